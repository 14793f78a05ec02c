import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createViewer, type Viewer } from '../../schema/contract/viewer.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { BRUNO, FIONA, HUGO, MAX, NADIA, NILS, STAFF, TOVA, ZOE } from '../support/demo-viewers.ts';

const startIdentity = () => startSubgraph(identity);
let subgraph: Awaited<ReturnType<typeof startIdentity>>;
let ask: AskedSubgraph['ask'];

beforeEach(async () => {
  subgraph = await startIdentity();
  ask = subgraph.ask;
});
afterEach(() => subgraph.stop());

describe('the viewer', () => {
  const PROFILE = '{ viewer { id provider account { firstName email emailVerified } links { kind state method } } }';
  const ROLES = '{ viewer { roles { role household { id viewerRole } } } }';
  const rolesOf = async (viewer: Viewer) => (await ask(viewer, ROLES)).data;

  it('sees their own account, its provider and its link (LK-2)', async () => {
    const viewer = {
      id: 'acct-bruno-ma',
      provider: 'MA_LOGIN',
      account: { firstName: 'Bruno', email: 'bruno.p0201.account@example.org', emailVerified: true },
      links: [{ kind: 'MAHEALTHCONNECTOR', state: 'LINKED', method: 'AUTO_MA_LOGIN' }],
    };
    expect(await ask(BRUNO, PROFILE)).toEqual({ data: { viewer }, errors: [] });
  });

  it('without a link has an account (SI-3, SI-5)', async () => {
    const viewer = {
      id: 'acct-nadia-lmg',
      provider: 'LOGIN_MASS_GOV',
      account: { firstName: 'Nadia', email: 'nadia.account@example.org', emailVerified: true },
      links: [],
    };
    expect(await ask(NADIA, PROFILE)).toEqual({ data: { viewer }, errors: [] });
    expect(await rolesOf(NADIA)).toEqual({ viewer: { roles: [] } });
  });

  it('sees the time of the sign-in, to the second', async () => {
    const signIn = { ...BRUNO.signIn!, authenticatedAt: Date.parse('2026-11-16T14:30:00Z') / 1000 };
    const viewer = createViewer(signIn, BRUNO.standing, Date.now() / 1000);
    expect((await ask(viewer, '{ viewer { authenticatedAt } }')).data).toEqual({
      viewer: { authenticatedAt: '2026-11-16T14:30:00.000Z' },
    });
  });

  it('has a role in each household (RO-1, RO-9)', async () => {
    expect(await rolesOf(BRUNO)).toEqual({ viewer: { roles: [{ role: 'HEAD', household: { id: 'h02', viewerRole: 'HEAD' } }] } });
    expect(await rolesOf(MAX)).toEqual({
      viewer: {
        roles: [
          { role: 'MEMBER', household: { id: 'h13', viewerRole: 'MEMBER' } },
          { role: 'MEMBER', household: { id: 'h14', viewerRole: 'MEMBER' } },
        ],
      },
    });
  });

  it('who made the account for another person is its holder, and sees no household (RO-1, RO-7)', async () => {
    expect(await rolesOf(FIONA)).toEqual({ viewer: { roles: [{ role: 'HOLDER', household: null }] } });
    expect(await ask(FIONA, '{ me { id } households { id } household(id: "h03") { id } person(id: "p0301") { id } }')).toEqual({
      data: { me: null, households: null, household: null, person: null },
      errors: [
        'me UNAUTHORIZED_FIELD_OR_TYPE',
        'households UNAUTHORIZED_FIELD_OR_TYPE',
        'household UNAUTHORIZED_FIELD_OR_TYPE',
        'person UNAUTHORIZED_FIELD_OR_TYPE',
      ],
    });
  });

  it('who is no longer on the application is only the holder of the account (RO-7, RO-9)', async () => {
    await subgraph.store.endMembership('h02', 'p0201', '2026-11-16');
    expect(await rolesOf(BRUNO)).toEqual({ viewer: { roles: [{ role: 'HOLDER', household: null }] } });
  });

  it('is denied without a sign-in, and to staff', async () => {
    const denied = { data: { viewer: null }, errors: ['viewer UNAUTHORIZED_FIELD_OR_TYPE'] };
    expect(await ask(null, '{ viewer { id } }')).toEqual(denied);
    expect(await ask(STAFF, '{ viewer { id } }')).toEqual(denied);
  });
});

describe('an entity', () => {
  it.each([
    ['self', BRUNO, 'Person', 'p0201', true],
    ['a member, to the head', BRUNO, 'Person', 'p0202', true],
    ['a restricted member, to the head', BRUNO, 'Person', 'p0203', true],
    ['somebody else', BRUNO, 'Person', 'p0101', false],
    ['a person who does not exist', BRUNO, 'Person', 'p9999', false],
    ['the head, to a member', HUGO, 'Person', 'p0401', false],
    ['another member, to a member', HUGO, 'Person', 'p0403', false],
    ['a former member, to the head', ZOE, 'Person', 'p1304', false],
    ['the mother, to the holder', FIONA, 'Person', 'p0301', false],
    ['a person, to staff', STAFF, 'Person', 'p0201', false],
    ['a person, without a sign-in', null, 'Person', 'p0201', false],
    ['the viewer’s household', HUGO, 'Household', 'h04', true],
    ['another household', HUGO, 'Household', 'h02', false],
    ['a household that does not exist', HUGO, 'Household', 'h99', false],
    ["the holder's household", FIONA, 'Household', 'h03', false],
    ['the viewer’s account', BRUNO, 'Viewer', 'acct-bruno-ma', true],
    ['another account', BRUNO, 'Viewer', 'acct-ada-ma', false],
  ])('exists only inside the standing: %s (RO-4)', async (_what, viewer, type, id, exists) => {
    expect(await subgraph.entity(viewer, type, id, 'id')).toEqual({ data: exists ? { id } : null, errors: [] });
  });
});

