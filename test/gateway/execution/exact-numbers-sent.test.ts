import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answering, type Behaviour, type BrokenSource, saying, startBrokenSource } from '../../support/broken-source.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { FEDERATION, type FixtureSubgraph } from '../../support/fixture-supergraphs.ts';

const PARCELS: FixtureSubgraph = {
  name: 'parcels',
  sdl: `${FEDERATION}
    scalar Exact
    input Filter { exact: Exact float: Float int: Int id: ID nested: [Filter] }
    type Query {
      parcels: [Parcel!]
      exact(v: Exact): String
      exacts(v: [Exact]): String
      float(v: Float): String
      int(v: Int): String
      id(v: ID): String
      filter(by: Filter): String
    }
    type Mutation { keep(v: Exact): String }
    type Parcel @key(fields: "id") { id: ID! weight: Exact size: Exact }`,
};
const PRICES: FixtureSubgraph = {
  name: 'prices',
  sdl: `${FEDERATION}
    scalar Exact
    type Parcel @key(fields: "id") { id: ID! weight: Exact @external size: Exact @external price: Exact @requires(fields: "weight size") }`,
};

let [parcels, prices]: BrokenSource[] = [];
let gateway: FixtureGateway;
beforeAll(async () => {
  [parcels, prices] = [await startBrokenSource(), await startBrokenSource()];
  gateway = await startFixtureGateway([PARCELS, PRICES], { parcels: parcels.url, prices: prices.url }, { open: true });
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([parcels?.stop(), prices?.stop()]);
});
const told = (source: BrokenSource | undefined) => source?.requests[0]?.body ?? '';

describe('values sent back to a subgraph keep the digits that another subgraph wrote', () => {
  it('in representations, and in the keys that are compared', async () => {
    const objects = [
      ['9007199254740993', '12345678901234567890', '{"w":1.10}'],
      ['9007199254740992', '1e400', '-0'],
      ['"7"', '2.50', '[1.0]'],
    ].map(([id, weight, size]) => `{"__typename":"Parcel","id":${id},"weight":${weight},"size":${size}}`);
    parcels?.behave(saying(`{"data":{"parcels":[${objects.join(',')}]}}`));
    // One subgraph writes IDs as numbers, the other as texts, or the other way round.
    const entities = ['"9007199254740993"', '9007199254740992', '7'].map(
      (id, index) => `{"_access_key_id":${id},"price":${index}.90}`,
    );
    prices?.behave(saying(`{"data":{"_entities":[${entities.join(',')}]}}`));
    const { text } = await gateway.post({ query: '{ parcels { id price } }' });
    for (const members of objects.flatMap((object) => object.slice(1, -1).split(','))) expect(told(prices)).toContain(members);
    expect(text).toContain(
      '"parcels":[{"id":"9007199254740993","price":0.90},{"id":"9007199254740992","price":1.90},{"id":"7","price":2.90}]',
    );
    expect(text).not.toContain('errors');
  });
});

