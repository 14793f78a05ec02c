import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { isPublic } from '../../../gateway/access/is-public.ts';
import { loadAccessModel } from '../../../gateway/access/load-access-model.ts';
import { matrixRows } from '../../../gateway/explain/matrix.ts';
import { composeFixture, FEDERATION } from '../../support/fixture-supergraphs.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { operationsReaching } from '../../support/operation-reaching.ts';
import { registeredBy } from '../../support/registered.ts';

const model = loadAccessModel(readFileSync('schema/supergraph.graphql', 'utf8'));
const fixture = loadAccessModel(composeFixture(...HOUSEHOLD_FIXTURE));
const rows = matrixRows(model);
const reaching = operationsReaching(model.apiSchema);

function judge(query: string, of = model): boolean {
  const document = parse(query);
  expect(validate(of.apiSchema, document)).toEqual([]);
  return isPublic(document, of);
}

describe('an operation is public (SU-1)', () => {
  it('not if it has a coordinate of the matrix with a policy other than public, alone or beside help', () => {
    const restricted = rows.filter(({ policy }) => policy !== 'public');
    const found = restricted.map(({ coordinate }) => ({ coordinate, operation: reaching(coordinate) }));
    expect(found.filter(({ operation }) => operation === null)).toEqual([]);
    const kept = found.filter(({ operation }) => {
      const { root, selection } = operation!;
      return judge(`${root} { ${selection} }`) || (root === 'query' && judge(`{ help { learnMoreUrl } ${selection} }`));
    });
    expect(kept).toEqual([]);
    expect(restricted.length).toBeGreaterThan(250);
  });

  it('if it asks for help, and for nothing else in the graph', () => {
    const isNotModified = (coordinate: string) => {
      const { root, selection } = reaching(coordinate)!;
      return judge(`${root} { ${selection} }`);
    };
    const types = new Set(rows.filter(({ coordinate }) => isNotModified(coordinate)).map(({ coordinate }) => coordinate));
    expect([...types].filter((coordinate) => !/^(Help|CustomerService|SupportedApp)\./.test(coordinate))).toEqual(['Query.help']);
    expect(types.size).toBeGreaterThan(15);
  });

  it('if it is one of these operations of the portal, and no other', () => {
    const kept = registeredBy('portal').filter(({ body }) => judge(body));
    expect(kept.map(({ name }) => name)).toEqual(['Help']);
    expect(registeredBy('portal').length).toBeGreaterThan(20);
  });

  it.each<[expected: boolean, what: string, query: string]>([
    [
      true,
      'aliases and fragments of what is public',
      '{ a: help { ...F } ... { b: help { learnMoreUrl } } } fragment F on Help { browsers }',
    ],
    [
      true,
      'conditions on what is public',
      'query ($no: Boolean = false) { help { learnMoreUrl browsers @skip(if: true) apps @include(if: $no) { system } } }',
    ],
    [true, 'type names', '{ __typename help { __typename } }'],
    [false, 'what conditions leave out', '{ help { learnMoreUrl } me @include(if: false) { id } }'],
    [
      false,
      'what conditions leave out, in a fragment',
      '{ help { learnMoreUrl } ...F @skip(if: true) } fragment F on Query { me { id } }',
    ],
    [false, 'an alias that says help', '{ help { learnMoreUrl } ... { clearCache: me { id } } }'],
    [false, 'the name of a type that is not for everybody', '{ viewer { __typename } }'],
    [false, 'the schema', '{ __schema { queryType { name } } }'],
    [false, 'the schema, by its name', '{ __schema { __typename } }'],
    [false, 'a type of the schema', '{ help { learnMoreUrl } __type(name: "Help") { name } }'],
    [false, 'another operation in the same document', 'query A { help { learnMoreUrl } } query B { me { id } }'],
    [false, 'a mutation that is public', 'mutation { requestEmailCode(email: "nobody@example.org") { expiresInSeconds } }'],
  ])('%s: %s', (expected, _what, query) => expect(judge(query)).toBe(expected));

  it.each<[expected: boolean, what: string, query: string]>([
    [true, 'a public field', '{ open }'],
    [true, 'the name of a public type', '{ vocabulary { __typename } }'],
    [false, 'public or something else', '{ vocabulary { ofViewers } }'],
    [false, 'objects that only some see, by their number', '{ people { __typename } }'],
    [false, 'objects that only some see, by one that all see', '{ things { ... on Leaflet { title } } }'],
    [false, 'an interface of which only some see', '{ mail { title } }'],
    [false, 'an interface of which only some see, by its name', '{ mail { __typename } }'],
    [false, 'a value of a type that is not for all', '{ salary }'],
    [false, 'an enum that is not for all', '{ levels }'],
    [false, 'a type that is not for all', '{ report { __typename } }'],
    [false, 'a scope', '{ scoped }'],
    [false, 'authentication', '{ open signedIn }'],
  ])('%s, in a small graph: %s', (expected, _what, query) => expect(judge(query, fixture)).toBe(expected));

  it('if the whole root is public, except for introspection', () => {
    const sdl = `${FEDERATION}
      type Query @policy(policies: [["public"]]) { open: String hidden: Int @policy(policies: [["staff"]]) }`;
    const root = loadAccessModel(composeFixture({ name: 'root', sdl }, ...HOUSEHOLD_FIXTURE.slice(1)));
    expect(['{ open }', '{ hidden }', '{ __schema { queryType { name } } }'].map((query) => judge(query, root))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('never in a graph without policies', () => {
    const sdl = `${FEDERATION} type Query { open: String thing: Thing } type Thing { id: ID }`;
    const open = loadAccessModel(composeFixture({ name: 'open', sdl }), { open: true });
    expect(['{ open }', '{ thing { id } }'].map((query) => judge(query, open))).toEqual([false, false]);
  });
});
