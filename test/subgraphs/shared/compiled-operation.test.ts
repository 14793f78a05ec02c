import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  execute,
  getNamedType,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import { readPolicies } from '../../../schema/contract/read-policies.ts';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import type { SubgraphContext } from '../../../subgraphs/shared/context.ts';
import { formatErrors } from '../../../subgraphs/shared/errors.ts';
import { compileOperation } from '../../../subgraphs/shared/execution/compile-operation.ts';
import { runOperation } from '../../../subgraphs/shared/execution/run-operation.ts';
import { guardSchema } from '../../../subgraphs/shared/guard.ts';
import type { Resolvers } from '../../../subgraphs/shared/references.ts';
import { isDeep } from '../../support/depth.ts';
import { SDL, type Source, valueFor } from './failing-values.ts';

let seed = 0;
const reading = readPolicies(SDL);
const bare = buildSubgraphSchema([{ typeDefs: SDL, resolvers: resolversOf() as never }]);
const schema = guardSchema(bare, reading);

function resolversOf(): Resolvers {
  const plain = buildSubgraphSchema([{ typeDefs: SDL }]);
  const resolver =
    (type: string, field: string): GraphQLFieldResolver<Source | undefined, unknown> =>
    (source, args) =>
      valueFor(type.replace(/!$/, ''), `${source?.id ?? 'root'}.${field}${JSON.stringify(args)}`, seed);
  const byType = ['Query', 'Node', 'Leaf'].map((name) => {
    const type = plain.getType(name) as GraphQLNamedType;
    const fields = isObjectType(type)
      ? Object.values(type.getFields()).filter((field) => !['id', '_entities', '_service'].includes(field.name))
      : [];
    return [name, Object.fromEntries(fields.map((field) => [field.name, resolver(String(field.type), field.name)]))] as const;
  });
  return Object.fromEntries(
    byType.map(([name, fields]) => [
      name,
      name === 'Node' ? { ...fields, __resolveReference: ({ id }: Source) => valueFor('Node', id, seed) } : fields,
    ]),
  ) as Resolvers;
}

/** Writes a random selection of a type. */
function select(typeName: string, draws: Iterator<number>, depth: number): string {
  const type = schema.getType(typeName)!;
  const draw = () => draws.next().value as number;
  const all = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const fields = all.filter(({ name }) => !name.startsWith('_'));
  const one = (): string => {
    const pick = draw();
    if (fields.length === 0 || pick % 7 === 0) {
      const on = ['Node', 'Leaf', 'Hidden', 'Thing'][pick % 4]!;
      return depth === 0 ? '__typename' : `... on ${on} { ${select(on, draws, depth - 1)} }`;
    }
    const field = fields[pick % fields.length]!;
    const named = getNamedType(field.type);
    if (!isLeafType(named) && depth === 0) return '__typename';
    const alias = pick % 3 === 0 ? `${field.name}${pick % 2}: ` : '';
    const args = field.args.length === 0 ? '' : ['(text: "a")', '(text: $text)', '(text: $missing)'][pick % 3]!;
    return `${alias}${field.name}${args}${isLeafType(named) ? '' : ` { ${select(named.name, draws, depth - 1)} }`}`;
  };
  return Array.from({ length: 1 + (draw() % 4) }, one).join(' ');
}

function* endless(draws: readonly number[]): Generator<number, never> {
  for (let index = 0; ; index += 1) yield draws[index % draws.length]! + Math.floor(index / draws.length);
}

const context = { viewer: ANONYMOUS, reportFailure: () => undefined } as unknown as SubgraphContext;
const VARIABLES = { text: 'b' };

/**
 * What leaves of an error: its code of the closed table, not the message of graphql-js. What is told of
 * fields in an object that is taken back depends in graphql-js on the number of promises on the way: only the object is compared.
 */
function tell(error: GraphQLError, data: unknown): string {
  const path = error.path ?? [];
  let value = data;
  const depth = path.findIndex((key) => {
    value = value === null ? null : (value as Record<string, unknown>)[key];
    return value === null;
  });
  if (data === null || depth < path.length - 1) return JSON.stringify(data === null ? [] : path.slice(0, depth + 1));
  return JSON.stringify({ ...formatErrors([error])[0], at: error.locations });
}

