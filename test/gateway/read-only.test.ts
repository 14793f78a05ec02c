import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import { codeIn } from '../support/account-desk.ts';
import { changesBetween, dumpTables } from '../support/dump-tables.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/processes.ts';

/** All that can be changed here, and by what. No argument names a person, a household or a benefit. */
const MUTATIONS = [
  'confirmEmailCode(email: String!, code: String!)',
  'createHandOff(target: HandOffTarget!)',
  'createProfile(input: CreateProfileInput!)',
  'dismissAlert(id: ID!)',
  'endAssistedSession(id: ID!)',
  'linkAccount(by: LinkBy!, birthDate: Date!)',
  'markNoticeRead(id: ID!)',
  'redeemHandOff(token: String!)',
  'requestEmailCode(email: String!)',
  'signOut()',
  'startAssistedSession(input: StartAssistedSessionInput!)',
  'unlinkAccount(kind: LinkKind!)',
];

/** What sources feed: the application, the benefits, and what was mailed. */
const OF_SOURCES = [
  'documents.documents documents.feed documents.rfis',
  'health_connector.eligibilities health_connector.feed health_connector.planTypes',
  'identity.addresses identity.feed identity.households identity.mahealthconnector_accounts identity.memberships identity.persons',
  'identity.phones identity.records identity.restrictions identity.ssn_chains',
  'masshealth.eligibility masshealth.enrollments masshealth.feed masshealth.members',
  'notices.decisions notices.feed notices.letters notices.noticeRecipients notices.notices notices.taxForms',
].flatMap((line) => line.split(' '));

/** What loads keep of themselves. */
const OF_LOADS = ['documents', 'health_connector', 'identity', 'masshealth', 'notices'].flatMap((schema) =>
  ['aggregates', 'loads', 'rejects', 'staged', 'staged_keys'].map((table) => `${schema}.feed_${table}`),
);

/** What belongs to accounts: the account, its links, sessions, codes, messages and marks. */
const OF_ACCOUNTS = [
  'identity.accounts identity.assisted_sessions identity.change_counter identity.claims identity.credentials identity.email_codes',
  'identity.hand_offs identity.links identity.outbox identity.registrations identity.security_events identity.sessions',
  'identity.standing_changes identity.tries',
  'notices.dismissals notices.downloadHandles notices.readMarks',
].flatMap((line) => line.split(' '));

const api = buildSchema(readFileSync('schema/api.graphql', 'utf8'));

describe('what can be changed', () => {
  let graph: Graph;
  const mails: Mail[] = [];
  const tried = new Set<string>();
  const folder = temporaryFolder();
  const databaseUrl = `sqlite:${join(folder.path, 'graph.db')}`;
  beforeAll(async () => {
    const sendMail = (mail: Mail) => Promise.resolve(void mails.push(mail));
    graph = await startGraph({ databaseUrl, settings: { identity: { sendMail } } });
  });
  afterAll(async () => {
    await graph.stop();
    folder.remove();
  });

  /** Changes something, and expects that it was changed. */
  async function change<Payload>(signIn: string, mutation: string, selection: string): Promise<Payload> {
    const name = mutation.split('(')[0]!;
    const { data, errors } = await graph.ask(signIn, `mutation { ${mutation} { ${selection} } }`);
    expect({ mutation: name, errors }).toEqual({ mutation: name, errors: [] });
    tried.add(name);
    return data[name] as Payload;
  }

  async function makeAccount() {
    const email = 'somebody.new@example.org';
    await change('anonymous', `requestEmailCode(email: "${email}")`, 'expiresInSeconds');
    await until(() => mails.length > 0);
    const code = codeIn(mails[0]?.text);
    const confirm = `confirmEmailCode(email: "${email}", code: "${code}")`;
    const { registration } = await change<{ registration: string }>('anonymous', confirm, 'registration');
    const input = `{ registration: "${registration}", firstName: "Some", lastName: "Body", password: "correct horse" }`;
    expect(await change('anonymous', `createProfile(input: ${input})`, 'created')).toEqual({ created: true });
  }

  async function linkAnew() {
    expect(await change('H05', 'unlinkAccount(kind: MASSHEALTH)', 'state')).toEqual({ state: 'UNLINKED' });
    const link = 'linkAccount(by: { massHealthId: "999000000501" }, birthDate: "1954-10-12")';
    expect(await change('H05', link, 'linked')).toEqual({ linked: true });
  }

  async function mark() {
    const { notice } = await change<{ notice: object }>('H10', 'markNoticeRead(id: "ntc-1001-1")', 'notice { readAt }');
    expect(notice).toEqual({ readAt: expect.any(String) });
    const { data } = await graph.ask('H12', '{ dashboard { nextSteps { id } } }');
    const dismiss = `dismissAlert(id: "${data.dashboard.nextSteps[0].id}")`;
    expect(await change('H12', dismiss, 'dashboard { nextSteps { id } }')).toEqual({ dashboard: { nextSteps: [] } });
  }

  async function assist() {
    const input = '{ delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }';
    const started = await change<{ session: { id: string } }>('H12', `startAssistedSession(input: ${input})`, 'session { id }');
    const end = `endAssistedSession(id: "${started.session.id}")`;
    expect(await change('H12', end, 'session { endedAt }')).toEqual({ session: { endedAt: expect.any(String) } });
  }

  async function handOver() {
    const { url } = await change<{ url: string }>('H02', 'createHandOff(target: MAHEALTHCONNECTOR_APPLICATION)', 'url');
    const redeem = `redeemHandOff(token: "${url.split('#handoff=')[1]}")`;
    expect(await change('partner-hand-off', redeem, 'subject')).toEqual({ subject: 'demo-bruno' });
  }

  it('UP-1: is of the account, and names no person, household or benefit', () => {
    const fields = Object.values(api.getMutationType()!.getFields());
    const written = fields.map(({ name, args }) => `${name}(${args.map((arg) => `${arg.name}: ${arg.type}`).join(', ')})`);
    expect(written.sort()).toEqual(MUTATIONS);
  });

  it('UP-1: leaves all that sources feed as it was, whatever is changed', async () => {
    const before = await dumpTables(databaseUrl);
    expect(Object.keys(before).sort()).toEqual([...OF_SOURCES, ...OF_LOADS, ...OF_ACCOUNTS].sort());
    await makeAccount();
    await linkAnew();
    await mark();
    await assist();
    await handOver();
    expect(await change('H14', 'signOut', 'signedOut')).toEqual({ signedOut: true });
    expect([...tried].sort()).toEqual(MUTATIONS.map((mutation) => mutation.split('(')[0]));
    const changed = Object.keys(changesBetween(before, await dumpTables(databaseUrl)));
    expect(changed.filter((table) => !OF_ACCOUNTS.includes(table))).toEqual([]);
    expect(changed).toEqual(
      expect.arrayContaining(['identity.accounts', 'identity.links', 'notices.dismissals', 'notices.readMarks']),
    );
  });
});

