import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store as IdentityStore } from '../../subgraphs/identity/store.ts';
import type { Store as NoticesStore } from '../../subgraphs/notices/store.ts';
import { type Graph, type GraphAnswer, post, startGraph } from '../support/graph.ts';

/** Who may change what, and that nothing at all happens when they may not: it is decided before anything runs. */

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const store = <Store>(name: string) => graph.subgraphs.get(name)!.store as Store;
const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const outcome = ({ status, data, errors }: GraphAnswer) => ({
  status,
  data: data as unknown,
  errors: errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`),
});

describe('Mutation.markNoticeRead', () => {
  const MARK = 'mutation ($id: ID!) { markNoticeRead(id: $id) { notice { id readAt } } }';
  const PERSONS = ['p0201', 'p0203', 'p0301', 'p0401', 'p0402'];
  const ACCOUNTS = ['acct-bruno-ma', 'acct-fiona-ma', 'acct-hugo-lmg', 'acct-nadia-lmg', 'acct-irma-ma'];
  const marks = async () =>
    (await store<NoticesStore>('notices').readMarks(ACCOUNTS)).map(({ accountId, noticeId }) => `${accountId} ${noticeId}`);

  it.each([
    ['GW-MARK-ANONYMOUS', 'anonymous', 'ntc-0201-1'],
    ['GW-MARK-UNLINKED', 'H08', 'ntc-0201-1'],
    ['GW-MARK-HOLDER', 'H03', 'ntc-0301-1'],
    ['GW-MARK-PARTNER-ELIGIBILITY', 'partner-eligibility', 'ntc-0201-1'],
    ['GW-MARK-PARTNER-DOCUMENTS', 'partner-documents', 'ntc-0201-1'],
    ['GW-MARK-STAFF', 'staff', 'ntc-0201-1'],
  ])('%s: %s is denied, and %s stays unread (UP-1, RO-7)', async (_id, signIn, notice) => {
    const denied = { status: 200, data: { markNoticeRead: null }, errors: [`markNoticeRead ${DENIED}`] };
    const before = await marks();
    expect(outcome(await graph.ask(signIn, MARK, { id: notice }))).toEqual(denied);
    expect(await marks()).toEqual(before);
  });

  it.each([
    ['GW-MARK-OTHERS-HEAD', 'H04-hugo', 'ntc-0401-1'],
    ['GW-MARK-OTHERS-MEMBER', 'H02', 'ntc-0202-1'],
    ['GW-MARK-OTHERS-RESTRICTED', 'H02', 'ntc-0203-1'],
    ['GW-MARK-OTHERS-HOUSEHOLD', 'H02', 'ntc-0401-1'],
    ['GW-MARK-NOWHERE', 'H02', 'ntc-9999-9'],
  ])('%s: %s cannot mark %s, and learns nothing (RO-4, RO-6)', async (_id, signIn, notice) => {
    const hidden = { status: 200, data: { markNoticeRead: { notice: null } }, errors: [] };
    const before = await marks();
    expect(outcome(await graph.ask(signIn, MARK, { id: notice }))).toEqual(hidden);
    expect(await marks()).toEqual(before);
  });

  it('GW-MARK-OWN: the recipient marks a notice for their own account only (UP-1)', async () => {
    const before = await marks();
    const { data } = await graph.ask('H04-hugo', MARK, { id: 'ntc-0402-1' });
    expect(data).toEqual({ markNoticeRead: { notice: { id: 'ntc-0402-1', readAt: '2026-11-16T15:00:00.000Z' } } });
    expect(await marks()).toEqual([...before, 'acct-hugo-lmg ntc-0402-1']);
  });

  it('GW-MARK-BESIDE: a denied change has no effect when sent together with an allowed one', async () => {
    const both = 'mutation { unlinkAccount(kind: DTA) { state } markNoticeRead(id: "ntc-0301-1") { notice { id } } }';
    expect(outcome(await graph.ask('H03', both))).toEqual({
      status: 200,
      data: { unlinkAccount: { state: 'UNLINKED' }, markNoticeRead: null },
      errors: [`markNoticeRead ${DENIED}`],
    });
    expect(await marks()).not.toContain('acct-fiona-ma ntc-0301-1');
  });

  it('GW-MARK-NOTHING-ELSE: the notice itself does not change (UP-1)', async () => {
    const all = () => store<NoticesStore>('notices').noticesSentTo(PERSONS);
    const before = await all();
    await graph.ask('H02', MARK, { id: 'ntc-0201-1' });
    expect(await marks()).toContain('acct-bruno-ma ntc-0201-1');
    expect(await all()).toEqual(before);
  });
});

describe('Mutation.unlinkAccount', () => {
  const UNLINK = 'mutation { unlinkAccount(kind: MAHEALTHCONNECTOR) { kind state } }';
  const states = async () =>
    (await store<IdentityStore>('identity').links(['acct-ada-ma', 'acct-bruno-ma', 'acct-fiona-ma']))
      .map(({ accountId, state }) => `${accountId} ${state}`)
      .sort();
  const ALL_LINKED = ['acct-ada-ma LINKED', 'acct-bruno-ma LINKED', 'acct-fiona-ma LINKED'];
  const denied = { status: 200, data: { unlinkAccount: null }, errors: [`unlinkAccount ${DENIED}`] };
  const askAfter = async (signIn: string, minutes: number) => {
    const token = await graph.token(signIn, Math.floor(Date.now() / 1000) - minutes * 60);
    return post(graph.url, { query: UNLINK }, { authorization: `Bearer ${token}` });
  };

  it.each([
    ['GW-UNLINK-ANONYMOUS', 'anonymous'],
    ['GW-UNLINK-PARTNER-ELIGIBILITY', 'partner-eligibility'],
    ['GW-UNLINK-PARTNER-DOCUMENTS', 'partner-documents'],
    ['GW-UNLINK-STAFF', 'staff'],
  ])('%s: %s is denied, and every link stays (UP-1)', async (_id, signIn) => {
    expect(outcome(await graph.ask(signIn, UNLINK))).toEqual(denied);
    expect(await states()).toEqual(ALL_LINKED);
  });

  it('GW-UNLINK-STALE: a sign-in more than 20 minutes old is denied, and the link stays', async () => {
    expect(outcome(await askAfter('H02', 21))).toEqual(denied);
    expect(await states()).toEqual(ALL_LINKED);
  });

  it('GW-UNLINK-RECENT: a sign-in less than 20 minutes old ends its own link only, and hides everything seen through it (UP-1, RO-7, RO-9)', async () => {
    const look = '{ me { id } person(id: "p0204") { id } household(id: "h02") { id } }';
    expect((await graph.ask('H02', look)).data).toEqual({
      me: { id: 'p0201' },
      person: { id: 'p0204' },
      household: { id: 'h02' },
    });
    expect((await askAfter('H02', 19)).data).toEqual({ unlinkAccount: { kind: 'MAHEALTHCONNECTOR', state: 'UNLINKED' } });
    expect(await states()).toEqual(['acct-ada-ma LINKED', 'acct-bruno-ma REVOKED', 'acct-fiona-ma LINKED']);
    // RO-9 gives it a second.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(outcome(await graph.ask('H02', look))).toEqual({
      status: 200,
      data: { me: null, person: null, household: null },
      errors: [`me ${DENIED}`, `person ${DENIED}`, `household ${DENIED}`],
    });
  });
});
