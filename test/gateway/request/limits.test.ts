import { describe, expect, it } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { documentFacts } from '../../../gateway/documents/document-facts.ts';
import { readCostModel } from '../../../gateway/limits/cost-model.ts';
import { LIMITS } from '../../../gateway/limits/limits.ts';
import { type Measure, measureOperation } from '../../../gateway/limits/measure-operation.ts';
import { checkLimits } from '../../../gateway/limits/check-limits.ts';
import { composeFixture, FEDERATION } from '../../support/fixture-supergraphs.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';

const SDL = `${FEDERATION}
  type Query {
    node: Node
    dear: Node @cost(weight: 5)
    plain: Int
    nodes: [Node!]
    some: [Node!] @listSize(assumedSize: 3)
    page(first: Int! = 20, last: Int): [Node!] @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
    connection(first: Int! = 20): Connection @listSize(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
  }
  type Connection { edges: [Edge!] totalCount: Int }
  type Edge { node: Node }
  type Node { id: ID! next: Node heavy: Heavy score: Int @cost(weight: 2) kinds: [Kind!] }
  type Heavy @cost(weight: 10) { id: ID! }
  enum Kind @cost(weight: 3) { A }
`;
const sdl = composeFixture({ name: 'fixture', sdl: SDL });
const { schema } = loadSupergraph(sdl, { open: true, executor: 'own' });
const costs = readCostModel(parse(sdl));

function read(query: string) {
  const document = parse(query);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )!;
  return { document, operation, fragments: documentFacts(document).fragments };
}

function measure(query: string, variables: Record<string, unknown> = {}): Measure {
  const { operation, fragments } = read(query);
  return measureOperation(operation, fragments, schema, costs, variables);
}

const deep = (levels: number): string => (levels === 1 ? 'id' : `next { ${deep(levels - 1)} }`);

describe('the cost of an operation', () => {
  it.each<[string, number, Record<string, unknown>?]>([
    ['{ plain }', 0],
    ['{ node { id } }', 1],
    ['{ node { id next { id } } }', 2],
    ['{ dear { id } }', 5],
    ['{ node { heavy { id } } }', 11],
    ['{ node { score } }', 3],
    ['{ node { kinds } }', 31],
    ['{ nodes { id } }', 10],
    ['{ some { id } }', 3],
    ['{ some { next { id } } }', 6],
    ['{ page { id } }', 20],
    ['{ page(first: 2) { id } }', 2],
    ['{ page(first: 2, last: 7) { id } }', 7],
    ['query ($n: Int!) { page(first: $n) { id } }', 4, { n: 4 }],
    ['{ connection { totalCount } }', 1],
    ['{ connection { edges { node { id } } } }', 41],
    ['{ connection(first: 3) { edges { node { id } } } }', 7],
    ['query ($n: Int!) { connection(first: $n) { a: edges { node { id } } b: edges { node { id } } } }', 13, { n: 3 }],
    ['{ ...F node { ... { ...G } } } fragment F on Query { node { ...G } } fragment G on Node { heavy { id } }', 22],
    ['{ a: dear { id } b: dear { id } dear { id } }', 15],
    ['{ __schema { types { name } } __typename }', 0],
  ])('%s costs %i', (query, cost, variables = {}) => {
    expect(measure(query, variables).cost).toBe(cost);
  });
});

describe('the shape of an operation', () => {
  it.each<[string, Partial<Measure>]>([
    ['{ plain }', { depth: 1, aliases: 0, rootFields: 1, directives: 0, pageSize: 0 }],
    [`{ node { ${deep(11)} } }`, { depth: 12 }],
    [
      '{ ... { ... on Query { ...F } } } fragment F on Query { node { ...G } } fragment G on Node { next { id } }',
      { depth: 3, rootFields: 1 },
    ],
    ['{ a: plain b: plain plain node { c: id } }', { aliases: 3, rootFields: 4 }],
    [
      'query @skip(if: false) { plain @include(if: true) ... @skip(if: false) { plain } ...F @include(if: true) } fragment F on Query { plain }',
      { directives: 4, rootFields: 3 },
    ],
    ['{ page(first: 30) { id } connection(first: 40) { totalCount } }', { pageSize: 40 }],
  ])('%s', (query, expected) => {
    expect(measure(query)).toMatchObject(expected);
  });
});

describe('limits are held to the number', () => {
  const check = (query: string, variables: Record<string, unknown> = {}) => {
    const { document, operation } = read(query);
    return checkLimits({ document, operation, variables, supergraph: { schema, costs }, limits: LIMITS });
  };
  const many = (count: number, field: string) => Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

  it.each<[what: string, within: string, over: string, message: string]>([
    ['depth', `{ node { ${deep(11)} } }`, `{ node { ${deep(12)} } }`, 'The depth of the operation is 13; the limit is 12'],
    [
      'aliases',
      `{ node { ${many(15, 'id')} } }`,
      `{ node { ${many(16, 'id')} } }`,
      'The number of aliases of the operation is 16; the limit is 15',
    ],
    [
      'root fields',
      `{ ${many(10, 'plain')} }`,
      `{ ${many(10, 'plain')} plain }`,
      'The number of root fields of the operation is 11; the limit is 10',
    ],
    [
      'directives',
      `{ node { ${'id @skip(if: false) '.repeat(20)} } }`,
      `{ node { ${'id @skip(if: false) '.repeat(21)} } }`,
      'The number of directives of the operation is 21; the limit is 20',
    ],
    [
      'page size',
      '{ page(first: 50) { id } }',
      '{ page(first: 51) { id } }',
      'The page size of the operation is 51; the limit is 50',
    ],
    [
      'cost',
      // 50 times 1 for the node, 10 for the heavy, and 9 for the nodes after it.
      `{ page(first: 50) { heavy { id } ${deep(10)} } }`,
      '{ page(first: 50) { heavy { id } next { heavy { id } } } }',
      'The cost of the operation is 1100; the limit is 1000',
    ],
  ])('%s', (_what, within, over, message) => {
    expect(() => check(within)).not.toThrow();
    expect(() => check(over)).toThrow(message);
  });

  it('a directive counts though it leaves out what it stands on', () => {
    expect(() => check(`{ node { ${'... @skip(if: true) { id } '.repeat(21)} } }`)).toThrow('The number of directives');
  });
});
