import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { demoSignIns } from '../../../scripts/demo/identity.ts';
import { startAssisted } from '../../support/delegates.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { findLeaks, KNOWS } from '../../support/leak-scan.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';
import { asking, askView, FEEDS } from './ask-view.ts';
import { H01 } from './h01.table.ts';
import { H02 } from './h02.table.ts';
import { H03 } from './h03.table.ts';
import { H04 } from './h04.table.ts';
import { H05, H06 } from './h05-h06.table.ts';
import { H07, H08 } from './h07-h08.table.ts';
import { H09 } from './h09.table.ts';
import { H10 } from './h10.table.ts';
import { H11 } from './h11.table.ts';
import { H12 } from './h12.table.ts';
import { H13, H14 } from './h13-h14.table.ts';
import { shapeView } from './shape-view.ts';
import { linesOf, type View } from './view.ts';

const VIEWS: readonly View[] = [H01, H02, H03, H04, H05, H06, H07, H08, H09, H10, H11, H12, H13, H14].flat();

let graph: Graph;
beforeAll(async () => void (graph = await startGraph({ operations: await openStores(OPEN_CLIENTS, '.', null) })));
afterAll(() => graph.stop());

async function meet({ signIn, delegate }: View) {
  const token = delegate ? (await startAssisted(graph, signIn, delegate)).token : await graph.token(signIn);
  const answers = await askView(asking(graph.url, token));
  return { ...shapeView(answers), ...answers };
}

describe.each(VIEWS)('RO-2 to RO-10, CI-1, CI-2, BE-1 to BE-4, DO-1 to DO-3, NO-1, AL-1 to AL-3: $signIn, $why', (expected) => {
  let met: Awaited<ReturnType<typeof meet>>;
  beforeAll(async () => void (met = await meet(expected)));

  it.each(['viewer', 'myInfo', 'myBenefits', 'myDocuments', 'myNotices', 'dashboard', 'others'] as const)('%s', (page) => {
    expect(met.view[page]).toEqual(linesOf(expected[page]));
  });

  it('finds by id what there is for them, and nothing else', () => {
    expect(met.byId.join(' ')).toBe(linesOf(expected.byId).join(' '));
  });

  it('gets nothing that the table does not list', () => {
    const ADD = 'say in test/gateway/views/shape-view.ts how it reads, and in the tables beside it what each person reads';
    expect(met.untold.map((place) => `${place}: ${ADD}`)).toEqual([]);
    expect(findLeaks(met.bytes, KNOWS[expected.signIn] ?? {})).toEqual([]);
  });

  it('gets no byte of hidden data, even though the feeds have it', () => {
    const values = linesOf(expected.hidden).map((line) => line.split(' — ')[0] ?? '');
    expect(values.filter((value) => !FEEDS.includes(value))).toEqual([]);
    expect(values.filter((value) => met.bytes.includes(value))).toEqual([]);
  });
});

it('the tables include everyone who can sign in', () => {
  expect([...new Set(VIEWS.map(({ signIn }) => signIn))].sort()).toEqual(demoSignIns.map(({ name }) => name).sort());
});
