import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';
import { openFeedDatabase } from '../../subgraphs/shared/feeds/feed-database.ts';
import type { FeedLoad } from '../../subgraphs/shared/feeds/feed-load.ts';
import { FeedRefused } from '../../subgraphs/shared/feeds/guards.ts';
import { loadFeed } from '../../subgraphs/shared/feeds/load-feed.ts';
import { type RejectedLine, readRejects } from '../../subgraphs/shared/feeds/read-rejects.ts';
import type { LoadSummary } from '../../subgraphs/shared/feeds/summary.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';

export type Header = { asOf?: string; mode?: 'full' | 'changes'; source?: string };

/** A line that is not written as JSON: bytes, as a source that fails might send them. */
export type Line = object | string | Uint8Array;

/** @returns a feed as bytes, with a closing line that fits, whatever the lines are */
export function feedOf(feed: string, lines: readonly Line[], header: Header = {}): Buffer {
  const first = { feed, format: 1, asOf: '2026-11-20T09:00:00.000Z', mode: 'full', source: 'a test', ...header };
  const all = [first, ...lines].map((line) => {
    if (line instanceof Uint8Array) return Buffer.concat([line, Buffer.from('\n')]);
    return Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  });
  const body = Buffer.concat(all);
  const sha256 = createHash('sha256').update(body).digest('hex');
  return Buffer.concat([body, Buffer.from(`${JSON.stringify({ count: lines.length, sha256 })}\n`)]);
}

export type Loaded = { summary: LoadSummary | null; refused: string | null; rejects: RejectedLine[] };

/** The tables of a subgraph, to load feeds into. */
export async function openFeedWorld(name: string, url = 'sqlite::memory:') {
  const subgraph = subgraphs.find((candidate) => candidate.name === name)!;
  const tables = await openDatabase<object>(url, schemaOf(name));
  await migrate(tables, subgraph.migrations);
  // PostgreSQL frees the lock of a process that was killed when the statement of it ends.
  const database = await openFeedDatabase({ url, schema: schemaOf(name), database: tables, lock: 'wait' });
  const load = async (bytes: Uint8Array, more: Partial<FeedLoad> = {}): Promise<Loaded> => {
    const options = { definition: subgraph.feed, database, settings: DEVELOPMENT_SETTINGS, overrides: {}, ...more };
    const open = () => piecesOf(bytes);
    const { summary, refused } = await loadFeed({ open, ...options }).then(
      (loaded) => ({ summary: loaded as LoadSummary | null, refused: null as string | null }),
      (error: unknown) => {
        if (error instanceof FeedRefused) return { summary: error.summary, refused: error.message };
        throw error;
      },
    );
    const rejects: RejectedLine[] = [];
    for await (const reject of readRejects(database.kysely)) rejects.push(reject);
    return { summary, refused, rejects };
  };
  return {
    tables,
    database,
    load,
    /** @returns the rows of a query */
    rows: async (query: string) => (await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(database.kysely)).rows,
    /** @returns all that feeds have stored, in an order of its own */
    dump: () =>
      dumpFeed(database.kysely, [...Object.keys(subgraph.feed.tables), ...Object.keys(subgraph.feed.adds ?? {}), ...STATE]),
    close: async () => {
      await database.release();
      await tables.destroy();
    },
  };
}

export type FeedWorld = Awaited<ReturnType<typeof openFeedWorld>>;

const STATE = ['feed', 'feed_aggregates'];

async function dumpFeed(database: Kysely<object>, tables: readonly string[]): Promise<Record<string, string[]>> {
  const dumped: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(database);
    dumped[table] = rows
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .sort()
            .map(([name, value]) => [name, String(value)]),
        ),
      )
      .sort();
  }
  return dumped;
}

/** Pieces that end where no line does. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let begin = 0; begin < bytes.length; begin += 65_521) yield Promise.resolve(bytes.subarray(begin, begin + 65_521));
}

type More = Record<string, unknown>;

export const person = (id: string, more: More = {}): More => ({
  id,
  first: 'Pat',
  last: 'Exemplar',
  birthDate: '1990-02-28',
  spokenLanguage: 'EN',
  writtenLanguage: 'EN',
  format: 'STANDARD',
  addresses: [{ usage: 'HOME', kind: 'STREET', line1: '1 Example Street', city: 'Boston', state: 'MA', zip: '02108' }],
  phones: [{ kind: 'MOBILE', number: '617-555-0101', primary: true }],
  ...more,
});

export const membership = (personId: string, more: More = {}): More => ({
  personId,
  role: 'MEMBER',
  relationshipToHead: 'CHILD',
  isApplying: true,
  from: '2026-01-01',
  ...more,
});

export const headship = (personId: string, more: More = {}): More =>
  membership(personId, { role: 'HEAD', relationshipToHead: 'SELF', ...more });

/** A household of a head and members, all described by it. */
export const household = (id: string, personIds: readonly string[], version = 1, more: More = {}): More => ({
  kind: 'household',
  id,
  version,
  records: {
    persons: personIds.map((personId) => person(personId)),
    memberships: personIds.map((personId, index) => (index === 0 ? headship(personId) : membership(personId))),
    ...more,
  },
});

export const waitingAccount = (id: string, personId: string | null, version = 1): More => ({
  kind: 'account',
  id,
  version,
  records: {
    provider: 'MA_LOGIN',
    issuer: 'ma-login',
    subject: `subject-of-${id}`,
    firstName: 'Pat',
    lastName: 'Exemplar',
    email: `${id}@example.org`,
    personId,
  },
});

/** An account that is in use, and linked to a person. */
export const openedAccount = (id: string, personId: string): More => {
  const { records, ...line } = waitingAccount(id, personId) as { records: More };
  const link = { kind: 'MASSHEALTH', state: 'LINKED', method: 'SSN', linkedAt: '2026-01-01T00:00:00.000Z', personId };
  return { ...line, records: { ...records, opened: { createdOn: '2026-01-01', emailVerified: true, links: [link] } } };
};

export const removed = (kind: string, id: string, version: number): More => ({ kind, id, version, deleted: true });