async function compare(document: string, variables: Record<string, unknown> = VARIABLES): Promise<{ readonly errors: number }> {
  const parsed = parse(document);
  const compiled = compileOperation(schema, parsed, undefined)!;
  expect([document, compiled === null]).toEqual([document, false]);
  const read = async (result: unknown) => {
    const { data, errors = [] } = (await result) as { readonly data: unknown; readonly errors?: readonly GraphQLError[] };
    // graphql-js does not wait for what is beside a failure, and notes its errors afterwards.
    await new Promise((resolve) => setImmediate(resolve));
    return { data: JSON.stringify(data), errors: [...new Set(errors.map((error) => tell(error, data)))].toSorted() };
  };
  const own = await read(runOperation(compiled, schema, variables, context));
  const reference = await read(execute({ schema, document: parsed, variableValues: variables, contextValue: context }));
  expect({ document, seed, ...own }).toEqual({ document, seed, ...reference });
  return { errors: own.errors.length };
}

/** Fragments that select 2 to the power of `depth` objects. */
const doubling = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, index) => `fragment F${index} on Node { a: node { ...F${index + 1} } b: node { ...F${index + 1} } }`,
  )
    .concat(`fragment F${depth} on Node { leaf }`)
    .join(' ');

describe('a compiled operation', () => {
  it('gives what graphql-js gives, whatever is selected and whatever fails', async () => {
    let failed = 0;
    const numbers = fc.array(fc.nat(10_000), { minLength: 10, maxLength: 60 });
    const sides = fc.tuple(numbers, fc.nat(10_000));
    await fc.assert(
      fc.asyncProperty(sides, async ([draws, drawn]) => {
        seed = drawn;
        const selection = select('Query', endless(draws), 4);
        failed += (await compare(`query ($text: String, $missing: String) { ${selection} }`)).errors;
      }),
      { numRuns: isDeep ? 20_000 : 400 },
    );
    expect(failed).toBeGreaterThan(100);
  });

  it('finds entities as Apollo does', async () => {
    let failed = 0;
    const document = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      __typename ... on Node { id leaf sure sureNode { id sure } nodes { id } closed } } }`;
    for (seed = 0; seed < (isDeep ? 5_000 : 100); seed += 1) {
      const representations = Array.from({ length: seed % 5 }, (_, index) => ({ __typename: 'Node', id: `n${index}` }));
      failed += (await compare(document, { representations })).errors;
    }
    expect(failed).toBeGreaterThan(20);
    await compare(document, { representations: [{ __typename: 'Leaf', id: 'l' }] });
    await compare(document, { representations: [{ __typename: 'Missing', id: 'm' }] });
    await compare(document, {
      representations: [
        { __typename: 'Node', id: 'n' },
        { __typename: 'Thing', id: 't' },
      ],
    });
  });

  it('does not begin when its variables are not valid', () => {
    const of = (document: string) => compileOperation(schema, parse(document), undefined)!;
    const entities = of('query ($list: [_Any!]!) { _entities(representations: $list) { __typename } }');
    for (const list of [null, [null], undefined]) expect(runOperation(entities, schema, { list }, context)).toBeNull();
    expect(runOperation(of('query ($text: String!) { echo(text: $text) }'), schema, { text: 5 }, context)).toBeNull();
  });

  it.each([
    ['a mutation', 'mutation { change }'],
    ['introspection', '{ __schema { queryType { name } } }'],
    ['a field that may be skipped', 'query ($no: Boolean!) { leaf @skip(if: $no) }'],
    ['a fragment that may be left out', 'query ($no: Boolean!) { ... @include(if: $no) { leaf } }'],
    ['a key that no object has of its own', '{ __proto__: leaf }'],
    ['fragments that double again and again', `{ node { ...F0 } } ${doubling(12)}`],
    ['arguments that are not valid', '{ echoSure }'],
  ])('is not made of %s', (_what, document) => {
    expect(compileOperation(schema, parse(document), undefined)).toBeNull();
  });

  it('is not made where graphql-shield runs the rules', () => {
    const shielded = guardSchema(buildSubgraphSchema([{ typeDefs: SDL }]), reading, 'shield');
    expect(compileOperation(shielded, parse('{ leaf }'), undefined)).toBeNull();
  });
});
