import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '../../../gateway/audit/search/resolved-record.ts';
import { askWith, startAssisted } from '../../support/delegates.ts';
import { FOUR_TABS_QUERY as FOUR_TABS } from '../../../scripts/bench/four-tabs-query.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { findLeaks, KNOWS, withoutAuditedIds } from '../../support/leak-scan.ts';

const NOW = Date.parse('2026-11-16T15:00:00Z');
const HOUSEHOLD = `query Household($id: ID!) {
  household(id: $id) { members { person { id birthDate contact { email } enrollments { planName } } } }
}`;

let graph: Graph;
const start = async (options: Parameters<typeof startGraph>[0] = {}) =>
  void (graph = await startGraph({ clock: () => NOW, ...options }));
const stop = () => graph.stop();
const last = () => graph.auditRecords.at(-1) as AuditRecord;

/** The records that come of `work`. */
async function recordsOf(work: () => Promise<unknown>): Promise<readonly AuditRecord[]> {
  const before = graph.auditRecords.length;
  await work();
  return graph.auditRecords.slice(before);
}

describe('the audit record (HIPAA 164.312(b))', () => {
  beforeAll(() => start());
  afterAll(stop);

  it('says who asked, in which role, whose data it was, and which fields were allowed or denied by which policy', async () => {
    const [record, ...more] = await recordsOf(() => graph.ask('H02', HOUSEHOLD, { id: 'h02' }));
    expect(more).toEqual([]);
    expect(record).toEqual({
      at: '2026-11-16T15:00:00.000Z',
      event: 'access',
      requestId: expect.stringMatching(/^[\w-]{36}$/),
      who: {
        kind: 'person',
        issuer: 'ma-login',
        subject: 'demo-bruno',
        accountId: 'acct-bruno-ma',
        personId: 'p0201',
        session: 'dev-demo-bruno',
        delegate: null,
        provider: 'MA_LOGIN',
        memberOf: ['h02'],
        heads: ['h02'],
        recentSignIn: true,
        client: 'portal',
        scopes: [],
      },
      operation: { kind: 'query', name: 'Household', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      outcome: 'answered',
      whose: ['person:p0201', 'person:p0202', 'person:p0203', 'person:p0204', 'household:h02'],
      allow: { linked: ['Query.household'] },
      deny: {},
      hide: {},
      depends: {
        own_household: ['Household.members'],
        'self | head_of_household_limited': ['HouseholdMember.person', 'Person.id', 'Person.birthDate'],
        '(self | head_of_household_limited) & self': ['Person.contact'],
        self: ['Contact.email'],
        '(self | head_of_household_limited) & (self | head_of_household)': ['Person.enrollments'],
        'self | head_of_household': ['Enrollment.planName'],
      },
      refused: {
        'Person.contact': ['person:p0202 deny', 'person:p0203 deny', 'person:p0204 deny'],
        'Person.enrollments': ['person:p0203 hide'],
      },
    });
  });

  it('says what is denied to every viewer of this kind', async () => {
    await graph.ask('H08', '{ me { id } viewer { id account { email } } feedStatus { identity { records } } }');
    expect(last()).toMatchObject({
      who: { kind: 'person', accountId: 'acct-nadia-lmg', personId: null, provider: 'LOGIN_MASS_GOV', heads: [], memberOf: [] },
      whose: [],
      allow: { signed_in: ['Query.viewer', 'Viewer.id', 'Viewer.account', 'Account.email'] },
      deny: { linked: ['Query.me'], 'authenticated & staff': ['Feed.records'] },
      refused: {},
    });
  });

  it('names both identities of an assisted session (DE-2)', async () => {
    const { id, token } = await startAssisted(graph, 'H12');
    const [record] = await recordsOf(() => askWith(graph.url, token, '{ me { birthDate } viewer { assistedSessions { id } } }'));
    expect(record).toMatchObject({
      who: {
        kind: 'delegate',
        issuer: 'assisted',
        subject: null,
        accountId: 'acct-viktor-ma',
        personId: 'p1201',
        session: id,
        delegate: { assistedSessionId: id, kind: 'NAVIGATOR' },
      },
      whose: ['person:p1201'],
      deny: { 'signed_in & member_present': ['Viewer.assistedSessions'] },
    });
    // The id leads to the name of the delegate, which the member sees.
    expect((await graph.ask('H12', '{ viewer { assistedSessions { id delegateName } } }')).data).toEqual({
      viewer: { assistedSessions: [{ id, delegateName: 'Wendy Helfer' }] },
    });
  });

  it.each([
    [
      'partner-eligibility',
      {
        kind: 'partner',
        issuer: 'partners',
        subject: 'eligibility-partner',
        client: 'eligibility-partner',
        scopes: ['eligibility:read'],
      },
    ],
    ['staff', { kind: 'staff', issuer: 'staff', subject: 'staff', scopes: [] }],
  ])('records %s', async (name, who) => {
    await graph.ask(name, '{ feedStatus { identity { asOf records } } me { id } }');
    expect(last()).toMatchObject({ who: { ...who, accountId: null, personId: null }, deny: { linked: ['Query.me'] } });
  });

  it('records changes before they run and after, by the account that they concern', async () => {
    const [intent, outcome, ...more] = await recordsOf(() =>
      graph.ask('H01', 'mutation { createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url } }'),
    );
    const both = {
      who: { accountId: 'acct-ada-ma' },
      operation: { kind: 'mutation' },
      allow: { 'signed_in + member_present': ['Mutation.createHandOff'], signed_in: ['CreateHandOffPayload.url'] },
    };
    expect(intent).toMatchObject({ event: 'intent', outcome: null, ...both });
    expect(outcome).toMatchObject({ event: 'access', outcome: 'answered', requestId: intent?.requestId, ...both });
    expect(more).toEqual([]);
  });

  it('records changes of nobody, as when a code is asked for', async () => {
    const records = await recordsOf(() =>
      graph.ask('anonymous', 'mutation { requestEmailCode(email: "new.person@example.com") { resendAfterSeconds } }'),
    );
    expect(records).toMatchObject([
      { event: 'intent', who: { kind: 'anonymous', client: expect.any(String) }, operation: { kind: 'mutation' } },
      { event: 'access', who: { kind: 'anonymous' }, whose: [] },
    ]);
  });

  it('records the first request of each session, before what it asked for', async () => {
    const before = graph.auditEvents.length;
    await graph.ask('H04-hugo', '{ me { id } }');
    await graph.ask('H04-hugo', '{ me { id } }');
    const added = graph.auditEvents.slice(before);
    expect(added.map(({ event }) => event)).toEqual(['sign-in', 'access', 'access']);
    expect(added[0]?.['viewer']).toBe(added[1]?.['viewer']);
  });

  it('counts refused tokens, and tells how many at the end', async () => {
    const own = await startGraph({ clock: () => NOW });
    for (let number = 0; number < 3; number += 1) expect((await askWith(own.url, 'a.b.c', '{ me { id } }')).status).toBe(401);
    await own.stop();
    expect(own.auditEvents).toEqual([
      expect.objectContaining({ event: 'tokens refused', count: 3, since: '2026-11-16T15:00:00.000Z' }),
    ]);
  });

  it('has the request id of the log line', async () => {
    await graph.ask('H01', '{ me { id } }');
    expect(JSON.parse(graph.logLines.at(-1) ?? '')).toMatchObject({ event: 'request', id: last().requestId });
  });

  it.each([
    ['of the schema alone', 'H02', '{ __schema { queryType { name } } }'],
    ['of the type alone', 'H02', '{ __typename }'],
    ['of what is public', 'H02', '{ help { reportChangesUrl } }'],
    ['of nobody', 'anonymous', '{ me { id } help { reportChangesUrl } }'],
    ['of a document that is not valid', 'H02', '{ nothing }'],
  ])('records nothing %s', async (_what, signIn, query) => {
    expect(await recordsOf(() => graph.ask(signIn, query))).toEqual([]);
  });

  it('holds no value, for any viewer and any question', async () => {
    const records = await recordsOf(async () => {
      for (const signIn of Object.keys(KNOWS)) await graph.ask(signIn, FOUR_TABS);
    });
    expect(records.length).toBeGreaterThan(20);
    expect(findLeaks(withoutAuditedIds(JSON.stringify(records)), null)).toEqual([]);
  });
});

describe('an operation that is refused because something is denied', () => {
  beforeAll(() => start({ rejectDenied: true }));
  afterAll(stop);

  it('is recorded as an attempt', async () => {
    const [record] = await recordsOf(() => graph.ask('H08', '{ me { id } viewer { id } }'));
    expect(record).toMatchObject({ outcome: 'refused', deny: { linked: ['Query.me'] }, whose: [] });
  });
});

describe('protected data', () => {
  const QUERY = '{ me { id birthDate } }';
  let write: () => Promise<void>;
  beforeAll(() => start({ audit: { append: () => write() } }));
  afterAll(stop);

  it('is released only after the record is written', async () => {
    let written: () => void = () => undefined;
    let answered = false;
    const called = new Promise<void>((begun) => {
      write = () => {
        begun();
        return new Promise((resolve) => (written = resolve));
      };
    });
    const answer = graph.ask('H02', QUERY).then((result) => {
      answered = true;
      return result;
    });
    await called;
    // Another request is answered meanwhile, so there was time for this one.
    expect((await graph.ask('H02', '{ help { reportChangesUrl } }')).status).toBe(200);
    expect(answered).toBe(false);
    written();
    expect((await answer).data).toEqual({ me: { id: 'p0201', birthDate: '1985-05-23' } });
  });

  it('is not released when the record cannot be written', async () => {
    write = () => Promise.reject(new Error('disk full'));
    const { status, text, errors } = await graph.ask('H02', QUERY);
    expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
    expect(text).not.toMatch(/p0201|1985|disk/);
    expect((await graph.ask('H02', '{ help { reportChangesUrl } }')).status).toBe(200);
  });

  it('is not changed when the intent cannot be written', async () => {
    write = () => Promise.reject(new Error('disk full'));
    await expect(startAssisted(graph, 'H12')).rejects.toThrow();
    write = () => Promise.resolve();
    const { data } = await graph.ask('H12', '{ viewer { assistedSessions { id } } }');
    expect(data).toEqual({ viewer: { assistedSessions: [] } });
  });
});
