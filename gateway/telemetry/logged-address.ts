import { isIPv4, isIPv6, SocketAddress } from 'node:net';

export const ADDRESS_FORMS = ['full', 'subnet', 'none'] as const;
/** How much of a client's address is logged: all of it, its /24 or /48, or nothing. */
export type AddressForm = (typeof ADDRESS_FORMS)[number];

const MAPPED = /^::ffff:(?=\d+\.)/i;

/** @returns what is logged of an address; null: nothing, also of what is no address, which a client may have written */
export function loggedAddress(address: string, form: AddressForm): string | null {
  if (form === 'none') return null;
  const bare = address.replace(MAPPED, '');
  if (isIPv4(bare)) return form === 'full' ? bare : `${bare.slice(0, bare.lastIndexOf('.'))}.0/24`;
  if (!isIPv6(bare) || bare.includes('%')) return null;
  const whole = new SocketAddress({ address: bare, family: 'ipv6' }).address;
  return form === 'full' ? whole : `${firstGroups(whole)}::/48`;
}

/** @returns the first 48 bits. An address may have its zeros left out among them */
function firstGroups(address: string): string {
  const [before = '', after = ''] = address.split('::');
  const [first, last] = [before, after].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - (first?.length ?? 0) - (last?.length ?? 0) }, () => '0');
  return [...(first ?? []), ...zeros, ...(last ?? [])].slice(0, 3).join(':');
}