describe('a person', () => {
  it('who is hidden is answered like one who does not exist, without an error (RO-4)', async () => {
    const none = { data: { person: null, household: null }, errors: [] };
    for (const id of ['p0401', 'p0201', 'h02', 'nobody']) {
      expect(await ask(HUGO, 'query ($id: ID!) { person(id: $id) { id } household(id: $id) { id } }', { id })).toEqual(none);
    }
  });

  it.each([
    ['p0202', { full: 'Carla Ejemplo', preferred: 'H02P02 name.preferred' }, '1987-08-02'],
    ['p0203', { full: 'Eva Ejemplo', preferred: 'H02P03 name.preferred' }, '2010-01-30'],
  ])('%s shows the head name and birth date, and no contact data (RO-2, CI-1, CI-2)', async (id, name, birthDate) => {
    const query = 'query ($id: ID!) { person(id: $id) { name { full preferred } birthDate massHealthId contact { email } } }';
    expect(await ask(BRUNO, query, { id })).toEqual({
      data: { person: { name, birthDate, massHealthId: null, contact: null } },
      errors: ['person.massHealthId UNAUTHORIZED_FIELD_OR_TYPE', 'person.contact UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });

  it('sees all their own data (CI-1)', async () => {
    const address = (field: string, kind: string) => ({
      kind,
      line1: `H11P02 ${field}.line1`,
      line2: `H11P02 ${field}.line2`,
      city: `H11P02 ${field}.city`,
      state: 'MA',
      zip: '02108',
    });
    const lines = '{ kind line1 line2 city state zip }';
    const query = `{ me { massHealthId contact {
      homeAddress ${lines} mailingAddress ${lines} phones { kind number primary } email spokenLanguage writtenLanguage format
    } } }`;
    const contact = {
      homeAddress: address('homeAddress', 'STREET'),
      mailingAddress: address('mailingAddress', 'SUBSTITUTE'),
      phones: [{ kind: 'MOBILE', number: '617-555-0120', primary: true }],
      email: 'tova.p1102@example.org',
      spokenLanguage: 'EN',
      writtenLanguage: 'EN',
      format: 'STANDARD',
    };
    expect(await ask(TOVA, query)).toEqual({ data: { me: { massHealthId: '999000001102', contact } }, errors: [] });
  });
});

describe('a household', () => {
  const MEMBERS = 'query ($id: ID!) { household(id: $id) { members { personId } } }';
  const members = (...ids: string[]) => ({ data: { household: { members: ids.map((personId) => ({ personId })) } }, errors: [] });

  it('lists all members to the head, and only the viewer to other members (RO-2, RO-4)', async () => {
    expect(await ask(BRUNO, MEMBERS, { id: 'h02' })).toEqual(members('p0201', 'p0202', 'p0203', 'p0204'));
    expect(await ask(HUGO, MEMBERS, { id: 'h04' })).toEqual(members('p0402'));
    expect(await ask(MAX, MEMBERS, { id: 'h14' })).toEqual(members('p1303'));
  });

  it('lists the head who does not apply, and no former member (RO-8, RO-9)', async () => {
    const query = '{ households { members { role isApplying relationshipToHead from to person { name { first } } } } }';
    const member = (first: string) => ({
      role: 'MEMBER',
      isApplying: true,
      relationshipToHead: 'CHILD',
      person: { name: { first } },
    });
    const head = { role: 'HEAD', isApplying: false, relationshipToHead: 'SELF', person: { name: { first: 'Zoe' } } };
    const since = { from: '2025-10-12', to: null };
    expect(await ask(ZOE, query)).toEqual({
      data: { households: [{ members: [head, member('Yara'), member('Max')].map((row) => ({ ...row, ...since })) }] },
      errors: [],
    });
  });

  it('does not extend the view of its head to another household (RO-9)', async () => {
    const place = {
      householdId: 'h13',
      personId: 'p1401',
      role: 'MEMBER',
      isApplying: 0,
      relationshipToHead: 'UNRELATED',
    } as const;
    await subgraph.store.addMembership({ ...place, from: '2026-11-01', to: null });
    const inBoth = createViewer(NILS.signIn, { ...NILS.standing, memberOf: ['h13', 'h14'] }, Date.now() / 1000);
    expect(await ask(inBoth, MEMBERS, { id: 'h14' })).toEqual(members('p1401', 'p1303', 'p1402', 'p1403'));
    expect(await ask(inBoth, MEMBERS, { id: 'h13' })).toEqual(members('p1401'));
  });
});

it('the feed shows its age to signed-in viewers, and its size to staff', async () => {
  const FEED = '{ feedStatus { identity { asOf records } } }';
  const feed = (records: number | null) => ({ feedStatus: { identity: { asOf: '2026-11-16T09:00:00.000Z', records } } });
  expect(await ask(STAFF, FEED)).toEqual({ data: feed(70), errors: [] });
  expect(await ask(HUGO, FEED)).toEqual({ data: feed(null), errors: ['feedStatus.identity.records UNAUTHORIZED_FIELD_OR_TYPE'] });
  expect(await ask(null, FEED)).toEqual({ data: { feedStatus: null }, errors: ['feedStatus UNAUTHORIZED_FIELD_OR_TYPE'] });
});
