import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import documents from '../../subgraphs/documents/subgraph.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { ADA } from '../support/demo-viewers.ts';
import type { AnyTables } from '../support/many-rows.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses } from '../support/processes.ts';
import { type SentStatement, type SentStatements, watchSentStatements } from '../support/sent-statements.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { longStepsInSqlite, rowsReadInPostgres } from '../support/whole-table-reads.ts';

/** How many entries Ada's lists have. A third of them are of one day, in the middle. */
const ENTRIES = 1_500;
const SIZE = 20;

const idOf = (prefix: string, index: number) => `${prefix}-${String(index).padStart(5, '0')}`;
/** From the newest to the oldest. */
const dayOf = (index: number) => {
  const days = index < 500 ? 1000 - index : index < 1000 ? 500 : 1500 - index;
  return new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
};
const ENTRY = Array.from({ length: ENTRIES }, (_, index) => index);

const DOCUMENTS = ENTRY.map((index) => ({
  ...{ id: idOf('d', index), personId: 'p0101', submitterId: index % 2 === 0 ? 'p0101' : 'acct-ada-ma' },
  ...{ category: 'INCOME', channel: 'FAX', status: 'PROCESSED', submittedOn: dayOf(index) },
}));
const NOTICES = ENTRY.map((index) => ({
  ...{ id: idOf('n', index), householdId: 'h01', recipientIds: '["p0101"]', aboutIds: '["p0101"]', type: 'APPROVAL' },
  ...{ title: 'A title', noticeDate: dayOf(index), mailedOn: dayOf(index), language: 'en', regulationCitations: '[]' },
}));
const RECIPIENTS = NOTICES.map(({ id: noticeId, householdId, noticeDate, mailedOn }) => ({
  ...{ personId: 'p0101', noticeId, householdId, noticeDate, mailedOn },
}));
/** She has read all of hers, and others have read theirs. */
const MARKS = ['acct-ada-ma', 'another', 'a-third', 'a-fourth'].flatMap((accountId) =>
  NOTICES.map(({ id }) => ({
    accountId,
    noticeId: `${accountId === 'acct-ada-ma' ? '' : accountId}${id}`,
    readAt: '2026-11-01T00:00:00.000Z',
  })),
);

let postgres: PostgresServer;
const folder = temporaryFolder();
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(() => postgres.remove());
afterAll(stopProcesses);
afterAll(() => folder.remove());

const DATABASES: readonly (readonly [string, () => string])[] = [
  ['PostgreSQL', () => postgres.url],
  ['SQLite', () => `sqlite:${join(folder.path, 'graph.db')}`],
];
const LISTS = [
  { subgraph: documents, schema: 'documents', field: 'documents', on: 'Person', id: 'p0101', rows: { documents: DOCUMENTS } },
  {
    subgraph: documents,
    schema: 'documents',
    field: 'receipts',
    on: 'Viewer',
    id: 'acct-ada-ma',
    rows: { documents: DOCUMENTS },
  },
  { subgraph: documents, schema: 'documents', field: 'documents', on: 'Household', id: 'h01', rows: { documents: DOCUMENTS } },
  {
    ...{ subgraph: notices, schema: 'notices', field: 'notices', on: 'Person', id: 'p0101' },
    rows: { notices: NOTICES, noticeRecipients: RECIPIENTS, readMarks: MARKS },
  },
] as const;

