import { addressKey } from '../limits/address-key.ts';

/** @returns the network of an address: the first 24 bits of an IPv4 address, 48 of an IPv6 address; null: it is no address */
export function clientNetwork(address: string): string | null {
  const key = addressKey(address);
  if (key.endsWith('::/64')) return `${key.split(':').slice(0, 3).join(':')}::/48`;
  const network = /^\d{1,3}\.\d{1,3}\.\d{1,3}\./.exec(key);
  return network && `${network[0]}0/24`;
}