describe('what is reported elsewhere', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  it('UP-2: the household is that of the application, and the link to report a change stands beside it', async () => {
    const query = `{ help { reportChangesUrl }
      households { id members { person { id } role isApplying relationshipToHead } } }`;
    const shown = async (signIn: string) => {
      const { data, errors } = await graph.ask(signIn, query);
      expect(errors).toEqual([]);
      expect(data.help).toEqual({ reportChangesUrl: 'https://www.mass.gov/how-to/report-changes-to-masshealth' });
      type Member = { person: { id: string }; role: string; isApplying: boolean; relationshipToHead: string };
      return (data.households as { id: string; members: Member[] }[]).map(({ id, members }) => [
        id,
        ...members.map(
          ({ person, role, relationshipToHead, isApplying }) =>
            `${person.id} ${role} ${relationshipToHead}${isApplying ? '' : ', not applying'}`,
        ),
      ]);
    };
    expect(await shown('H02')).toEqual([
      ['h02', 'p0201 HEAD SELF', 'p0202 MEMBER SPOUSE', 'p0203 MEMBER CHILD', 'p0204 MEMBER CHILD'],
    ]);
    expect(await shown('H13')).toEqual([['h13', 'p1301 HEAD SELF, not applying', 'p1302 MEMBER CHILD', 'p1303 MEMBER CHILD']]);
    expect(await shown('H13-max')).toEqual([
      ['h13', 'p1303 MEMBER CHILD'],
      ['h14', 'p1303 MEMBER CHILD'],
    ]);
  });

  it('UP-2: the link is there for whoever has not signed in, and in each language', async () => {
    const { data } = await graph.ask('anonymous', '{ help { reportChangesUrl reportChanges } }');
    expect(data.help).toEqual({
      reportChangesUrl: 'https://www.mass.gov/how-to/report-changes-to-masshealth',
      reportChanges: expect.stringContaining('You cannot make changes in MyServices'),
    });
  });
});

describe('documents', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  const fieldsOf = (name: string) => {
    const type = api.getType(name);
    return type && 'getFields' in type ? Object.keys(type.getFields()) : [];
  };

  it('DO-3: have no image to look at and take none in', async () => {
    expect(fieldsOf('Document').sort()).toEqual(
      'about category channel id labels notAcceptedReason receivedOn rfi status submittedOn'.split(' '),
    );
    expect(fieldsOf('DocumentReceipt').sort()).toEqual('category id labels receivedOn state submittedOn'.split(' '));
    const scalars = Object.values(api.getTypeMap()).filter(({ astNode }) => astNode?.kind === 'ScalarTypeDefinition');
    expect(scalars.map(({ name }) => name).sort()).toEqual(['Date', 'DateTime']);
    const body = new FormData();
    body.append('operations', '{"query":"mutation ($file: Upload!) { upload(file: $file) }","variables":{"file":null}}');
    body.append('map', '{"0":["variables.file"]}');
    body.append('0', new Blob(['a pay stub']), 'stub.pdf');
    expect((await fetch(graph.url, { method: 'POST', body })).status).toBe(415);
  });

  it('DO-3: that nobody has seen yet are not received, in code, word and date', async () => {
    const query = `query ($id: ID!) { document(id: $id) { status receivedOn labels { status receivedOn } } }`;
    const read = async (signIn: string, id: string) => (await graph.ask(signIn, query, { id })).data.document as unknown;
    expect(await read('H04-hugo', 'doc-0402-1')).toEqual({
      status: 'NOT_SEEN',
      receivedOn: null,
      labels: { status: 'Not seen yet', receivedOn: null },
    });
    expect(await read('H02', 'doc-0204-1')).toEqual({
      status: 'RECEIVED',
      receivedOn: '2026-11-13',
      labels: { status: 'Recibido', receivedOn: '13 de noviembre de 2026' },
    });
  });
});
