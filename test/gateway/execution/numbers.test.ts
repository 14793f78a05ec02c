import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BrokenSource, saying, startBrokenSource } from '../../support/broken-source.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { FEDERATION, type FixtureSubgraph } from '../../support/fixture-supergraphs.ts';

const NUMBERS: FixtureSubgraph = {
  name: 'numbers',
  sdl: `${FEDERATION}
    scalar Exact
    enum Level { LOW HIGH }
    type Query {
      int: Int sure: Int! float: Float id: ID text: String flag: Boolean level: Level exact: Exact
      ints: [[Int]] ids: [ID] exacts: [[Exact]]
      box: Box
    }
    type Box { id: ID exact: Exact float: Float }`,
};

const NULL_IN_NON_NULL = 'NULL_IN_NON_NULL';

let source: BrokenSource;
const gateways = new Map<string, FixtureGateway>();
beforeAll(async () => {
  source = await startBrokenSource();
  for (const executor of ['own', 'apollo'] as const)
    gateways.set(executor, await startFixtureGateway([NUMBERS], { numbers: source.url }, { open: true, executor }));
});
afterAll(async () => {
  await Promise.all([...gateways.values()].map((gateway) => gateway.stop()));
  await source.stop();
});

/** @returns the data as text, for a test's own JSON.parse would lose the digits; and the codes of the errors */
async function answerTo(executor: string, query: string, sent: string) {
  source.behave(saying(`{"data":${sent}}`));
  const answer = await gateways.get(executor)?.post({ query });
  const text = answer?.text ?? '';
  return [
    /"data":(.*?)(?:,"extensions"|\}\n$)/s.exec(text)?.[1],
    ...(answer?.errors ?? []).map(({ extensions }) => extensions.code),
  ];
}

describe('a number of the wrong type from a subgraph is null and reported', () => {
  it.each<[field: string, sent: string, answered: string]>([
    ['int', '2147483647', '2147483647'],
    ['int', '-2147483648', '-2147483648'],
    ['int', '1.0', '1'],
    ['int', '1e3', '1000'],
    ['int', '-0', '0'],
    ['float', '1.10', '1.1'],
    ['float', '1', '1'],
    ['float', '1e308', '1e+308'],
    ['float', '12345678901234567890', '12345678901234567000'],
    ['id', '"a"', '"a"'],
    ['id', '5', '"5"'],
    ['id', '-7', '"-7"'],
    ['id', '1.0', '"1"'],
    ['id', '9007199254740992', '"9007199254740992"'],
    ['id', '9007199254740993', '"9007199254740993"'],
    ['id', '123456789012345678901234567890', '"123456789012345678901234567890"'],
    ['ids', '[1,"b",9007199254740993]', '["1","b","9007199254740993"]'],
    ['ints', '[[1,null],null,[2.0]]', '[[1,null],null,[2]]'],
    ['level', '"HIGH"', '"HIGH"'],
  ])('of its type: %s %s', async (field, sent, answered) => {
    const expected = [`{"${field}":${answered}}`];
    expect(await answerTo('own', `{ ${field} }`, `{"${field}":${sent}}`)).toEqual(expected);
  });

  it.each<[field: string, sent: string]>([
    ['int', '2147483648'],
    ['int', '-2147483649'],
    ['int', '1.5'],
    ['int', '1e400'],
    ['int', '12345678901234567890'],
    ['int', '"5"'],
    ['int', 'true'],
    ['int', '{}'],
    ['float', '1e400'],
    ['float', '-1e400'],
    ['float', '"NaN"'],
    ['float', '"Infinity"'],
    ['float', '"1.5"'],
    ['float', 'false'],
    ['id', '1.5'],
    ['id', '1e400'],
    ['id', '1e30'],
    ['id', '9007199254740993.0'],
    ['id', 'true'],
    ['id', '{"text":"5"}'],
    ['text', '5'],
    ['text', '12345678901234567890'],
    ['text', 'true'],
    ['flag', '1'],
    ['flag', '"true"'],
    ['level', '0'],
    ['level', '"MIDDLE"'],
    ['level', '1.10'],
  ])('not of its type: %s %s', async (field, sent) => {
    const expected = [`{"${field}":null}`, NULL_IN_NON_NULL];
    expect(await answerTo('own', `{ ${field} }`, `{"${field}":${sent}}`)).toEqual(expected);
  });

  it('in lists of lists, item by item', async () => {
    const answer = await answerTo('own', '{ ints }', '{"ints":[[1,2147483648],[1.5]]}');
    expect(answer).toEqual(['{"ints":[[1,null],[null]]}', NULL_IN_NON_NULL, NULL_IN_NON_NULL]);
  });

  it('in a non-nullable field, the object around it is null', async () => {
    expect(await answerTo('own', '{ sure }', '{"sure":2147483648}')).toEqual(['null', NULL_IN_NON_NULL]);
  });
});

