import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../subgraphs/notices/store.ts';
import { DEMO_NOW } from '../../../subgraphs/shared/demo.ts';
import { alertNamed, countsOf, dismiss, namesOf, readDashboard } from '../../support/dashboards.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

const DAY = 24 * 60 * 60 * 1000;
let graph: Graph;
let dataNow: number;
const start = async () => {
  dataNow = DEMO_NOW;
  graph = await startGraph({ dataClock: () => dataNow });
};
const stop = () => graph.stop();

const read = (signIn: string) => readDashboard(graph, signIn);
const idOf = async (signIn: string, name: string) => alertNamed(await read(signIn), name).id;
const ACCOUNTS = ['acct-samir-ma', 'acct-lara-ma', 'acct-lara-lmg', 'acct-irma-ma', 'acct-hugo-lmg', 'acct-ada-ma'];
const kept = () => (graph.subgraphs.get('notices')!.store as Store).dismissals(ACCOUNTS);

const SOON = 'RFI_DUE_SOON rfi-1001-2';
const SAMIRS = [
  'RFI_OVERDUE rfi-1001-1',
  'COVERAGE_ENDING eligibility-p1001-1',
  SOON,
  'APPEAL_DEADLINE ntc-1001-1',
  'NEW_NOTICE ntc-1001-1',
  'NEW_NOTICE ntc-1001-2',
  'DOCUMENT_RECEIVED doc-1001-1',
];
const without = (...names: string[]) => SAMIRS.filter((name) => !names.includes(name));

