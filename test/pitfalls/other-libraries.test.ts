import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CryptoKey, exportSPKI, generateKeyPair, type GenerateKeyPairResult, type JWTPayload, SignJWT } from 'jose';
import { createLog } from '../../gateway/telemetry/log.ts';
import { AUDIENCE, TOKEN_TYPE, type TrustedIssuer } from '../../gateway/sign-in/verify-token.ts';
import { type FixtureGateway, startFixtureGateway } from '../support/fixture-gateway.ts';
import { type FixtureSubgraph, loadFixture, VOCABULARY, WITH_SUBJECTS } from '../support/fixture-supergraphs.ts';
import { BRUNO, STAFF } from '../support/demo-viewers.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { HOUSEHOLD_FIXTURE } from '../support/household-fixture.ts';

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

describe('pitfall 33: a token is checked only as far as its verifier requires', () => {
  const [ISSUER, now] = ['urn:test:staff', Math.floor(Date.now() / 1000)];
  const CLAIMS = {
    sub: 'somebody',
    iss: ISSUER,
    aud: AUDIENCE,
    iat: now,
    exp: now + 300,
    auth_time: now,
    sid: 'session',
    acr: 'loa2',
    client_id: 'myservices-playground',
  };
  type Change = Partial<Record<keyof typeof CLAIMS, unknown>>;

  let keys: GenerateKeyPairResult;
  let gateway: FixtureGateway;
  beforeAll(async () => {
    keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const trusted: TrustedIssuer = {
      issuer: ISSUER,
      key: 'staff',
      kind: 'staff',
      provider: null,
      audience: AUDIENCE,
      maxAgeSeconds: 300,
      keys: () => keys.publicKey,
    };
    gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { issuers: [trusted] });
  });
  afterAll(() => gateway.stop());

  const ask = (token: string) => gateway.post({ query: '{ staffOnly }' }, { authorization: `Bearer ${token}` });
  const sign = (change: Change, typ = TOKEN_TYPE, key: CryptoKey | Uint8Array = keys.privateKey) =>
    new SignJWT({ ...CLAIMS, ...change } as JWTPayload)
      .setProtectedHeader({ alg: key instanceof Uint8Array ? 'HS256' : 'EdDSA', typ })
      .sign(key);
  const unsigned = () =>
    [{ alg: 'none', typ: TOKEN_TYPE }, CLAIMS].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
    '.x';
  const refused = [401, '{"errors":[{"message":"The token is not valid","extensions":{"code":"UNAUTHENTICATED"}}]}'];

  it('a good one is taken', async () => {
    expect((await ask(await sign({}))).data).toEqual({ staffOnly: 'for the staff' });
  });

  it.each<[string, Change]>([
    ['no exp', { exp: undefined }],
    ['an exp that is past', { exp: now - 31 }],
    ['no iat', { iat: undefined }],
    ['an iat of yesterday', { iat: now - 12 * 60 * 60 - 31 }],
    ['an iat of tomorrow', { iat: now + 86_400, exp: now + 90_000 }],
    ['no sub', { sub: undefined }],
    ['no auth_time', { auth_time: undefined }],
    ['an auth_time that is a text', { auth_time: String(now) }],
    ['no sid', { sid: undefined }],
    ['no acr', { acr: undefined }],
    ['another audience', { aud: 'elsewhere' }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'urn:elsewhere' }],
    ['no issuer', { iss: undefined }],
  ])('refused, and nothing of it comes back: %s', async (_what, change) => {
    const { status, text } = await ask(await sign(change));
    expect([status, text.trim()]).toEqual(refused);
  });

  it('refused: another type, another key, the public key as a secret, no signature', async () => {
    const other = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const asSecret = new TextEncoder().encode(await exportSPKI(keys.publicKey));
    const tokens = [
      await sign({}, 'JWT'),
      await sign({}, TOKEN_TYPE, other.privateKey),
      await sign({}, TOKEN_TYPE, asSecret),
      unsigned(),
    ];
    for (const token of tokens) {
      const { status, text } = await ask(token);
      expect([status, text.trim()]).toEqual(refused);
    }
  });
});

describe('pitfall 34: a log redacts only the listed paths', () => {
  it('documents, variables, tokens and messages of errors are in no line', async () => {
    const lines: string[] = [];
    const gateway = await startFixtureGateway(
      [
        ...HOUSEHOLD_FIXTURE.slice(1),
        { ...HOUSEHOLD_FIXTURE[0]!, execute: () => Promise.reject(new Error('SECRET of the database')) },
      ],
      {},
      { log: createLog('debug', (line) => lines.push(line)) },
    );
    await gateway.post({
      query: 'query SECRET($id: ID!) { person(id: $id) { id } other: person(id: "SECRET") { id } }',
      variables: { id: 'SECRET' },
    });
    await gateway.post({ query: '{ SECRET }' });
    await gateway.post({ query: '{ open }', operationName: 'SECRET' }, { authorization: 'Bearer SECRET.SECRET.SECRET' });
    await gateway.post({ query: 'query ($id: ID!) { person(id: $id) { id } }', variables: { id: { SECRET: 1 } } });
    await gateway.stop();
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.join('')).not.toContain('SECRET');
    const request = ['id', 'client', 'operation', 'name', 'outcome', 'status', 'ms', 'phases', 'fetches', 'viewer', 'errors'];
    const allowed = ['level', 'time', 'event', ...request];
    for (const line of lines)
      expect(Object.keys(JSON.parse(line) as object).filter((field) => !allowed.includes(field))).toEqual([]);
  });
});

