import { describe, expect, it } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import ts from 'typescript';
import { writeLane } from '../../../../gateway/execution/express/compile-lane.ts';
import { NotOnLane } from '../../../../gateway/execution/express/not-on-lane.ts';
import { createExpress } from '../../../support/express-fixture.ts';
import { loadSupergraph } from '../../../../gateway/supergraph/load-supergraph.ts';
import { ANONYMOUS, type Viewer } from '../../../../schema/contract/viewer.ts';
import { supergraphSdl } from '../../../support/composed.ts';
import { BRUNO } from '../../../support/demo-viewers.ts';
import { SHOP } from '../../../support/federation-fixtures.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture } from '../../../support/fixture-supergraphs.ts';
import { DEMO_VIEWERS, REGISTERED_QUERIES } from '../../../support/registered-questions.ts';

const portal = loadSupergraph(supergraphSdl, { open: false, executor: 'own' });

/** @returns the generated code, or why there is none */
async function compile(supergraph: typeof portal, viewer: Viewer, query: string, variables = {}): Promise<string> {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The test asks nothing');
  try {
    const compiled = await supergraph.compile(document, operation, variables, viewer);
    const { code, text } = writeLane(compiled, supergraph);
    return text ? `${code}\n${text.code}` : code;
  } catch (error) {
    if (error instanceof NotOnLane) return `not on the lane: ${error.message}`;
    throw error;
  }
}

/** The names in a piece of code that are not properties in string literals. */
function identifiersOf(code: string): ReadonlySet<string> {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, code);
  const names = new Set<string>();
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan())
    if (token === ts.SyntaxKind.Identifier) names.add(scanner.getTokenText());
  return names;
}

/** Every name that generated code may hold: those of the generator, with a number or without. */
const OURS =
  /^(?:(?:k|o|s|verdict|list|object|index|nested|collect|represent|isSame|value|item|read)[\d_]*|cursor|peek|first|expect|run|leaf|nothing|readers|runtime|parts|viewer|subjects|errors|denials|serve|subject|recordServed|refuse|refuseField|where|verdict|recordRefused|key|deny|path|push|code|data|found|entity|entities|received|write|asViewer|recorder|denied|text|items|count|i|item|length|outer|exists|map|join|Array|isArray|undefined|entity_\d+|person|account|household|submitter|recipient|sensitive|giveUp|isObject|isMarked|string|int|float|boolean|enumeration|custom|plain|agreed|answered|collect|represent|isSame)$/;

const foreign = (code: string): string[] => [...identifiersOf(code)].filter((name) => !OURS.test(name));

describe('every registered query', () => {
  it('has a lane for every viewer of the demo', async () => {
    const refused: string[] = [];
    for (const { name, query, variables } of REGISTERED_QUERIES)
      for (const [viewerName, viewer] of DEMO_VIEWERS) {
        const code = await compile(portal, viewer, query, variables);
        if (code.startsWith('not on the lane')) refused.push(`${name} for ${viewerName}: ${code}`);
      }
    expect(refused).toEqual([]);
  });

  it('has no name of the schema or the client in its code, except in string literals', async () => {
    for (const { name, query, variables } of REGISTERED_QUERIES)
      expect([name, foreign(await compile(portal, BRUNO, query, variables))]).toEqual([name, []]);
  });
});

const NAMES = [
  ...Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__')),
  ...[
    'eval',
    'process',
    'require',
    'Function',
    'globalThis',
    'arguments',
    'await',
    'new',
    'this',
    'null',
    'write',
    'o0',
    's0',
    'k0',
  ],
  ...['runtime', 'viewer', 'subjects', 'errors', 'giveUp', 'GIVE_UP', 'data', 'prototype', 'then', 'toJSON', 'length', 'index0'],
];
const TEXTS = [
  '"); process.exit(1); //',
  '`${process.exit(1)}`',
  '\u2028\u2029',
  '\\u0022);',
  "'+process.exit(1)+'",
  '*/ process.exit(1) /*',
  '</script>',
];

const ECHO: FixtureSubgraph = {
  name: 'echo',
  sdl: `${FEDERATION} type Query { echo(text: String, list: [String]): Echo } type Echo { text: String list: [String] inner(text: String): Echo }`,
  resolvers: {
    Query: { echo: (_query: unknown, given: object) => given },
    Echo: { inner: (_echo: unknown, given: object) => given },
  },
};

describe('names and texts of a hostile client', () => {
  const echo = createExpress([ECHO]);

  it.each(NAMES)('the alias %s is a key of the answer and nothing else', async (name) => {
    const query = `{ ${name}: echo(text: "x") { ${name}: text inner(text: "y") { ${name}: text } } }`;
    expect(foreign(await compile(echo.supergraph, ANONYMOUS, query))).toEqual([]);
    const { data, onLane } = await echo.askBoth(ANONYMOUS, query);
    expect([JSON.stringify(data), onLane]).toEqual([`{"${name}":{"${name}":"x","inner":{"${name}":"y"}}}`, true]);
  });

  it.each(TEXTS)('the text %j is answered as it was sent, as a literal and as a variable', async (text) => {
    const literal = `{ echo(text: ${JSON.stringify(text)}) { text } }`;
    expect(foreign(await compile(echo.supergraph, ANONYMOUS, literal))).toEqual([]);
    expect(await echo.askBoth(ANONYMOUS, literal)).toEqual({ data: { echo: { text } }, errors: [], onLane: true });
    const query = 'query ($text: String, $list: [String]) { echo(text: $text, list: $list) { text list } }';
    const answer = await echo.askBoth(ANONYMOUS, query, { text, list: [text, text] });
    expect(answer).toEqual({ data: { echo: { text, list: [text, text] } }, errors: [], onLane: true });
  });
});

describe('half a character', () => {
  const echo = createExpress([ECHO]);

  it('is answered as JSON writes it', async () => {
    const { data, onLane } = await echo.askBoth(ANONYMOUS, 'query ($text: String) { echo(text: $text) { text } }', {
      text: '\ud800',
    });
    expect([data, onLane]).toEqual([{ echo: { text: '\ud800' } }, true]);
  });
});

describe('an operation that a lane does not know is answered the general way', () => {
  const shop = loadFixture(SHOP, { open: true }).supergraph;
  const named = loadFixture([{ name: 'named', sdl: `${FEDERATION} type Query { constructor: String }` }], {
    open: true,
  }).supergraph;

  it.each([
    ['a mutation', portal, 'mutation { signOut }', 'it is not a query'],
    ['introspection', portal, '{ __schema { description } }', 'the schema is asked for'],
    ['an interface that a subgraph knows as an object', shop, '{ media { id reviews { body } } }', 'a fetch has rewrites'],
    ['an interface that clients see no type of', shop, '{ reviews { medium { id stars } } }', 'no fetch answers a field'],
    ['a field with a name of every object', named, '{ constructor }', 'a field has a name that every object has'],
  ])('%s', async (_what, supergraph, query, reason) => {
    expect(await compile(supergraph, ANONYMOUS, query)).toBe(`not on the lane: ${reason}`);
  });
});
