import { isIPv6 } from 'node:net';

const WITH_PORT = /^(?:\[([^\]]+)\]|(\d+(?:\.\d+){3}))(?::\d+)?$/;
const MAPPED = /^::ffff:(\d+(?:\.\d+){3})$/i;
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * The key under which an address is counted. A holder of one IPv6 address commonly holds its whole /64 (RFC 6177), and could
 * evade a limit on single addresses. An IPv4 address has one key, however it is written.
 *
 * @param address as given by a socket or a proxy, possibly with a port
 */
export function addressKey(address: string): string {
  const withPort = WITH_PORT.exec(address);
  const [bare = ''] = (withPort?.[1] ?? withPort?.[2] ?? address).split('%');
  const mapped = MAPPED.exec(bare)?.[1];
  return mapped ?? (isIPv6(bare) ? networkOf(bare) : bare);
}

function networkOf(address: string): string {
  // In a URL an IPv6 address has one spelling: lower case, without leading zeros.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [groupsOf(before), groupsOf(after ?? '')];
  const zeros = Array.from({ length: GROUPS - first.length - last.length }, () => '0');
  return `${[...first, ...zeros, ...last].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