describe.each(DATABASES.flatMap(([database, url]) => LISTS.map((list) => ({ database, url, ...list }))))(
  'a page of $on.$field in $database',
  ({ database, url, subgraph, schema, field, on, id, rows }) => {
    let own: AskedSubgraph;
    let watch: SentStatements;
    beforeAll(async () => {
      watch = watchSentStatements();
      own = (await startSubgraph(subgraph as never, { databaseUrl: url(), feed: null })) as AskedSubgraph;
      const tables: AnyTables = await openDatabase<Record<string, Record<string, unknown>>>(url(), schema);
      for (const [table, all] of Object.entries(rows)) {
        await tables.deleteFrom(table).execute();
        for (let begin = 0; begin < all.length; begin += 500) {
          await tables
            .insertInto(table)
            .values(all.slice(begin, begin + 500) as never)
            .execute();
        }
      }
      await sql`analyze`.execute(tables);
      await tables.destroy();
    });
    afterAll(async () => {
      watch.stop();
      await own.stop();
    });

    const NODE = field === 'notices' ? 'id readAt' : 'id';
    type Page = { edges: { cursor: string; node: { id: string } }[]; pageInfo: Record<string, unknown>; totalCount?: number };
    async function pageAt(after: string | null, more = ''): Promise<{ page: Page; sent: SentStatement[] }> {
      const args = `(first: ${SIZE}${after === null ? '' : `, after: "${after}"`})`;
      const withheld = field === 'receipts' || on !== 'Person' ? '' : `${field}Withheld`;
      const selection = `${withheld} ${field}${args} { ${more} edges { cursor node { ${NODE} } } pageInfo { hasNextPage hasPreviousPage } }`;
      watch.begin();
      const { data, errors } = await own.entity(ADA, on, id, selection);
      expect(errors).toEqual([]);
      return { page: (data as Record<string, Page>)[field]!, sent: watch.sent() };
    }

    it('holds every entry once, in order', async () => {
      const ids: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { page } = await pageAt(after);
        ids.push(...page.edges.map(({ node }) => node.id));
        more = page.pageInfo['hasNextPage'] === true;
        after = page.edges.at(-1)?.cursor ?? null;
      }
      expect(ids).toEqual(ENTRY.map((index) => idOf(field === 'notices' ? 'n' : 'd', index)));
    });

    it('reads as many rows at its 1st entry as at its 1,000th, by as many statements', async () => {
      const at = async (index: number) => {
        const after = Buffer.from(`${dayOf(index)} ${idOf(field === 'notices' ? 'n' : 'd', index)}`).toString('base64url');
        const { page, sent } = await pageAt(after);
        expect([page.edges.length, page.pageInfo]).toEqual([SIZE, { hasNextPage: true, hasPreviousPage: true }]);
        const read = database === 'SQLite' ? longStepsInSqlite(sent) : await rowsReadInPostgres(url(), [schema], sent);
        return { statements: sent.length, read };
      };
      const places = [await at(0), await at(499), await at(750), await at(999), await at(1400)];
      expect(new Set(places.map(({ statements }) => statements)).size).toBe(1);
      for (const { read } of places) {
        if (database === 'SQLite') expect(read).toEqual([]);
        // For each of at most two submitters: the rest of a day and the days before, a row more than the page, and what joins it.
        else expect(read).toBeLessThanOrEqual(5 * (SIZE + 1) + 2);
      }
    });

    it('is not read for an entry that is asked for by its id', async () => {
      const [type, prefix] = field === 'notices' ? (['Notice', 'n'] as const) : (['Document', 'd'] as const);
      watch.begin();
      for (const entry of [idOf(prefix, 3), idOf(prefix, ENTRIES - 1), 'unknown']) {
        const { data, errors } = await own.entity(ADA, type, entry, 'id');
        expect([data, errors]).toEqual([entry === 'unknown' ? null : { id: entry }, []]);
      }
      const sent = watch.sent();
      if (database === 'SQLite') expect(longStepsInSqlite(sent)).toEqual([]);
      else expect(await rowsReadInPostgres(url(), [schema], sent)).toBeLessThanOrEqual(2);
      expect(
        sent.filter(({ text }) => text.includes(`"${field === 'notices' ? 'noticeRecipients' : 'documents'}"`)),
      ).toHaveLength(1);
    });

    it('counts all entries only when totalCount is requested', async () => {
      const [without, counted] = [await pageAt(null), await pageAt(null, 'totalCount')];
      expect(counted.page.totalCount).toBe(ENTRIES);
      const counts = (sent: SentStatement[]) => sent.filter(({ text }) => text.includes('count(')).length;
      expect([counts(without.sent), counts(counted.sent)]).toEqual([0, 1]);
    });

    it('is read by one statement of its table, together with the withheld reason', async () => {
      const { sent } = await pageAt(null);
      const table = field === 'notices' ? 'noticeRecipients' : 'documents';
      expect(sent.filter(({ text }) => text.includes(`"${table}"`))).toHaveLength(1);
    });
  },
);
