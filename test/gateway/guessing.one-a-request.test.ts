import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { standingAlone } from '../support/account-desk.ts';
import { type GuessedGraph, openGuessedGraph } from '../support/guessed-graph.ts';
import { CONFIRM, HUGO, LINK, LINKED_BY_SSN, MUST_STAND_ALONE, NOT_LINKED, REQUEST, UNLINK } from '../support/guesses.ts';

const EMAIL = 'guessed.address@example.org';
const LINKS = 'linkAccount(by: { ssn: "123-45-6701" }, birthDate: "1998-07-21") { linked }';
const LINKS_TOO = 'linkAccount(by: { ssn: "123-45-6702" }, birthDate: "1998-07-21") { linked }';
const CONFIRMS = `confirmEmailCode(email: "${EMAIL}", code: "271828") { confirmed }`;
const REQUESTS = `requestEmailCode(email: "${EMAIL}") { expiresInSeconds }`;
const PROFILE = 'input: { registration: "r-314159", firstName: "F", lastName: "L", password: "pass-161803" }';
const CREATES = `createProfile(${PROFILE}) { created }`;
const REDEEMS = 'redeemHandOff(token: "hand-141421") { subject }';
/** What stands in the documents and variables below, and must stand nowhere else. */
const VALUES = /123-?45-?67\d\d|271828|314159|161803|141421|guessed\.address|1998-07-21/;

