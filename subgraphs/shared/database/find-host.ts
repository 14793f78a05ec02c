import pg from 'pg';
import { cutOff } from './cut-off.ts';
import { type HostTarget, type PostgresHosts, readPostgresUrl } from './postgres-hosts.ts';

/** Finds the host of a database that is to be used. */
export type HostFinder = {
  /** @returns its URL. @throws when none can be used */
  readonly find: () => Promise<string>;
  /** @returns the URL that was found last; at first that of the first host */
  readonly last: () => string;
  /** Says that the host may be gone, or be another one now. The next `find` looks. */
  readonly doubt: () => void;
};

/** What a server says of itself. */
export type HostState = { readonly isStandby: boolean; readonly isReadOnly: boolean };

/** Asks a server what it is. PostgreSQL gives the setting `transaction_read_only` to every session of a standby. */
export const HOST_STATE = `pg_is_in_recovery() as "isStandby", current_setting('transaction_read_only') = 'on' as "isReadOnly"`;

export const READ_ONLY = 'No server of the database takes writes';

/** A server was found, and none that takes writes. */
export class OnlyReadOnly extends Error {
  constructor() {
    super(READ_ONLY);
  }
}

/** Once a host has said what it is, one that says nothing for so long is taken to be gone, in milliseconds. */
const OTHERS_MS = 1_000;

/** How long a host may take to say what it is, unless said otherwise, in milliseconds. */
const CONNECT_MS = 5_000;

type Options = { readonly connectMs: number; readonly onMove?: ((host: number) => void) | undefined };

/**
 * A single host is used without looking: its connections are checked one by one.
 *
 * @param onMove is called with the number of a host, from 1, when another one than before is used
 */
export function createHostFinder({ urls, target }: PostgresHosts, { connectMs, onMove }: Options): HostFinder {
  const [first = ''] = urls;
  let last = first;
  let isCertain = urls.length === 1;
  let looking: Promise<string> | null = null;
  const look = async () => {
    const found = await findHost(urls, target, connectMs);
    if (found !== last) onMove?.(urls.indexOf(found) + 1);
    last = found;
    isCertain = true;
    return found;
  };
  return {
    last: () => last,
    doubt: () => void (isCertain = urls.length === 1),
    find: () => (isCertain ? Promise.resolve(last) : (looking ??= look().finally(() => (looking = null)))),
  };
}

const fits = ({ isStandby, isReadOnly }: HostState, target: HostTarget): boolean =>
  target === 'any' || (target === 'read-write' ? !isReadOnly : isStandby);

/** Asks all hosts at once. @returns the URL of the first that fits */
async function findHost(urls: readonly string[], target: HostTarget, connectMs: number): Promise<string> {
  const asked = urls.map((url) => ({ url, ...askHost(url, connectMs) }));
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const answered: string[] = [];
      const failures: unknown[] = [];
      const settle = () => {
        const [standIn] = answered;
        if (standIn === undefined) reject(failures[0]);
        else if (target === 'prefer-standby') resolve(standIn);
        else reject(new OnlyReadOnly());
      };
      const hear = (url: string, state: HostState) => {
        if (fits(state, target)) return resolve(url);
        answered.push(url);
        timer ??= setTimeout(settle, OTHERS_MS);
      };
      for (const { url, state } of asked) {
        const heard = state.then(
          (one) => hear(url, one),
          (error: unknown) => void failures.push(error),
        );
        void heard.then(() => answered.length + failures.length === urls.length && settle());
      }
    });
  } finally {
    clearTimeout(timer);
    for (const { end } of asked) end();
  }
}

/** @returns what the host says of itself, and how to stop asking */
function askHost(url: string, connectMs: number): { readonly state: Promise<HostState>; readonly end: () => void } {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs, query_timeout: connectMs });
  client.on('error', () => undefined);
  const ask = async () => {
    await client.connect();
    return (await client.query<HostState>(`select ${HOST_STATE}`)).rows[0]!;
  };
  return { state: ask(), end: () => cutOff(client) };
}

/** @returns the URL of the host that takes writes. @throws when none does, or it is no URL of PostgreSQL */
export async function findPostgres(url: string): Promise<string> {
  const hosts = readPostgresUrl(url);
  if (hosts === null) throw new Error('The URL of the database is not one of PostgreSQL');
  return createHostFinder(hosts, { connectMs: CONNECT_MS }).find();
}
