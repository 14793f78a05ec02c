import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { demoFeed as documentsFeed } from '../../scripts/demo/documents.ts';
import { demoFeed as identityFeed } from '../../scripts/demo/identity.ts';
import type { Store } from '../../subgraphs/notices/store.ts';
import { demoDay } from '../../subgraphs/shared/demo.ts';
import { alertNamed, dismiss, namesOf, readDashboard } from '../support/dashboards.ts';
import { changesBetween, dumpTables } from '../support/dump-tables.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = Date.now();
const MARK = 'mutation ($id: ID!) { markNoticeRead(id: $id) { notice { id readAt } } }';
const SOON = 'RFI_DUE_SOON rfi-1001-2';
const CONTACT = 'CONTACT_INFO_CHECK';
const MARKED_AT = '2026-11-16T15:00:00.000Z';

let postgres: PostgresServer;
const folder = temporaryFolder();
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(() => postgres.remove());
afterAll(stopProcesses);
afterAll(() => folder.remove());

/** The documents in which the request that is due on T+12 is due so many days after T. */
const dueAfter = (days: number) => {
  const feed = documentsFeed();
  return { ...feed, rfis: feed.rfis.map((row) => (row.id === 'rfi-1001-2' ? { ...row, dueOn: demoDay(days) } : row)) };
};
/** The persons of whom Viktor confirmed the contact data so many days before T. */
const confirmedBefore = (days: number) => {
  const feed = identityFeed();
  const confirm = (row: (typeof feed.persons)[number]) =>
    row.id === 'p1201' ? { ...row, contactConfirmedOn: demoDay(-days) } : row;
  return { ...feed, persons: feed.persons.map(confirm) };
};

describe.each([
  ['PostgreSQL', () => postgres.url],
  ['files of SQLite', () => `sqlite:${join(folder.path, 'graph.db')}`],
])('the marks of an account, stored in %s,', (_database, databaseUrl) => {
  let graph: Graph;
  const start = async (feeds: Record<string, unknown> = {}) =>
    void (graph = await startGraph({ databaseUrl: databaseUrl(), clock: () => NOW, feeds }));
  afterEach(() => graph.stop());
  const restart = async (feeds: Record<string, unknown> = {}) => {
    await graph.stop();
    await start(feeds);
  };
  const read = (signIn: string) => readDashboard(graph, signIn);
  const names = async (signIn: string) => namesOf(await read(signIn));
  const store = () => graph.subgraphs.get('notices')!.store as Store;

  it('UP-1: are the only new rows in the tables of all five subgraphs', async () => {
    await start();
    const { id } = alertNamed(await read('H10'), SOON);
    const before = await dumpTables(databaseUrl());
    expect(Object.keys(before).length).toBeGreaterThan(20);
    await dismiss(graph, 'H10', id);
    await graph.ask('H10', MARK, { id: 'ntc-1001-1' });
    expect(changesBetween(before, await dumpTables(databaseUrl()))).toEqual({
      'notices.dismissals': { added: [{ accountId: 'acct-samir-ma', alertId: id, dismissedAt: MARKED_AT }], gone: [] },
      'notices.readMarks': { added: [{ accountId: 'acct-samir-ma', noticeId: 'ntc-1001-1', readAt: MARKED_AT }], gone: [] },
    });
  });

  it('UP-1: do not change for ids that are not alerts or notices of the viewer, nor does any other row', async () => {
    await start();
    const bodies = new Set<string>();
    await names('H04-hugo');
    const before = await dumpTables(databaseUrl());
    // The head's notice, that of another household, none, and none that could be.
    for (const id of ['ntc-0401-1', 'ntc-1001-1', 'ntc-9999-9', '', 'x'.repeat(5000), "' or 1=1 --", 'ntc-0402-1\u0000', '😀']) {
      const { status, text } = await graph.ask('H04-hugo', MARK, { id });
      bodies.add(`${status} ${text}`);
      await dismiss(graph, 'H04-hugo', id);
    }
    expect([...bodies]).toEqual(['200 {"data":{"markNoticeRead":{"notice":null}}}\n']);
    expect(changesBetween(before, await dumpTables(databaseUrl()))).toEqual({});
  });

  it('survive a restart, and end when the cause of the alert changes (AL-2)', async () => {
    await start();
    await dismiss(graph, 'H12', alertNamed(await read('H12'), CONTACT).id);
    expect(await names('H10')).not.toContain(SOON);
    await restart();
    expect(await names('H10')).not.toContain(SOON);
    expect(await names('H10')).not.toContain('NEW_NOTICE ntc-1001-1');
    expect(await names('H12')).not.toContain(CONTACT);
    await restart({ documents: dueAfter(13), identity: confirmedBefore(366) });
    expect(alertNamed(await read('H10'), SOON)).toMatchObject({ dueOn: demoDay(13), dismissible: true });
    expect(await names('H12')).toContain(CONTACT);
    await restart({ documents: dueAfter(12) });
    expect(await names('H10')).not.toContain(SOON);
    expect(await names('H12')).not.toContain(CONTACT);
  });

  it('are stored once each for concurrent requests', async () => {
    await start();
    const alerts = await read('H02');
    const all = [...alerts.nextSteps, ...alerts.importantInformation];
    expect(all.length).toBeGreaterThan(3);
    const id = 'ntc-0201-1';
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => [
        ...all.map((alert) => dismiss(graph, 'H02', alert.id)),
        graph.ask('H02', MARK, { id }),
      ]).flat(),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await names('H02')).toEqual([]);
    const dismissed = await store().dismissals(['acct-bruno-ma']);
    expect(dismissed.map(({ alertId }) => alertId).sort()).toEqual(all.map((alert) => alert.id).sort());
    expect(await store().readMarks(['acct-bruno-ma'])).toEqual([{ accountId: 'acct-bruno-ma', noticeId: id, readAt: MARKED_AT }]);
  });

  it('are limited to the latest 500 of each account', async () => {
    await start();
    const others = await store().dismissals(['acct-samir-ma', 'acct-bruno-ma']);
    const alertIdOf = (index: number) => String(index).padStart(22, '0');
    for (let index = 0; index < 503; index += 1) {
      const dismissedAt = new Date(NOW + index).toISOString();
      await store().dismiss({ accountId: 'acct-ada-ma', alertId: alertIdOf(index), dismissedAt });
    }
    const kept = (await store().dismissals(['acct-ada-ma'])).map(({ alertId }) => alertId).sort();
    expect(kept).toEqual(Array.from({ length: 500 }, (_, index) => alertIdOf(index + 3)));
    expect(await store().dismissals(['acct-samir-ma', 'acct-bruno-ma'])).toEqual(others);
  });
});
