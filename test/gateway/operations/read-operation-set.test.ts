import { generatePersistedQueryManifest } from '@apollo/generate-persisted-query-manifest';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { readClients } from '../../../gateway/clients/read-clients.ts';
import { hashBody } from '../../../gateway/operations/hash-body.ts';
import { SET_LIMITS } from '../../../gateway/operations/operation-set.ts';
import { readOperationSet } from '../../../gateway/operations/read-operation-set.ts';
import { apolloManifest, partner, writeFiles } from '../../support/registered-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const read = (files: Record<string, unknown>, ...paths: string[]) => {
  writeFiles(folder.path, files);
  const { clients } = readOperationSet([partner('one', ...paths), partner('two')], folder.path);
  return (clients.get('one') ?? []).map(({ id, name, kind, body, hash }) => {
    expect(hash).toBe(hashBody(body));
    return { id, name, kind, body };
  });
};

const A = 'query A { me { id } }';
const B = 'mutation B { signOut { signedOut } }';

describe('a manifest of Apollo’s', () => {
  it('is taken to the letter: ids, bodies, kinds', () => {
    const manifest = apolloManifest({ name: 'A', id: 'any id', body: A }, { name: 'B', type: 'mutation', body: B });
    expect(read({ 'm.json': manifest }, 'm.json')).toEqual([
      { id: 'B', name: 'B', kind: 'mutation', body: B },
      { id: 'any id', name: 'A', kind: 'query', body: A },
    ]);
  });

  it('gives an entry with a clientName to that client only', () => {
    const bodyOf = (field: string) => `query A { me { ${field} } }`;
    const manifest = apolloManifest(
      { name: 'A', body: bodyOf('id'), clientName: 'one' },
      { name: 'A', body: bodyOf('birthDate'), clientName: 'two' },
      { name: 'C', body: 'query C { me { id } }', clientName: null },
    );
    writeFiles(folder.path, { 'm.json': manifest });
    const { clients } = readOperationSet([partner('one', 'm.json'), partner('two', 'm.json')], folder.path);
    const bodies = [...clients].map(([client, operations]) => [client, operations.map(({ body }) => body)]);
    expect(bodies).toEqual([
      ['one', [bodyOf('id'), 'query C { me { id } }']],
      ['two', [bodyOf('birthDate'), 'query C { me { id } }']],
    ]);
  });

  it('may come from Apollo’s own generator', async () => {
    writeFiles(folder.path, {
      'src/a.graphql': 'query A { me { ...Who } }',
      'src/who.graphql': 'fragment Who on Person { id }',
    });
    const manifest = await generatePersistedQueryManifest({ documents: join(folder.path, 'src/*.graphql') }, undefined);
    const [operation, ...others] = read({ 'm.json': manifest }, 'm.json');
    expect(others).toEqual([]);
    expect(operation).toMatchObject({ name: 'A', id: hashBody(operation!.body) });
    expect(operation!.body).toMatch(/__typename/);
  });

  it.each([
    [{ format: 'apollo-persisted-query-manifest', version: 2, operations: [] }, 'm.json: version: Invalid input: expected 1'],
    [{ format: 'other', version: 1, operations: [] }, 'm.json: format: Invalid input'],
    [
      { format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'a' }] },
      'm.json: operations.0.name: Invalid input',
    ],
    [apolloManifest({ name: 'A', id: '', body: A }), 'm.json: operations.0.id: Too small'],
    [apolloManifest({ name: 'A', body: 'query A {' }), 'm.json: A: 1:10 Syntax Error'],
    [apolloManifest({ name: 'Z', body: A }), 'm.json: Z: Its body is the query A, and not the query Z'],
    [apolloManifest({ name: 'A', type: 'mutation', body: A }), 'm.json: A: Its body is the query A, and not the mutation A'],
    [apolloManifest({ name: 'A', body: `${A} ${B}` }), 'm.json: A: It must hold one operation, and has 2'],
    [apolloManifest({ name: 'A', body: '{ me { id } }' }), 'm.json: A: Its operation must have a name'],
    [apolloManifest({ name: 'A', type: 'subscription', body: 'subscription A { a }' }), 'm.json: A: There are no subscriptions'],
    [apolloManifest({ name: 'A', body: A, clientName: 'three' }), 'm.json: A: There is no client three'],
    [
      apolloManifest({ name: 'A', body: `query A { me { id } # ${'x'.repeat(100_000)}\n}` }),
      'm.json: A: It has more than 100000 bytes',
    ],
    [apolloManifest({ name: 'A', body: A }, { name: 'A', body: 'query A { me { birthDate } }' }), 'one: A and A have one id, A'],
    [
      apolloManifest({ name: 'A', body: A }, { name: 'C', id: hashBody(A), body: 'query C { me { id } }' }),
      'one: The id of C is the hash of A',
    ],
  ])('that is not right is refused: %#', (manifest, problem) => {
    expect(() => read({ 'm.json': manifest }, 'm.json')).toThrow(problem);
  });
});