const EXACT: readonly string[] = [
  '9007199254740993',
  '12345678901234567890',
  '-12345678901234567890',
  '1.10',
  '1.0',
  '-0',
  '-0.0',
  '0.1000000000000000055511151231257827',
  '1e400',
  '-1E+5',
  '5',
  '2.5',
  'true',
  '"1.10"',
  '"[1.10, 1e400"',
  '{"amount":1.10,"deep":[{"of":[1e400,null]}]}',
  '{"__proto__":{"x":1.10},"constructor":2.50}',
  '[1,1.0,[1.00]]',
];

describe.each(['own', 'apollo'])(
  'pitfall 49: every digit that a subgraph wrote for a custom scalar arrives: %s executor',
  (executor) => {
    it.each(EXACT)('%s', async (sent) => {
      expect(await answerTo(executor, '{ exact }', `{"exact":${sent}}`)).toEqual([`{"exact":${sent}}`]);
      expect(await answerTo(executor, '{ box { exact } }', `{"box":{"exact":${sent}}}`)).toEqual([`{"box":{"exact":${sent}}}`]);
    });

    it('in lists, under an alias, beside numbers of other types, and in an answer with white space', async () => {
      expect(await answerTo(executor, '{ exacts }', '{"exacts":[[1.10, null],[2e400]]}')).toEqual([
        '{"exacts":[[1.10,null],[2e400]]}',
      ]);
      source.behave(saying('{"data":{"box":{"float": 1.10 ,\n\t"id":\r 9007199254740993, "_access_0_e":\n1.10, "e": 1.10}}}'));
      const answer = await gateways.get(executor)?.post({ query: '{ box { e: exact id float } }' });
      expect(answer?.text).toContain('"data":{"box":{"e":1.10,"id":"9007199254740993","float":1.1}}');
    });
  },
);

describe('values of custom scalars', () => {
  it('have the last of two values with the same key', async () => {
    expect(await answerTo('own', '{ exact }', '{"exact":{"a":1.10,"a":2.20}}')).toEqual(['{"exact":{"a":2.20}}']);
    expect(await answerTo('own', '{ exact }', '{"exact":1.10,"exact":3}')).toEqual(['{"exact":3}']);
  });

  it.each([100, 150])('can be nested %d deep', async (depth) => {
    const sent = `${'['.repeat(depth)}1.10${']'.repeat(depth)}`;
    expect(await answerTo('own', '{ exact }', `{"exact":${sent}}`)).toEqual([`{"exact":${sent}}`]);
  });

  it.each([
    ['a list', '[', ']', 300],
    ['an object', '{"a":', '}', 300],
    ['a list, deeper than a stack', '[', ']', 200_000],
    ['an object, deeper than a stack', '{"a":', '}', 200_000],
  ])('that are nested too deep to serialize are null and reported: %s', async (_what, open, close, depth) => {
    const [data, ...codes] = await answerTo(
      'own',
      '{ exact text }',
      `{"text":"there","exact":${open.repeat(depth)}1${close.repeat(depth)}}`,
    );
    expect(data).toMatch(/^\{"exact":null,"text":("there"|null)\}$/);
    expect(codes.length).toBeGreaterThan(0);
  });
});
