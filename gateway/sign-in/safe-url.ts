/**
 * @param orLocal whether plain HTTP on this machine is accepted
 * @returns whether data read at `url` is authentic: over TLS, or from this machine
 */
export function isSafeUrl(url: string, orLocal: boolean): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.username !== '' || parsed.password !== '' || parsed.hash !== '') return false;
  return parsed.protocol === 'https:' || (orLocal && parsed.protocol === 'http:' && parsed.hostname === '127.0.0.1');
}
