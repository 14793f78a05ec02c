/** Where a Redis is, and what it takes to connect. */
export type RedisAddress =
  | string
  | {
      readonly url: string;
      /** The authorities that may have signed the certificates of servers, in PEM; absent: the public ones. */
      readonly ca?: string;
      /** Of the Sentinels themselves. */
      readonly sentinelPassword?: string;
    };

/** Several servers. */
export type RedisHosts = readonly Host[];

type Host = { readonly host: string; readonly port: number };

/** What a URL leads to: one server, the primary that Sentinels name, or a cluster. */
export type RedisPlace = {
  /** Whether connections are encrypted. */
  readonly isSecure: boolean;
} & (
  | { readonly kind: 'server'; readonly url: string }
  | (Login & { readonly kind: 'sentinel'; readonly hosts: RedisHosts; readonly name: string; readonly db: number })
  | (Login & { readonly kind: 'cluster'; readonly hosts: readonly Host[] })
);

type Login = { readonly username?: string; readonly password?: string };

const SERVER = /^redis(s?):\/\/./;
const SEVERAL =
  /^redis(?<tls>s?)-(?<kind>sentinel|cluster):\/\/(?:(?<login>[^@/?#]*)@)?(?<hosts>[^@/?#]+)(?:\/(?<path>[^?#]*))?$/;
/** The name of the primary, and the number of a database. */
const SENTINEL_PATH = /^(?<name>[\w.-]+)(?:\/(?<db>\d{1,4}))?$/;
const HOST = /^(?:\[(?<address>[\da-f:.]+)\]|(?<name>[\w.-]+))(?::(?<port>\d{1,5}))?$/i;
const DEFAULT_PORTS = { sentinel: 26_379, cluster: 6_379 };

/**
 * Reads `redis://…` and `rediss://…` of one server, `redis-sentinel://user:password@s1:26379,s2:26379/mymaster` and
 * `redis-cluster://user:password@n1:6379,n2:6379`. With TLS these begin with `rediss-`.
 *
 * @returns null when it is none of them
 */
export function readRedisUrl(url: string): RedisPlace | null {
  if (SERVER.test(url)) return URL.canParse(url) ? { kind: 'server', isSecure: url.startsWith('rediss'), url } : null;
  const { tls, kind, login, hosts: list = '', path = '' } = SEVERAL.exec(url)?.groups ?? {};
  if (kind !== 'sentinel' && kind !== 'cluster') return null;
  const hosts = list.split(',').map((host) => readHost(host, DEFAULT_PORTS[kind]));
  const who = readLogin(login);
  if (who === null || !hosts.every((host) => host !== null)) return null;
  const common = { isSecure: tls === 's', hosts, ...who };
  if (kind === 'cluster') return path === '' ? { kind, ...common } : null;
  const { name, db = '0' } = SENTINEL_PATH.exec(path)?.groups ?? {};
  return name === undefined ? null : { kind, ...common, name, db: Number(db) };
}

function readHost(text: string, defaultPort: number): Host | null {
  const { address, name, port } = HOST.exec(text)?.groups ?? {};
  const host = address ?? name;
  const number = port === undefined ? defaultPort : Number(port);
  return host === undefined || number < 1 || number > 65_535 ? null : { host, port: number };
}

function readLogin(login: string | undefined): Login | null {
  if (login === undefined) return {};
  const [username = '', ...password] = login.split(':');
  try {
    const word = decodeURIComponent(password.join(':'));
    return { ...(username !== '' && { username: decodeURIComponent(username) }), ...(word !== '' && { password: word }) };
  } catch {
    // A percent sign that stands for nothing.
    return null;
  }
}
