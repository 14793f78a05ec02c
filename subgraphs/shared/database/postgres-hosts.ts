/** Which of several hosts is used, as libpq names it. */
export type HostTarget = 'any' | 'read-write' | 'prefer-standby';

/** Where a database is. */
export type PostgresHosts = {
  /** One URL for each host, in the order in which they are written. */
  readonly urls: readonly string[];
  readonly target: HostTarget;
};

const TARGETS: ReadonlyMap<string, HostTarget> = new Map([
  ['any', 'any'],
  ['read-write', 'read-write'],
  ['primary', 'read-write'],
  ['prefer-standby', 'prefer-standby'],
]);

const URL_PARTS = /^(?<scheme>postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)(?<hosts>[^@/?#]*)(?<path>(?:\/[^?#]*)?)(?:\?(?<query>[^#]*))?$/;

/**
 * Reads a URL that may name several hosts, as `postgres://user@a:5432,b:5432/graph?target_session_attrs=read-write`.
 *
 * @param otherwise the target of a URL that says none
 * @returns null when it is no such URL
 */
export function readPostgresUrl(url: string, otherwise: HostTarget = 'read-write'): PostgresHosts | null {
  const { scheme = '', hosts = '', path = '', query = '' } = URL_PARTS.exec(url)?.groups ?? {};
  if (scheme === '') return null;
  const settings = new URLSearchParams(query);
  const target = TARGETS.get(settings.get('target_session_attrs') ?? otherwise);
  settings.delete('target_session_attrs');
  const rest = `${path}${settings.size > 0 ? `?${settings}` : ''}`;
  const names = hosts.split(',');
  // A single host may be missing: the query then names a socket.
  const isComplete = names.length === 1 || names.every((name) => name !== '');
  const urls = names.map((name) => `${scheme}${name}${rest}`);
  return target === undefined || !isComplete || !urls.every(isUrl) ? null : { urls, target };
}

const isUrl = (url: string): boolean => URL.canParse(url.replace('@/', '@socket/').replace(':///', '://socket/'));
