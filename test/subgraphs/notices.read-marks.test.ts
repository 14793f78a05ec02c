import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { startSubgraph, type AskedSubgraph } from '../support/ask-subgraph.ts';
import { ADA, BRUNO, CARLA, LARA, LARA_LMG, NADIA, partner } from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(notices);
});
afterAll(() => subgraph.stop());

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';

describe('UP-1: marking as read changes the account’s mark and nothing else', () => {
  const MARK = 'mutation ($id: ID!) { markNoticeRead(id: $id) { notice { id readAt } } }';
  const READ = 'query ($id: ID!) { notice(id: $id) { readAt } }';

  it('the first mark is kept, and shown only to this account', async () => {
    let now = DEMO_NOW;
    const own = await startSubgraph(notices, { clock: () => now });
    const id = 'ntc-0601-1';
    const marked = { data: { markNoticeRead: { notice: { id, readAt: '2026-11-16T15:00:00.000Z' } } }, errors: [] };
    expect((await own.ask(LARA, READ, { id })).data).toEqual({ notice: { readAt: null } });
    expect(await own.ask(LARA, MARK, { id })).toEqual(marked);
    now += 60_000;
    expect(await own.ask(LARA, MARK, { id })).toEqual(marked);
    expect((await own.ask(LARA_LMG, READ, { id })).data).toEqual({ notice: { readAt: null } });
    await own.stop();
  });

  it('two marks in one operation are both shown', async () => {
    const own = await startSubgraph(notices);
    const query = `mutation {
      first: markNoticeRead(id: "ntc-0101-1") { notice { readAt } }
      second: markNoticeRead(id: "ntc-0101-2") { notice { readAt } }
    }`;
    const payload = { notice: { readAt: '2026-11-16T15:00:00.000Z' } };
    expect(await own.ask(ADA, query)).toEqual({ data: { first: payload, second: payload }, errors: [] });
    await own.stop();
  });

  it('RO-4: a notice of another person is answered like one that does not exist, and is not marked', async () => {
    const own = await startSubgraph(notices);
    const nothing = { data: { markNoticeRead: { notice: null } }, errors: [] };
    expect(await own.ask(BRUNO, MARK, { id: 'ntc-0202-1' })).toEqual(nothing);
    expect(await own.ask(BRUNO, MARK, { id: 'ntc-9999-9' })).toEqual(nothing);
    expect((await own.ask(CARLA, READ, { id: 'ntc-0202-1' })).data).toEqual({ notice: { readAt: null } });
    expect(await own.store.readMarks(['acct-bruno-ma', 'acct-carla-lmg'])).toEqual([]);
    await own.stop();
  });

  it.each<[string, Viewer | null]>([
    ['an account linked to nothing', NADIA],
    ['a partner', partner()],
    ['an unidentified caller', null],
  ])('%s may not mark', async (_case, viewer) => {
    const answer = await subgraph.ask(viewer, MARK, { id: 'ntc-0101-1' });
    expect(answer).toEqual({ data: { markNoticeRead: null }, errors: [`markNoticeRead ${DENIED}`] });
  });

  it('marks are kept by the next feed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'notices-'));
    const databaseUrl = `sqlite:${join(folder, 'notices.db')}`;
    const before = await startSubgraph(notices, { databaseUrl });
    await before.ask(ADA, MARK, { id: 'ntc-0101-1' });
    await before.stop();
    const after = await startSubgraph(notices, { databaseUrl, clock: () => DEMO_NOW + 86_400_000 });
    const answer = await after.ask(ADA, '{ a: notice(id: "ntc-0101-1") { readAt } b: notice(id: "ntc-0101-2") { readAt } }');
    await after.stop();
    rmSync(folder, { recursive: true });
    expect(answer.data).toEqual({ a: { readAt: '2026-11-16T15:00:00.000Z' }, b: { readAt: null } });
  });
});