describe('dismissAlert (AL-2, UP-1)', () => {
  beforeEach(start);
  afterEach(stop);

  it('removes the alert, in the answer and permanently, and answers a repeated call the same way', async () => {
    expect(namesOf(await read('H10'))).toEqual(SAMIRS);
    const id = await idOf('H10', SOON);
    const first = await dismiss(graph, 'H10', id);
    expect(first.errors).toEqual([]);
    expect(namesOf(first.data.dismissAlert.dashboard)).toEqual(without(SOON));
    dataNow += 1000;
    expect((await dismiss(graph, 'H10', id)).text).toBe(first.text);
    expect(namesOf(await read('H10'))).toEqual(without(SOON));
    const dismissedAt = '2026-11-16T15:00:00.000Z';
    expect(await kept()).toEqual([{ accountId: 'acct-samir-ma', alertId: id, dismissedAt }]);
  });

  it('removes it from the count of its tab; open and unread items stay so (AL-1)', async () => {
    expect(countsOf(await read('H10'))).toEqual(['0/0', '1/1', '3/2', '3/2']);
    for (const [name, counts] of [
      [SOON, ['0/0', '1/1', '2/2', '3/2']],
      ['DOCUMENT_RECEIVED doc-1001-1', ['0/0', '1/1', '1/2', '3/2']],
      ['APPEAL_DEADLINE ntc-1001-1', ['0/0', '1/1', '1/2', '2/2']],
      ['NEW_NOTICE ntc-1001-1', ['0/0', '1/1', '1/2', '1/2']],
    ] as const) {
      const { data } = await dismiss(graph, 'H10', await idOf('H10', name));
      expect(countsOf(data.dismissAlert.dashboard)).toEqual(counts);
      expect(countsOf(await read('H10'))).toEqual(counts);
    }
  });

  it('removes a dismissed next step from My Info and My Benefits (AL-1)', async () => {
    await dismiss(graph, 'H12', await idOf('H12', 'CONTACT_INFO_CHECK'));
    expect(countsOf(await read('H12'))).toEqual(['0/0', '0/0', '0/1', '1/1']);
    await dismiss(graph, 'H13', await idOf('H13', 'PLAN_SELECTION_CLOSING enrollment-p1303-1'));
    expect(countsOf(await read('H13'))).toEqual(['0/0', '0/0', '0/1', '0/1']);
  });

  it('does not remove an urgent alert', async () => {
    const before = await read('H10');
    for (const name of ['RFI_OVERDUE rfi-1001-1', 'COVERAGE_ENDING eligibility-p1001-1']) {
      const { id, severity, dismissible } = alertNamed(before, name);
      expect([severity, dismissible]).toEqual(['URGENT', false]);
      expect((await dismiss(graph, 'H10', id)).data).toEqual({ dismissAlert: { dashboard: before } });
    }
    expect(await read('H10')).toEqual(before);
  });

  it('ends when the alert becomes urgent: dismissed twelve days before, it returns with seven days left', async () => {
    await dismiss(graph, 'H10', await idOf('H10', SOON));
    dataNow = DEMO_NOW + 4 * DAY;
    expect(namesOf(await read('H10'))).not.toContain(SOON);
    dataNow = DEMO_NOW + 5 * DAY;
    expect(alertNamed(await read('H10'), SOON)).toMatchObject({ severity: 'URGENT', dismissible: false });
  });

  it('affects one account: the other account of the same person still has the alert', async () => {
    const [name, other] = ['APPEAL_DEADLINE ntc-0601-1', 'NEW_NOTICE ntc-0601-1'];
    const id = await idOf('H06', name);
    expect(await idOf('H06-lmg', name)).toBe(id);
    await dismiss(graph, 'H06', id);
    expect(namesOf(await read('H06'))).toEqual([other]);
    expect(namesOf(await read('H06-lmg'))).toEqual([name, other]);
    expect((await kept()).map(({ accountId }) => accountId)).toEqual(['acct-lara-ma']);
  });

  it('affects one viewer: the member still has what the head dismissed, and the other way round', async () => {
    const hugos = 'PLAN_SELECTION_OPEN enrollment-p0402-1';
    const [heads, members] = [await read('H04'), await read('H04-hugo')];
    const { id } = alertNamed(heads, hugos);
    expect(alertNamed(members, hugos).id).toBe(id);
    await dismiss(graph, 'H04', id);
    expect(namesOf(await read('H04'))).toEqual(namesOf(heads).filter((name) => name !== hugos));
    expect(await read('H04-hugo')).toEqual(members);
    const jos = 'PLAN_SELECTION_OPEN enrollment-p0403-1';
    await dismiss(graph, 'H04-hugo', alertNamed(heads, jos).id);
    expect(namesOf(await read('H04'))).toContain(jos);
  });

  it('does not store an id that no alert can have', async () => {
    for (const id of ['', 'p0101', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}.`, 'A'.repeat(5000)])
      await dismiss(graph, 'H01', id);
    expect(await kept()).toEqual([]);
    await dismiss(graph, 'H01', 'A'.repeat(22));
    expect(await kept()).toHaveLength(1);
  });

  it('names the alert in no log line and no audit record', async () => {
    const id = await idOf('H10', SOON);
    await dismiss(graph, 'H10', id);
    expect(graph.logLines.join('')).not.toContain(id);
    expect(JSON.stringify(graph.auditRecords)).not.toContain(id);
  });
});

describe('RO-4: dismissAlert, whatever id it is given,', () => {
  beforeAll(start);
  afterAll(stop);

  it.each([
    ['that somebody else has', () => idOf('H10', SOON)],
    ['that the same household’s head alone has', () => idOf('H04', 'DOCUMENT_NOT_ACCEPTED doc-0403-1')],
    ['that nobody has', async () => 'A'.repeat(22)],
    ['of a notice', async () => 'ntc-0402-1'],
    ['of a person', async () => 'p0402'],
    ['that is empty', async () => ''],
    ['that is far too long', async () => 'A'.repeat(5000)],
    ['that is no text of ours', async () => "' or 1=1 --\u0000"],
  ])('answers an id %s like any other, and removes nothing for anyone', async (_which, find) => {
    const before = await Promise.all(['H04-hugo', 'H04', 'H10'].map(read));
    const answer = await dismiss(graph, 'H04-hugo', await find());
    expect([answer.status, answer.errors, answer.data]).toEqual([200, [], { dismissAlert: { dashboard: before[0] } }]);
    expect(await Promise.all(['H04-hugo', 'H04', 'H10'].map(read))).toEqual(before);
  });
});
