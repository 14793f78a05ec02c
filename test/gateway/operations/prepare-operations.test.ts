import { createHash } from 'node:crypto';
import { createRequest, stringifyDocument } from '@urql/core';
import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { hashBody } from '../../../gateway/operations/hash-body.ts';
import type { OperationSet, RegisteredOperation } from '../../../gateway/operations/operation-set.ts';
import { prepareOperations } from '../../../gateway/operations/prepare-operations.ts';
import { sampleViewers } from '../../../gateway/operations/sample-viewers.ts';
import { LIMITS } from '../../../gateway/limits/limits.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { supergraphSdl } from '../../support/composed.ts';

const supergraph = loadSupergraph(supergraphSdl, { open: false, executor: 'own' });
const viewersOf = sampleViewers([]);

/** Fragments that each spread the next one twice; a document of 1,000 tokens holds no more of them. */
const DOUBLINGS = 70;

const registered = (name: string, body: string, id = hashBody(body)): RegisteredOperation => ({
  id,
  hash: hashBody(body),
  name,
  kind: 'query',
  body,
});
const setOf = (clients: Record<string, RegisteredOperation[]>): OperationSet => ({
  version: 'v',
  clients: new Map(Object.entries(clients)),
});
const prepare = (...operations: RegisteredOperation[]) =>
  prepareOperations(setOf({ portal: operations }), supergraph, { limits: LIMITS, viewersOf });
const problemsOf = async (body: string) =>
  (await prepare(registered('Broken', body))).invalid.flatMap(({ problems }) => problems);

const ME = `query Me($with: Boolean = false) {
  me { ...Who
    eligibility @include(if: $with) { status } }
}

fragment Who on Person { id name { full } }`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const documentsOf = (inner: string) => `documents(first: 1) { edges { node { ${inner} } } }`;
/** 13 levels. */
const TOO_DEEP = `me { ${documentsOf(`about { ${documentsOf(`about { ${documentsOf('id')} }`)} }`)} }`;

describe('a prepared operation', () => {
  it('is found by its id, by the hash of its text, and by the hash of what clients send', async () => {
    const operation = registered('Me', ME, 'me-1');
    const { prepared, invalid } = await prepare(operation);
    expect(invalid).toEqual([]);
    const found = prepared.find('portal', 'me-1');
    expect(found).toMatchObject({ registered: operation, operation: { name: { value: 'Me' } } });
    const apollo = sha256(print(parse(ME)));
    const urql = sha256(stringifyDocument(createRequest(parse(ME, { noLocation: true }), {}).query));
    expect(new Set([sha256(ME), apollo, urql]).size).toBe(3);
    for (const hash of [sha256(ME), apollo, urql]) {
      expect(prepared.find('portal', hash)).toBe(found);
      expect(prepared.find('portal', `sha256:${hash}`)).toBe(found);
    }
    expect(prepared.find('portal', sha256(ME))).toBe(found);
    expect(prepared.find('portal', sha256(print(parse(ME))))).toBe(found);
  });

  it('is nobody else’s, and not found by what only resembles its keys', async () => {
    const { prepared } = await prepare(registered('Me', ME, 'me-1'));
    expect(prepared.find('another', 'me-1')).toBeNull();
    expect(prepared.find('another', sha256(ME))).toBeNull();
    for (const key of ['sha256:me-1', 'Me', '', `sha256:${sha256(ME).toUpperCase()}`, '__proto__', 'constructor']) {
      expect(prepared.find('portal', key)).toBeNull();
    }
    expect(prepared.find('portal', sha256(`${ME} `))).toBeNull();
  });

  it('is compiled beforehand for the usual classes of viewers, for both values of a condition', async () => {
    const { prepared } = await prepare(registered('Me', ME));
    const { document, operation } = prepared.find('portal', sha256(ME))!;
    for (const viewer of viewersOf('portal')) {
      for (const value of [false, true]) {
        const compiled = supergraph.compile(document, operation, { with: value }, viewer);
        expect(compiled).not.toBeInstanceOf(Promise);
        expect(supergraph.compile(document, operation, { with: value }, viewer)).toBe(compiled);
      }
    }
  });

  it.each([
    ['a field that is not there', 'query A { me { shoeSize } }', /^Cannot query field "shoeSize"/],
    ['a required argument left out', 'query A { person { id } }', /argument "id" of type "ID!" is required/],
    ['a syntax error', 'query A { me { id }', /^Syntax Error/],
    ['more tokens than the limit', `query A { me { ${'id '.repeat(1_000)} } }`, /more that 1000 tokens/],
    ['a reserved alias', 'query A { me { _access_x: id } }', /^Reserved alias$/],
    ['too deep a selection', `query A { ${TOO_DEEP} }`, /^The depth of the operation is 13; the limit is 12$/],
    [
      'too deep a selection, with variables',
      `query A($id: ID!) { person(id: $id) { id } ${TOO_DEEP} }`,
      /^The depth of the operation is 13; the limit is 12$/,
    ],
    [
      'a cost over the limit',
      `query A { me { ${[...'abcdefgh'].map((key) => `${key}: documents(first: 50) { edges { node { id about { id } } } }`).join(' ')} } }`,
      /^The cost of the operation is \d+; the limit is 1000$/,
    ],
    ['introspection', 'query A { __schema { queryType { name } } }', /introspection/],
    ['no operation', 'fragment F on Person { id }', /no operation|never used/],
  ])('is not made of one with %s', async (_what, body, problem) => {
    const problems = await problemsOf(body);
    expect(problems.join('\n')).toMatch(problem);
  });

  it('is not made of fragments that double each other, and they are not counted to their end', async () => {
    // Whoever counts them one by one is not done in a lifetime.
    const doubling = Array.from(
      { length: DOUBLINGS },
      (_, i) => `fragment F${i} on Person { a${i}: id ...F${i + 1} ...F${i + 1} }`,
    );
    const problems = await problemsOf(`query A { me { ...F0 } } ${doubling.join(' ')} fragment F${DOUBLINGS} on Person { id }`);
    expect(problems).toEqual([expect.stringMatching(/selections with its fragments; the limit is 10000/)]);
  });

  it('is left out alone when it does not fit', async () => {
    const broken = registered('Broken', 'query Broken { me { shoeSize } }', 'broken');
    const { prepared, invalid } = await prepare(broken, registered('Me', ME, 'me-1'));
    expect(invalid).toEqual([{ clientId: 'portal', operation: broken, problems: [expect.stringContaining('shoeSize')] }]);
    expect(prepared.find('portal', 'broken')).toBeNull();
    expect(prepared.find('portal', 'me-1')).not.toBeNull();
  });
});