describe('a map of Relay’s', () => {
  it('goes from ids to texts', () => {
    expect(read({ 'r.json': { '4f5a': A, b: B } }, 'r.json')).toEqual([
      { id: '4f5a', name: 'A', kind: 'query', body: A },
      { id: 'b', name: 'B', kind: 'mutation', body: B },
    ]);
  });

  it.each([
    [['a'], 'r.json: It is neither a manifest'],
    [{ a: 1 }, 'r.json: It is neither a manifest'],
    [{ a: 'fragment F on Person { id }' }, 'r.json: a: It must hold one operation, and has 0'],
    ['{ half', 'r.json: '],
  ])('that is not right is refused: %#', (map, problem) => {
    expect(() => read({ 'r.json': map }, 'r.json')).toThrow(problem);
  });
});

describe('a folder of .graphql files', () => {
  it('has one operation a file; fragments may be in any, and come after the operation by name', () => {
    const files = {
      'ops/a.graphql': '# My own.\nquery A { me { ...Who ...Born } }\nfragment Who on Person { id ...Named }',
      'ops/deep/b.graphql': B,
      'ops/fragments.graphql': 'fragment Named on Person { name { full } } fragment Born on Person { birthDate }',
      'ops/notes.md': 'not a document',
    };
    const body = print(
      parse(
        'query A { me { ...Who ...Born } } fragment Born on Person { birthDate } ' +
          'fragment Named on Person { name { full } } fragment Who on Person { id ...Named }',
      ),
    );
    const operations = read(files, 'ops');
    expect(operations).toHaveLength(2);
    expect(operations).toEqual(
      expect.arrayContaining([
        { id: hashBody(body), name: 'A', kind: 'query', body },
        { id: hashBody(print(parse(B))), name: 'B', kind: 'mutation', body: print(parse(B)) },
      ]),
    );
  });

  it('keeps its ids when layout and comments change', () => {
    const [before] = read({ 'ops/a.graphql': A }, 'ops');
    const [after] = read({ 'ops/a.graphql': '# Who I am\nquery A {\n\n  me { id, }\n}\n' }, 'ops');
    expect(after).toEqual(before);
  });

  it('may be a single file', () => {
    expect(read({ 'a.graphql': A }, 'a.graphql')).toMatchObject([{ name: 'A' }]);
  });

  it.each([
    [{ 'ops/a.graphql': 'query A { me {\n id' }, 'ops/a.graphql: 2:4 Syntax Error'],
    [{ 'ops/a.graphql': `${A} query C { me { id } }` }, 'ops/a.graphql: It must hold one operation, and has 2'],
    [{ 'ops/a.graphql': '{ me { id } }' }, 'ops/a.graphql: Its operation must have a name'],
    [{ 'ops/a.graphql': 'subscription A { a }' }, 'ops/a.graphql: There are no subscriptions'],
    [{ 'ops/a.graphql': 'query A { me { ...Gone } }' }, 'ops/a.graphql: There is no fragment Gone'],
    [{ 'ops/a.graphql': `${A} type T { a: Int }` }, 'ops/a.graphql: It must hold nothing but operations and fragments'],
    [{ 'ops/a.graphql': 'type T { a: Int }' }, 'ops/a.graphql: It must hold nothing but operations and fragments'],
    [{ 'ops/a.graphql': A, 'ops/b.graphql': A }, 'ops/b.graphql: A is the name of the operation in ops/a.graphql too'],
    [
      { 'ops/a.graphql': `${A} fragment F on Person { id }`, 'ops/b.graphql': 'fragment F on Person { id }' },
      'ops/b.graphql: The fragment F stands in ops/a.graphql too',
    ],
    [{ 'ops/a.gql': A }, 'There is no operation in it'],
    [{ 'other/a.graphql': A }, 'ops: the file does not exist'],
  ])('that is not right is refused: %#', (files, problem) => {
    expect(() => read(files, 'ops')).toThrow(problem);
  });
});

