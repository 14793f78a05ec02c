import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, type GraphAnswer, post, startGraph } from '../support/graph.ts';

let graph: Graph;
beforeAll(async () => void (graph = await startGraph()));
afterAll(() => graph.stop());

const code = ({ errors }: GraphAnswer) => errors[0]?.extensions.code;
const SSN = '123-45-6789';

describe('pitfall 24: caches', () => {
  it.each<[string, () => Promise<GraphAnswer>]>([
    ['data', () => graph.ask('H02', '{ me { id } }')],
    ['public data', () => graph.ask('anonymous', '{ help { learnMoreUrl } }')],
    ['a denial', () => graph.ask('anonymous', '{ me { id } }')],
    ['a refusal', () => graph.ask('H02', '{ nothing }')],
    ['a forged token', () => post(graph.url, { query: '{ me { id } }' }, { authorization: 'Bearer a.b.c' })],
    ['no GraphQL', () => post(graph.url, 'nothing')],
  ])('%s is private and not cached', async (_what, ask) => {
    const { headers } = await ask();
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('vary')).toContain('authorization');
    expect([headers.get('etag'), headers.get('age'), headers.get('expires')]).toEqual([null, null, null]);
  });

  it('one text asked by two viewers has two answers', async () => {
    const query = '{ me { id name { full } } }';
    const [bruno, irma, bruno2] = [await graph.ask('H02', query), await graph.ask('H04', query), await graph.ask('H02', query)];
    expect([bruno.data.me.id, irma.data.me.id, bruno2.data.me.id]).toEqual(['p0201', 'p0401', 'p0201']);
  });
});

describe('pitfall 25: errors echo what the client sent', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a variable of the wrong type', 'query ($first: Int!) { me { notices(first: $first) { totalCount } } }', { first: SSN }],
    ['a variable of the wrong form', 'query ($id: ID!) { person(id: $id) { id } }', { id: { ssn: SSN } }],
    ['a list for one', 'query ($id: ID!) { person(id: $id) { id } }', { id: [SSN] }],
    ['an enum', 'mutation ($kind: LinkKind!) { unlinkAccount(kind: $kind) { state } }', { kind: SSN }],
    ['an enum almost right', 'mutation ($kind: LinkKind!) { unlinkAccount(kind: $kind) { state } }', { kind: 'MASSHEALT' }],
    ['null', 'query ($id: ID!) { person(id: $id) { id } }', { id: null }],
    ['nothing', 'query ($id: ID!) { person(id: $id) { id } }', { other: SSN }],
  ])('%s: the variable is named, its value is not', async (_what, query, variables) => {
    const answer = await graph.ask('H02', query, variables);
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Variable "\$\w+" has a value that is not valid$/),
    ]);
    expect(answer.text).not.toMatch(/123-45|MASSHEALT|Did you mean|LinkKind/);
  });

  it.each([
    ['a literal of the wrong type', `{ me { notices(first: "${SSN}") { totalCount } } }`],
    ['a literal enum', `mutation { unlinkAccount(kind: MASSHEALT) { state } }`],
    ['a text for an enum', `mutation { unlinkAccount(kind: "${SSN}") { state } }`],
    ['a field almost right', '{ mee { id } }'],
    ['an argument almost right', '{ person(idd: "1") { id } }'],
    ['a type almost right', '{ me { ... on Persn { id } } }'],
    ['a text that ends too early', `{ person(id: "${SSN}`],
    ['a strange character', `{ person(id: ${SSN}) { id } }`],
    ['a default that does not fit', `query ($first: Int! = "${SSN}") { me { notices(first: $first) { totalCount } } }`],
    ['two fields that do not merge', `{ person(id: "${SSN}") { id } person(id: "2") { id } }`],
  ])('%s: neither the value nor a hint at the schema comes back', async (_what, query) => {
    const answer = await graph.ask('H02', query);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/123-45|6789|Did you mean|MASSHEALTH|"me"|Person[^"]/);
  });
});