const repeat = (count: number, make: (position: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join(' ');
const aliased = (count: number) => `mutation { ${repeat(count, (at) => `guess${at}: ${CONFIRMS}`)} }`;

let graph: GuessedGraph;
let tests = 0;
let asking: { as: string; from: string };
beforeAll(async () => {
  graph = await openGuessedGraph();
  await graph.ask(UNLINK, { as: HUGO.as });
});
afterAll(() => graph.stop());
beforeEach(() => void (asking = { as: HUGO.as, from: `192.0.2.${(tests += 1)}` }));

const MUTATIONS = ['linkAccount', 'confirmEmailCode', 'requestEmailCode', 'createProfile', 'redeemHandOff', 'signOut'];
const reached = () => Object.fromEntries(MUTATIONS.map((name) => [name, graph.reached(name)]));
const tables = () => JSON.stringify(graph.dump());

describe('two guesses in one request: neither runs, and no value is stored', () => {
  it.each<[string, string, object?]>([
    ['two aliases of one mutation', `mutation { a: ${LINKS} b: ${LINKS_TOO} }`],
    ['ten', aliased(10)],
    ['two mutations', `mutation { ${LINKS} ${CONFIRMS} }`],
    ['one, and one that sends', `mutation { ${REQUESTS} ${CONFIRMS} }`],
    ['one, and one that makes an account', `mutation { ${CREATES} ${CONFIRMS} }`],
    ['one, and one of a partner', `mutation { ${REDEEMS} ${CONFIRMS} }`],
    ['one, and what is no guess', `mutation { signOut { signedOut } ${CONFIRMS} }`],
    ['one, and what is no field', `mutation { __typename ${CONFIRMS} }`],
    ['one twice, under one name', `mutation { ${CONFIRMS} ${CONFIRMS} }`],
    ['a fragment', `mutation { ...F } fragment F on Mutation { ${LINKS} ${CONFIRMS} }`],
    ['a fragment beside a field', `mutation { ...F ${CONFIRMS} } fragment F on Mutation { ${LINKS} }`],
    [
      'fragments in fragments',
      `mutation { ...F } fragment F on Mutation { ...G ...H } fragment G on Mutation { ...I } fragment H on Mutation { ${LINKS} }
       fragment I on Mutation { ... { ... on Mutation { ${CONFIRMS} } } }`,
    ],
    ['a fragment spread twice', `mutation { ...F ...F } fragment F on Mutation { ${CONFIRMS} }`],
    ['inline fragments', `mutation { ... on Mutation { a: ${LINKS} } ... { b: ${LINKS_TOO} } }`],
    ['conditions that hold', `mutation { a: ${at(LINKS, '@include(if: true)')} b: ${at(LINKS_TOO, '@skip(if: false)')} }`],
    [
      'conditions of variables that hold',
      `mutation ($yes: Boolean!, $no: Boolean = false) { ${at(LINKS, '@include(if: $yes)')} ... @skip(if: $no) { ${CONFIRMS} } }`,
      { yes: true },
    ],
    ['the second of two operations', `mutation One { ${LINKS} } mutation Two { ${LINKS} ${CONFIRMS} }`, { operationName: 'Two' }],
    [
      'values in variables',
      `mutation ($by: LinkBy!, $code: String!) {
         linkAccount(by: $by, birthDate: "1998-07-21") { linked } confirmEmailCode(email: "a@example.org", code: $code) { confirmed } }`,
      { by: { ssn: '123-45-6703' }, code: '271828' },
    ],
  ])('%s', async (_how, query, more = {}) => {
    const before = [reached(), tables()];
    const { operationName, ...variables } = more as { operationName?: string };
    const { status, text } = await graph.ask({ query, variables, operationName }, asking);
    expect([status, text.trim()]).toEqual([400, MUST_STAND_ALONE]);
    expect([reached(), tables()]).toEqual(before);
    expect(graph.written()).not.toMatch(VALUES);
  });

  it.each<[string, string | object, number, string]>([
    ['a thousand aliases', { query: aliased(1_000) }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['sixteen aliases', { query: aliased(16) }, 400, 'OPERATION_TOO_COMPLEX'],
    ['eleven fields', { query: `mutation { ${repeat(11, () => CONFIRMS)} }` }, 400, 'OPERATION_TOO_COMPLEX'],
    [
      'a thousand in fragments that double',
      {
        query: `mutation { ...F10 } fragment F0 on Mutation { ${CONFIRMS} } ${repeat(10, (n) => `fragment F${n + 1} on Mutation { ...F${n} ...F${n} }`)}`,
      },
      400,
      'OPERATION_TOO_COMPLEX',
    ],
    ['a batch', [{ query: `mutation { ${CONFIRMS} }` }, { query: `mutation { ${LINKS} }` }], 400, 'BAD_REQUEST'],
    ['guesses in a query', { query: `query { a: ${CONFIRMS} b: ${CONFIRMS} }` }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', async (_how, body, status, code) => {
    const before = [reached(), tables()];
    const answer = await graph.ask(body, asking);
    expect([answer.status, answer.data, answer.errors[0]?.extensions.code]).toEqual([status, undefined, code]);
    expect(answer.text).not.toMatch(VALUES);
    expect([reached(), tables()]).toEqual(before);
    expect(graph.written()).not.toMatch(VALUES);
  });

  it('two operations without operationName', async () => {
    const before = [reached(), tables()];
    const answer = await graph.ask({ query: `mutation One { ${LINKS} } mutation Two { ${CONFIRMS} }` }, asking);
    expect([answer.data, answer.errors.length]).toEqual([undefined, 1]);
    expect([reached(), tables()]).toEqual(before);
  });

  it('by GET', async () => {
    const search = new URLSearchParams({ query: `mutation { ${CONFIRMS} }` });
    const response = await fetch(`${graph.url}?${search}`, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(response.status).toBe(405);
    expect(await response.text()).not.toMatch(VALUES);
    expect(reached()).toMatchObject({ confirmEmailCode: 0 });
  });
});

describe('one guess in a request runs once', () => {
  it.each<[string, string, object?]>([
    ['under an alias', `mutation { guess: ${LINKS} }`],
    ['in fragments', `mutation { ...F } fragment F on Mutation { ... { guess: ${LINKS} } }`],
    [
      'where conditions leave one of two',
      `mutation ($one: Boolean!) { guess: ${at(LINKS, '@include(if: $one)')} other: ${at(CONFIRMS, '@skip(if: $one)')} }`,
      { one: true },
    ],
    ['the first of two operations', `mutation One { guess: ${LINKS} } mutation Two { ${CONFIRMS} }`, { operationName: 'One' }],
  ])('%s', async (_how, query, more = {}) => {
    const before = reached();
    const { operationName, ...variables } = more as { operationName?: string };
    const { data } = await graph.ask({ query, variables, operationName }, asking);
    expect(data).toEqual({ guess: { linked: false } });
    expect(reached()).toEqual({ ...before, linkAccount: Number(before['linkAccount']) + 1 });
  });

  it('guesses refused above used up no try: this is the fifth', async () => {
    expect((await graph.ask(LINK.with({ ssn: HUGO.ssn }), asking)).data).toEqual({ linkAccount: LINKED_BY_SSN });
    expect((await graph.ask(LINK.with({ ssn: HUGO.ssn }), asking)).status).toBe(429);
  });

  it('refused guesses used up no try of a code', async () => {
    await graph.ask(REQUEST.with(EMAIL), asking);
    const code = await graph.codeSentTo(EMAIL);
    expect(graph.dump()['email_codes']).toMatchObject([{ failures: '[]' }]);
    expect((await graph.ask(CONFIRM.with(EMAIL, code), asking)).data).toMatchObject({ confirmEmailCode: { confirmed: true } });
    expect(graph.written()).not.toMatch(standingAlone(code));
  });
});

describe('a denied guess never runs and uses up no try:', () => {
  // Kazimir Placeholder is the tenth of the demo persons.
  const kazimir = { by: { ssn: '900-12-0010' }, birthDate: '1954-10-12' };
  const bodies = { query: LINK.query, variables: kazimir };

  it('one with a sign-in over 20 minutes old', async () => {
    await graph.ask(UNLINK, { ...asking, as: 'H05' });
    const old = await graph.token('H05', graph.clock.now - 21 * 60 * 1000);
    const before = reached();
    for (let times = 0; times < 12; times += 1) {
      const answer = await graph.ask(bodies, { from: asking.from, headers: { authorization: `Bearer ${old}` } });
      expect([answer.status, answer.data, answer.errors.map(({ extensions }) => extensions.code)]).toEqual([
        200,
        { linkAccount: null },
        ['UNAUTHORIZED_FIELD_OR_TYPE'],
      ]);
    }
    expect(reached()).toEqual(before);
    const answers = [];
    for (const ssn of ['123-45-6704', '123-45-6705', '123-45-6706', '123-45-6707', '900-12-0010'])
      answers.push((await graph.ask(LINK.with({ ssn }, kazimir.birthDate), { ...asking, as: 'H05' })).data.linkAccount);
    expect(answers).toEqual([NOT_LINKED, NOT_LINKED, NOT_LINKED, NOT_LINKED, LINKED_BY_SSN]);
  });

  it('one without a sign-in, of a partner, or of a delegate', async () => {
    const start = `mutation { startAssistedSession(input: { delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true })
      { token } }`;
    const { data } = await graph.ask({ query: start }, { ...asking, as: 'H05' });
    const delegate = { authorization: `Bearer ${data.startAssistedSession.token}` };
    const before = reached();
    for (const who of [{}, { as: 'partner-hand-off' }, { headers: delegate }]) {
      const answer = await graph.ask(bodies, { from: asking.from, ...who });
      expect([answer.data, answer.errors[0]?.extensions.code]).toEqual([{ linkAccount: null }, 'UNAUTHORIZED_FIELD_OR_TYPE']);
    }
    for (const mutation of [
      'unlinkAccount(kind: MASSHEALTH) { state }',
      'createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url }',
    ])
      expect((await graph.ask({ query: `mutation { ${mutation} }` }, { headers: delegate })).errors[0]?.extensions.code).toBe(
        'UNAUTHORIZED_FIELD_OR_TYPE',
      );
    expect(reached()).toEqual(before);
  });
});

/** @returns the field with a condition on it */
function at(field: string, condition: string): string {
  return field.replace(/\) \{/, `) ${condition} {`);
}