describe('what all clients have registered', () => {
  it('is one set; its version is what it holds, in whatever order it was found', () => {
    writeFiles(folder.path, { 'one/a.graphql': A, 'one/b.graphql': B, 'two.json': { c: 'query C { me { id } }' } });
    const setOf = (...clients: Parameters<typeof readOperationSet>[0]) => readOperationSet(clients, folder.path);
    const set = setOf(partner('one', 'one'), partner('two', 'two.json'), partner('three'));
    expect([...set.clients.keys()]).toEqual(['one', 'two']);
    expect(setOf(partner('two', 'two.json'), partner('one', 'one/b.graphql', 'one/a.graphql')).version).toBe(set.version);
    expect(setOf(partner('one', 'one')).version).not.toBe(set.version);
    expect(setOf(partner('uno', 'one'), partner('two', 'two.json')).version).not.toBe(set.version);
  });

  it('names every problem of every file at once', () => {
    writeFiles(folder.path, {
      'a.graphql': '{',
      'ops/b.graphql': '{ me { id } }',
      'ops/c.graphql': 'query',
      'good.json': { a: A },
    });
    const problems = () =>
      readOperationSet([partner('one', 'a.graphql', 'ops', 'good.json'), partner('two', 'gone.json')], folder.path);
    expect(problems).toThrow(
      [
        'The registered operations cannot be read. There are 4 problems:',
        '  one: a.graphql: 1:2 Syntax Error: Expected Name, found <EOF>.',
        '  one: ops/c.graphql: 1:6 Syntax Error: Expected "{", found <EOF>.',
        '  one: ops/b.graphql: Its operation must have a name',
        '  two: gone.json: the file does not exist',
      ].join('\n'),
    );
  });

  it('is bounded, in number and in bytes', () => {
    const many = Array.from({ length: SET_LIMITS.operations + 1 }, (_, i) => [`id${i}`, `query Q${i} { me { id } }`]);
    expect(() => read({ 'r.json': Object.fromEntries(many) }, 'r.json')).toThrow(
      'There are 501 registered operations; the limit is 500',
    );
    expect(read({ 'r.json': Object.fromEntries(many.slice(1)) }, 'r.json')).toHaveLength(500);
    const long = Array.from({ length: 6 }, (_, i) => [`id${i}`, `query Q${i} { me { id } } # ${'x'.repeat(90_000)}`]);
    expect(() => read({ 'r.json': Object.fromEntries(long) }, 'r.json')).toThrow(/have 540\d\d\d bytes; the limit is 500000/);
  });

  it('can be read of this project', () => {
    const clients = readClients('schema/clients.yaml');
    const withSome = clients.filter(({ operations }) => operations.length > 0).map(({ id }) => id);
    expect([...readOperationSet(clients, '.').clients.keys()].sort()).toEqual(withSome.sort());
  });
});