describe('pitfall 26: cyclic fragments', () => {
  const ring = (size: number, body: (next: string) => string) =>
    `{ me { ...F0 } } ${Array.from({ length: size }, (_, index) => `fragment F${index} on Person { ${body(`F${(index + 1) % size}`)} }`).join(' ')}`;
  const every = (size: number) =>
    `{ me { ...F0 } } ${Array.from({ length: size }, (_, index) => `fragment F${index} on Person { ${Array.from({ length: size }, (_from, to) => `f${to}: eligibility { person { ...F${to} } }`).join(' ')} }`).join(' ')}`;

  it.each([
    ['itself', ring(1, (next) => `eligibility { person { ...${next} } }`)],
    ['a ring of 100', ring(100, (next) => `...${next}`)],
    ['a ring of 70 through fields', ring(70, (next) => `eligibility { person { ...${next} } }`)],
    [
      'a ring of 60 through two fields',
      ring(60, (next) => `a: eligibility { person { ...${next} } } b: rfis { about { ...${next} } }`),
    ],
    ['each through all of 8', every(8)],
  ])('%s: refused', async (_what, query) => {
    const answer = await graph.ask('H02', query);
    expect([answer.status, code(answer)]).toEqual([
      400,
      expect.stringMatching(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$|^OPERATION_TOO_COMPLEX$/),
    ]);
  });

  it('a document of more than 1,000 tokens is refused while it is parsed, under status 400', async () => {
    const ask = (tokens: number) => graph.ask('H02', `{ help { ${'learnMoreUrl '.repeat(tokens - 5)} } }`);
    const [over, within] = [await ask(1_001), await ask(1_000)];
    expect([over.status, code(over)]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(code(within)).not.toBe('GRAPHQL_PARSE_FAILED');
    expect((await ask(500)).status).toBe(200);
  });
});

describe('pitfall 27: automatic persisted queries', () => {
  const sha256Hash = 'a'.repeat(64);
  const extensions = { persistedQuery: { version: 1, sha256Hash } };

  it('store no text under another text’s hash, and find none there', async () => {
    const register = await post(graph.url, { query: '{ help { learnMoreUrl } }', extensions });
    const ask = await post(graph.url, { extensions });
    expect([code(register), register.data]).toEqual(['CANNOT_SEND_ID_AND_DIFFERENT_BODY', undefined]);
    expect([code(ask), ask.data]).toEqual(['PERSISTED_QUERY_NOT_FOUND', undefined]);
  });

  it('nor by GET', async () => {
    const named = new URLSearchParams({ extensions: JSON.stringify(extensions) });
    const both = new URLSearchParams({ extensions: JSON.stringify(extensions), query: '{ help { learnMoreUrl } }' });
    const codesOf = async (search: URLSearchParams) => {
      const { errors } = (await (await fetch(`${graph.url}?${search}`)).json()) as { errors: { extensions: object }[] };
      return errors.map(({ extensions }) => extensions);
    };
    expect(await codesOf(both)).toEqual([{ code: 'CANNOT_SEND_ID_AND_DIFFERENT_BODY' }]);
    expect(await codesOf(named)).toEqual([{ code: 'PERSISTED_QUERY_NOT_FOUND' }]);
  });
});

describe('pitfall 28: refusals thrown where Apollo Server expects none', () => {
  it.each<[string, () => Promise<GraphAnswer>, number, string]>([
    [
      'a limit',
      () =>
        graph.ask(
          'H02',
          `{ ${'a: help { learnMoreUrl } '.repeat(2)} ${Array.from({ length: 10 }, (_, index) => `b${index}: help { learnMoreUrl }`).join(' ')} }`,
        ),
      400,
      'OPERATION_TOO_COMPLEX',
    ],
    ['a variable', () => graph.ask('H02', 'query ($id: ID!) { person(id: $id) { id } }'), 400, 'BAD_USER_INPUT'],
    ['a token', () => post(graph.url, { query: '{ me { id } }' }, { authorization: 'Bearer a.b.c' }), 401, 'UNAUTHENTICATED'],
    [
      'an operation that is not there',
      () => post(graph.url, { query: '{ help { learnMoreUrl } }', operationName: 'Other' }),
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'one of several operations',
      () => post(graph.url, { query: 'query A { help { learnMoreUrl } } query B { help { learnMoreUrl } }' }),
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('keep their code and status: %s', async (_what, ask, status, expected) => {
    const answer = await ask();
    expect([answer.status, code(answer), answer.data]).toEqual([status, expected, undefined]);
  });
});

describe('pitfall 29: a thousand guesses in one request', () => {
  const guesses = (count: number, field: string) => Array.from({ length: count }, (_, index) => `g${index}: ${field}`).join(' ');

  it.each([
    ['more root fields than 10', `mutation { ${guesses(11, 'unlinkAccount(kind: DTA) { state }')} }`],
    ['more aliases than 15', `{ me { ${guesses(16, 'id')} } }`],
    [
      'more aliases than 15, through fragments',
      `{ me { ...A ...B } } fragment A on Person { ${guesses(8, 'id')} } fragment B on Person { ${guesses(8, 'id')} }`,
    ],
    [
      'more root fields than 10, through fragments',
      `mutation { ...A ...B } fragment A on Mutation { ${guesses(6, 'unlinkAccount(kind: DTA) { state }')} } fragment B on Mutation { ...A ...C } fragment C on Mutation { ${guesses(6, 'unlinkAccount(kind: DTA) { state }').replaceAll('g', 'h')} }`,
    ],
  ])('%s: refused before anything runs', async (_what, query) => {
    const answer = await graph.ask('H02', query);
    expect([answer.status, code(answer), answer.data]).toEqual([400, 'OPERATION_TOO_COMPLEX', undefined]);
  });

  it('as many requests in one body: refused', async () => {
    const answer = await post(
      graph.url,
      Array.from({ length: 2 }, () => ({ query: '{ help { learnMoreUrl } }' })),
    );
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('pitfall 30: costs that ignore variables', () => {
  const QUERY =
    'query ($first: Int! = 20) { households { documents(first: $first) { edges { node { id rfi { id documents { id about { id rfis { id documents { id } } } } } } } } } }';

  it('are counted with the values of this request', async () => {
    const [few, many] = [await graph.ask('H02', QUERY, { first: 1 }), await graph.ask('H02', QUERY, { first: 50 })];
    expect([few.status, many.status, code(many)]).toEqual([200, 400, 'OPERATION_TOO_COMPLEX']);
    expect(many.errors[0]?.message).toMatch(/^The cost of the operation is \d+; the limit is 1000$/);
    // One that is not given counts with its default.
    expect((await graph.ask('H02', QUERY)).status).toBe(400);
  });

  it('a page of more than 50 is refused, by a literal or by a variable', async () => {
    const page = (first: string) => `query ($first: Int! = 51) { me { notices(first: ${first}) { totalCount } } }`;
    for (const [query, variables] of [
      [page('51').replace('($first: Int! = 51) ', ''), {}],
      [page('$first'), {}],
      [page('$first'), { first: 99_999 }],
    ] as const) {
      const answer = await graph.ask('H02', query, variables);
      expect([answer.status, answer.errors[0]?.message]).toEqual([
        400,
        expect.stringMatching(/^The page size of the operation is \d+; the limit is 50$/),
      ]);
    }
    expect((await graph.ask('H02', page('$first'), { first: 50 })).status).toBe(200);
  });
});
