import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { askWith, type StartedSession, startAssisted } from '../../support/delegates.ts';
import { FOUR_TABS_QUERY as FOUR_TABS } from '../../../scripts/bench/four-tabs-query.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { findLeaks, KNOWS } from '../../support/leak-scan.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const ME = '{ me { id } }';

let now = 0;
let graph: Graph;

const start = async () => {
  now = Date.now();
  graph = await startGraph({ clock: () => now });
};

const status = async ({ token }: StartedSession, url = graph.url) => (await askWith(url, token, ME)).status;

describe('a delegate (DE-1, DE-2)', () => {
  beforeAll(start);
  afterAll(() => graph.stop());

  it.each([['H02'], ['H04-hugo'], ['H06'], ['H06-lmg'], ['H11'], ['H13-max']])(
    'sees of %s what the member sees, and nothing else',
    async (member) => {
      const { token } = await startAssisted(graph, member);
      const seen = await askWith(graph.url, token, FOUR_TABS);
      const own = await graph.ask(member, FOUR_TABS);
      expect(seen.data).toEqual(own.data);
      expect(seen.errors).toEqual(own.errors);
      expect(findLeaks(seen.text, KNOWS[member] ?? {})).toEqual([]);
    },
  );

  it('is told that it is one, and no secret of the account', async () => {
    const { token } = await startAssisted(graph, 'H12');
    const query = '{ viewer { isDelegate authenticatedAt assistedSessions { id } securityEvents { kind } } }';
    const { data, errors } = await askWith(graph.url, token, query);
    expect(data).toEqual({ viewer: { isDelegate: true, authenticatedAt: null, assistedSessions: null, securityEvents: null } });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(2).fill('UNAUTHORIZED_FIELD_OR_TYPE'));
  });

  it('sees no member by an ordinary sign-in of their own', async () => {
    await startAssisted(graph, 'H12');
    const { data } = await graph.ask(
      'H08',
      '{ me { id } person(id: "p1201") { id } household(id: "h12") { id } viewer { roles { role } } }',
    );
    expect(data).toEqual({ me: null, person: null, household: null, viewer: { roles: [] } });
  });

  it.each([
    ['an unknown one', `asst_${'A'.repeat(43)}`],
    ['one that is too short', 'asst_AAAA'],
    ['one that is too long', `asst_${'A'.repeat(44)}`],
    ['an empty one', 'asst_'],
    ['one with a dot', `asst_${'A'.repeat(40)}.AA`],
  ])('has a token that is known, and not %s', async (_what, token) => {
    await startAssisted(graph, 'H12');
    const answer = await askWith(graph.url, token, ME);
    expect([answer.status, answer.errors.map(({ extensions }) => extensions.code)]).toEqual([401, ['UNAUTHENTICATED']]);
  });

  it('has a token that is in no log line and no audit record', async () => {
    const { token } = await startAssisted(graph, 'H12');
    await askWith(graph.url, token, ME);
    expect(graph.logLines.join('')).not.toContain(token);
    expect(JSON.stringify(graph.auditRecords)).not.toContain(token);
  });
});

/** Every mutation of the graph, and whether a delegate may run it. */
const MUTATIONS: Readonly<Record<string, string>> = {
  linkAccount: 'linkAccount(by: { massHealthId: "999000001201" }, birthDate: "1968-07-07") { linked }',
  unlinkAccount: 'unlinkAccount(kind: MAHEALTHCONNECTOR) { state }',
  startAssistedSession:
    'startAssistedSession(input: { delegateName: "Xenia", delegateKind: PSI_PERSON, attestsPresence: true }) { token }',
  endAssistedSession: 'endAssistedSession(id: "x") { session { id } }',
  createHandOff: 'createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url }',
  redeemHandOff: 'redeemHandOff(token: "x") { subject }',
  markNoticeRead: 'markNoticeRead(id: "ntc-1201-1") { notice { id } }',
  dismissAlert: 'dismissAlert(id: "AAAAAAAAAAAAAAAAAAAAAA") { dashboard { id } }',
};
/** What anybody may run, signed in or not, and the one way for a delegate to leave. */
const OPEN_TO_ALL = ['requestEmailCode', 'confirmEmailCode', 'createProfile', 'signOut'];

