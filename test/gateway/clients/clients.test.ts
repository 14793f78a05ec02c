import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../gateway/clients/client.ts';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { type IssuerServer, startIssuer } from '../../support/issuer-server.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';

const STAFF = { key: 'staff', kind: 'staff', provider: null } as const;
const PARTNERS = { key: 'partners', kind: 'partner', provider: null } as const;
const PLAIN = { auth_time: undefined, sid: undefined, acr: undefined };

/** A fast partner may ask twice in a hundred seconds, the portal three times. */
const CLIENTS = OPEN_CLIENTS.map((client): Client => {
  if (client.id === 'documents-partner') return { ...client, rate: { requests: 2, seconds: 100 } };
  return client.id === 'playground' ? { ...client, rate: { requests: 3, seconds: 100 } } : client;
});

let graph: Graph;
let production: Graph;
let issuers: { person: IssuerServer; staff: IssuerServer; partners: IssuerServer };
beforeAll(async () => {
  const [person, staff, partners] = (await Promise.all([{}, STAFF, PARTNERS].map((bearer) => startIssuer(bearer)))) as [
    IssuerServer,
    IssuerServer,
    IssuerServer,
  ];
  issuers = { person, staff, partners };
  const options = { clients: CLIENTS, issuers: openIssuers([person, staff, partners].map(({ settings }) => settings)) };
  graph = await startGraph({ ...options, environment: 'development' });
  production = await startGraph({ ...options, environment: 'production' });
});
afterAll(async () => {
  await Promise.all([graph, production].map((one) => one.stop()));
  await Promise.all(Object.values(issuers).map((issuer) => issuer.stop()));
});

const askWith = async (token: string, query = '{ help { learnMoreUrl } }', { url } = graph) =>
  post(url, { query }, { authorization: `Bearer ${token}` });
const statusAndCode = ({ status, errors }: Awaited<ReturnType<typeof askWith>>) => [status, errors[0]?.extensions.code];

describe('the client of a request', () => {
  it.each([
    ['the portal, for a person', 'person', { client_id: 'myservices-portal' }],
    ['the playground, for the same person', 'person', { client_id: 'myservices-playground' }],
    ['as OpenID Connect names it', 'person', { client_id: undefined, azp: 'myservices-portal' }],
    ['the playground, for the staff', 'staff', { client_id: 'myservices-playground' }],
    ['a partner', 'partners', { ...PLAIN, client_id: 'eligibility-partner' }],
  ] as const)('is the one that its token names: %s', async (_what, issuer, claims) => {
    expect(statusAndCode(await askWith(await issuers[issuer].sign(claims)))).toEqual([200, undefined]);
  });

  it('is the playground for staff only, except on a developer’s machine', async () => {
    const client_id = 'myservices-playground';
    const [ofPerson, ofStaff] = [await issuers.person.sign({ client_id }), await issuers.staff.sign({ client_id })];
    expect(statusAndCode(await askWith(ofPerson, undefined, production))).toEqual([403, 'CLIENT_NOT_REGISTERED']);
    expect(statusAndCode(await askWith(ofStaff, undefined, production))).toEqual([200, undefined]);
  });

  it.each([
    ['a client of nobody', 'person', { client_id: 'another-portal' }],
    ['a partner, by the token of a person', 'person', { client_id: 'eligibility-partner' }],
    ['the portal, by the token of a partner', 'partners', { ...PLAIN, client_id: 'myservices-portal' }],
    ['the portal, by the token of the staff', 'staff', { client_id: 'myservices-portal' }],
    ['a partner that has no entry', 'partners', { ...PLAIN, client_id: 'eligibility-partner-2' }],
    ['the id of an entry, where the entry has another name', 'person', { client_id: 'portal' }],
  ] as const)('must have an entry that its token proves: %s', async (_what, issuer, claims) => {
    expect(statusAndCode(await askWith(await issuers[issuer].sign(claims)))).toEqual([403, 'CLIENT_NOT_REGISTERED']);
  });

  it.each([
    ['none', { client_id: undefined }],
    ['an empty one', { client_id: '' }],
    ['one that is no text', { client_id: ['myservices-portal'] }],
    ['two', { azp: 'myservices-playground' }],
  ])('must be named by the token of a person (SI-7): %s', async (_what, claims) => {
    expect(statusAndCode(await askWith(await issuers.person.sign(claims)))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('does not depend on a header', async () => {
    const token = await issuers.person.sign({ client_id: 'another-portal' });
    const headers = {
      authorization: `Bearer ${token}`,
      'apollographql-client-name': 'portal',
      'x-client-id': 'myservices-portal',
    };
    expect((await post(graph.url, { query: '{ __typename }' }, headers)).status).toBe(403);
  });
});

describe('the scopes of a partner', () => {
  const COVERAGE = '{ coverageCheck(massHealthId: "999000000101") { asOf } }';
  const token = (client_id: string, scope: string) => issuers.partners.sign({ ...PLAIN, client_id, scope });

  it('hold if its entry grants them', async () => {
    const answer = await askWith(await token('eligibility-partner', 'eligibility:read'), COVERAGE);
    expect(answer.errors).toEqual([]);
  });

  it('do not hold if only its issuer grants them', async () => {
    const answer = await askWith(await token('hand-off-partner', 'eligibility:read hand-off:redeem'), COVERAGE);
    expect(answer.errors[0]?.extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });
});

describe('the rate of a client', () => {
  it('replaces the general one of its kind, and is its own', async () => {
    const partner = await issuers.partners.sign({ ...PLAIN, client_id: 'documents-partner' });
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await askWith(partner)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const another = await issuers.partners.sign({ ...PLAIN, client_id: 'eligibility-partner' });
    expect((await askWith(another)).status).toBe(200);
  });

  it('is counted by account where people ask by it', async () => {
    const statuses = [];
    for (const sub of ['demo-bruno', 'demo-bruno', 'demo-bruno', 'demo-bruno', 'demo-ada']) {
      const token = await issuers.person.sign({ sub, client_id: 'myservices-playground', jti: String(statuses.length) });
      statuses.push((await askWith(token)).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 200]);
  });
});