describe('pitfall 35: versions', () => {
  const require = createRequire(import.meta.url);
  const read = (path: string) =>
    JSON.parse(readFileSync(path, 'utf8')) as { version: string; packages: Record<string, { version: string }> };

  it('one graphql, of major 16, for everybody here', () => {
    expect(read(require.resolve('graphql/package.json')).version).toMatch(/^16\.(1[1-9]|[2-9]\d)\./);
    const copies = Object.keys(read('package-lock.json').packages).filter(
      (path) => path.endsWith('node_modules/graphql') && existsSync(path),
    );
    expect(copies).toEqual(['node_modules/graphql']);
  });

  it('Node 24 runs the program and its tests', () => {
    expect(process.versions.node).toMatch(/^24\./);
    expect(read('node_modules/node/package.json').version).toMatch(/^24\./);
  });
});

describe('pitfall 38: doubling fragments', () => {
  const doubling = (levels: number, body: (next: string) => string) =>
    `{ me { ...F0 } } ${Array.from({ length: levels }, (_, index) => `fragment F${index} on Person { ${body(`F${index + 1}`)} }`).join(' ')} fragment F${levels} on Person { id }`;

  it.each([
    ['twice each', 90, (next: string) => `...${next} ...${next}`],
    ['twice each, inline', 50, (next: string) => `... { ...${next} } ... on Person { ...${next} }`],
    ['twice each, through fields', 40, (next: string) => `eligibility { person { ...${next} } } rfis { about { ...${next} } }`],
    [
      'twice each, under aliases',
      36,
      (next: string) => `a: eligibility { person { ...${next} } } b: eligibility { person { ...${next} } }`,
    ],
    [
      'just within the number of selections',
      10,
      (next: string) => `a: eligibility { person { ...${next} } } b: eligibility { person { ...${next} } }`,
    ],
  ])('%s: refused before its selections are counted to the end', async (_what, levels, body) => {
    const query = doubling(levels, body);
    expect(query.length).toBeLessThan(5_000);
    const { status, errors } = await graph.ask('H02', query);
    expect([status, errors[0]?.extensions.code]).toEqual([
      400,
      expect.stringMatching(/^OPERATION_TOO_COMPLEX$|^GRAPHQL_VALIDATION_FAILED$/),
    ]);
  });
});

const failing = (): never => {
  throw new Error('away');
};

describe('pitfall 39: errors of denied fields, and errors that vanish', () => {
  const subgraph: FixtureSubgraph = {
    name: 'failing',
    sdl: `${WITH_SUBJECTS}
      type Query { person: Person @policy(policies: [["public"]]) broken: Int @policy(policies: [["public"]]) }
      type Person @policy(policies: [["self"], ["head_of_household_limited"]]) {
        id: ID! @subject(as: "person")
        own: String @policy(policies: [["self"]])
        restricted: String @policy(policies: [["self"], ["head_of_household"]])
        list: [Int!] @policy(policies: [["public"]])
      }`,
    resolvers: {
      Query: { person: () => ({ id: 'p0203', list: [1] }), broken: failing },
      Person: { own: failing, restricted: failing },
    },
  };

  it('of a denied field, only the denial is told; of one that hides a restriction, what is told of everybody else (RO-10)', async () => {
    const { ask } = loadFixture([subgraph, VOCABULARY]);
    expect(await ask(BRUNO, '{ person { own restricted } }')).toEqual({
      data: { person: { own: null, restricted: null } },
      errors: ['person.restricted SUBGRAPH_ERROR', 'person.own UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });

  it('a missing value is told beside another error', async () => {
    const execute = async () => ({
      data: { broken: null, person: { _access_Person_id: 'p0203', list: [1, null] } },
      errors: [{ message: 'away', path: ['broken'] }],
    });
    const { ask } = loadFixture([{ ...subgraph, execute }, VOCABULARY]);
    expect(await ask(BRUNO, '{ broken person { list } }')).toEqual({
      data: { broken: null, person: { list: null } },
      errors: ['broken SUBGRAPH_ERROR', 'person.list.1 NULL_IN_NON_NULL'],
    });
  });
});

describe('pitfall 40: conditions on fields of abstract types', () => {
  const { ask } = loadFixture(HOUSEHOLD_FIXTURE);

  it.each([
    [
      'contradicting branches of one field',
      'query ($a: Boolean!) { mail { ... on Letter { secret @include(if: $a) } ... on Card { secret @skip(if: $a) } } }',
    ],
    [
      'one field, skipped here and included there',
      'query ($a: Boolean!) { mail { ... @include(if: $a) { secret } ... on Letter @skip(if: $a) { secret } } }',
    ],
    [
      'a fragment under two conditions',
      'query ($a: Boolean!) { mail { ...S @include(if: $a) ... on Letter { ...S @skip(if: $a) } } } fragment S on Mail { secret }',
    ],
  ])('the checks that remain hold under every condition: %s', async (_what, query) => {
    for (const a of [true, false]) {
      for (const viewer of [BRUNO, STAFF]) {
        const { data } = await ask(viewer, query, { a });
        const mail = (data as { mail: { secret?: string | null }[] }).mail;
        expect(mail.map(({ secret }) => secret)).not.toContain('of the card');
        expect(mail).toHaveLength(viewer === STAFF ? 0 : 2);
      }
    }
  });

  it('a field whose condition holds on one type only is present for that type', async () => {
    const query = 'query ($a: Boolean!) { mail { ...on Letter { title @include(if: $a) } ...on Card { title @skip(if: $a) } } }';
    expect((await ask(BRUNO, query, { a: true })).data).toEqual({ mail: [{ title: 'a letter' }, {}] });
    expect((await ask(BRUNO, query, { a: false })).data).toEqual({ mail: [{}, { title: 'a card' }] });
  });
});