describe('a delegate changes nothing (DE-2)', () => {
  beforeAll(start);
  afterAll(() => graph.stop());

  it('in every mutation there is', async () => {
    const fields = buildSchema(readFileSync('schema/api.graphql', 'utf8')).getMutationType()?.getFields() ?? {};
    expect(Object.keys(fields).sort()).toEqual([...Object.keys(MUTATIONS), ...OPEN_TO_ALL].sort());
    const { token } = await startAssisted(graph, 'H12');
    for (const [name, field] of Object.entries(MUTATIONS)) {
      const { data, errors } = await askWith(graph.url, token, `mutation { ${field} }`);
      expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([{ [name]: null }, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
    }
    expect((await graph.ask('H12', '{ viewer { links { state } } }')).data).toEqual({ viewer: { links: [{ state: 'LINKED' }] } });
  });

  it('and by signing out ends the own session alone', async () => {
    const started = await startAssisted(graph, 'H12');
    const { data } = await askWith(graph.url, started.token, 'mutation { signOut { signedOut } }');
    expect(data).toEqual({ signOut: { signedOut: true } });
    expect(await status(started)).toBe(401);
    expect((await graph.ask('H12', ME)).status).toBe(200);
  });
});

describe('an assisted session ends at once, and on other gateways within a quarter of a second (DE-2)', () => {
  beforeEach(start);
  afterEach(() => graph.stop());

  it.each([
    ['the member signs out', 'mutation { signOut { signedOut } }'],
    ['the member ends it', 'mutation ($id: ID!) { endAssistedSession(id: $id) { session { id } } }'],
    ['the member unlinks the account', 'mutation { unlinkAccount(kind: MAHEALTHCONNECTOR) { state } }'],
  ])('when %s', async (_what, mutation) => {
    const other = await graph.startAnother();
    const started = await startAssisted(graph, 'H12');
    expect([await status(started), await status(started, other)]).toEqual([200, 200]);
    await graph.ask('H12', mutation, mutation.includes('$id') ? { id: started.id } : {});
    expect(await status(started)).toBe(401);
    now += 250;
    expect(await status(started, other)).toBe(401);
  });

  it('when it is 30 minutes old, to the second', async () => {
    const started = await startAssisted(graph, 'H12');
    const began = now;
    for (; now < began + 30 * MINUTE - SECOND; now += 40 * SECOND) {
      await graph.ask('H12', ME);
      expect(await status(started)).toBe(200);
    }
    now = began + 30 * MINUTE - SECOND;
    expect(await status(started)).toBe(200);
    now += SECOND;
    expect(await status(started)).toBe(401);
  });

  it('when the member has asked nothing for 15 minutes', async () => {
    const started = await startAssisted(graph, 'H12');
    const began = now;
    for (; now < began + 15 * MINUTE; now += 50 * SECOND) expect(await status(started)).toBe(200);
    now = began + 15 * MINUTE;
    expect(await status(started)).toBe(401);
  });

  it('not earlier: until then the view follows the roles of the member (RO-9)', async () => {
    const { token } = await startAssisted(graph, 'H04');
    const members = async () => {
      const { data } = await askWith(graph.url, token, '{ households { members { person { id } } } }');
      return data.households[0].members.map(({ person }: { person: { id: string } }) => person.id);
    };
    expect(await members()).toEqual(['p0401', 'p0402', 'p0403']);
    const { store } = graph.subgraphs.get('identity') as { store: { moveHead: (...ids: string[]) => Promise<void> } };
    await store.moveHead('h04', 'p0402');
    now += 250;
    expect(await members()).toEqual(['p0401']);
  });
});

it('no issuer can have the name reserved for delegates', async () => {
  const issuer = {
    issuer: 'https://evil.example.org',
    key: 'assisted',
    kind: 'person',
    provider: null,
    keys: () => new Uint8Array(),
  };
  await expect(startGraph({ issuers: [issuer as never] })).rejects.toThrow('The issuer name assisted is reserved');
});