/** The query as it was sent, without white space and commas, and the variables beside it as text. */
const sentAs = (body: string) => {
  const { query } = JSON.parse(body) as { query: string };
  return { query: compact(query), variables: body.slice(body.indexOf('"variables":') + 12, -1) };
};
/** What lies between two tokens is kept as one space where it separates two values. */
const compact = (text: string) => text.replaceAll(/[\s,]+/g, ' ').replaceAll(/ ?([^\w"$.@+-]) ?/g, '$1');
const callOf = (field: string, literal: string) => `${field}(v:${compact(literal)})`;
const taken: Behaviour = answering(() => ({
  data: { exact: 'a', exacts: 'a', float: 'a', int: 'a', id: 'a', filter: 'a', keep: 'a' },
}));

const EXACT = ['9007199254740993', '-12345678901234567890', '1.10', '1.0', '-0', '1e400', '[1.10,9007199254740993]'];
const DOUBLES = ['5', '2.5', '"1.10"', 'true', 'null'];

describe('a client’s value of a custom scalar arrives as it was written', () => {
  beforeEach(() => parcels?.behave(taken));

  it.each([...EXACT, ...DOUBLES, '{a:1.10,b:[{c:9007199254740993}]}'])('as a literal: %s', async (literal) => {
    await gateway.post({ query: `{ exact(v: ${literal}) }` });
    expect(sentAs(told(parcels)).query).toContain(callOf('exact', literal));
  });

  it.each(EXACT)('as a variable, sent as a literal because most subgraphs read variables as doubles: %s', async (value) => {
    const { errors } = await gateway.post(`{"query":"query ($v: Exact) { exact(v: $v) }","variables":{"v":${value}}}`);
    expect(errors).toEqual([]);
    const { query, variables } = sentAs(told(parcels));
    expect([query, variables.startsWith('{}')]).toEqual([expect.stringContaining(callOf('exact', value)), true]);
    expect(query).not.toContain('$');
  });

  it.each(['{"a":1.10,"b":[9007199254740993]}', ...DOUBLES])(
    'as a variable of another form, in the variables: %s',
    async (value) => {
      const { errors } = await gateway.post(`{"query":"query ($v: Exact) { exact(v: $v) }","variables":{"v":${value}}}`);
      expect(errors).toEqual([]);
      expect(sentAs(told(parcels)).variables).toContain(`:${value}}`);
    },
  );

  it('as a default', async () => {
    await gateway.post({
      query: 'query ($v: Exact = 9007199254740993, $w: Exact = {a: [1.10]}) { exact(v: $v) exacts(v: [$w]) }',
    });
    const { query, variables } = sentAs(told(parcels));
    expect(query).toContain('9007199254740993');
    expect(variables).toContain('{"a":[1.10]}');
    expect(query + variables).not.toContain('9007199254740992');
  });

  it('in an input object, in a list, by GET, and beside variables that stay', async () => {
    const query = 'query ($by: Filter, $v: [Exact]) { filter(by: $by) exacts(v: $v) }';
    const by = '{"exact":1.10,"nested":[{"exact":9007199254740993,"float":1.10,"int":3.0,"id":9007199254740993}]}';
    const parameters = new URLSearchParams({ query, variables: `{"by":${by},"v":[1,2.0]}` });
    expect((await fetch(`${gateway.url}?${parameters}`)).status).toBe(200);
    const sent = sentAs(told(parcels));
    expect(sent.query).toContain(callOf('exacts', '[1,2.0]'));
    expect(sent.variables).toContain(
      ':{"exact":1.10,"nested":[{"exact":9007199254740993,"float":1.1,"int":3,"id":"9007199254740993"}]}',
    );
  });

  it('to a mutation', async () => {
    await gateway.post('{"query":"mutation ($v: Exact) { keep(v: $v) }","variables":{"v":1.10}}');
    expect(sentAs(told(parcels)).query).toContain(callOf('keep', '1.10'));
    expect(parcels?.requests).toHaveLength(1);
  });

  it('a string that looks like the internal mark of a number stays a string', async () => {
    const text = 'number-00000000-0000-0000-0000-000000000000-1.10';
    await gateway.post({ query: `{ exact(v: "${text}") exacts(v: [1.10]) }` });
    expect(sentAs(told(parcels)).query).toContain(`"${text}"`);
  });
});

describe('numbers for the standard’s own scalars are of their type, or refused', () => {
  beforeEach(() => parcels?.behave(taken));

  it.each([
    ['float', 'Float', '1.10', '1.1'],
    ['float', 'Float', '1.0', '1'],
    ['int', 'Int', '3.0', '3'],
    ['id', 'ID', '5', '"5"'],
    ['id', 'ID', '9007199254740993', '"9007199254740993"'],
  ])('%s: %s %s', async (field, type, value, sent) => {
    await gateway.post(`{"query":"query ($v: ${type}) { ${field}(v: $v) }","variables":{"v":${value}}}`);
    expect(sentAs(told(parcels)).variables).toContain(`:${sent}}`);
  });

  it.each([
    ['float', 'Float', '1e400'],
    ['float', 'Float', '"1.5"'],
    ['int', 'Int', '2147483648'],
    ['int', 'Int', '9007199254740993'],
    ['int', 'Int', '1.10'],
    ['id', 'ID', '1.50'],
    ['id', 'ID', '1e400'],
    ['filter', 'Filter', '1.10'],
    ['filter', 'Filter', '[1.10]'],
  ])('%s: %s %s is refused', async (field, type, value) => {
    const argument = field === 'filter' ? 'by' : 'v';
    const answer = await gateway.post(`{"query":"query ($v: ${type}) { ${field}(${argument}: $v) }","variables":{"v":${value}}}`);
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(answer.text).not.toContain(value);
    expect(parcels?.requests).toEqual([]);
  });
});
