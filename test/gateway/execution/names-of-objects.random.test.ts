import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANONYMOUS, type Viewer } from '../../../schema/contract/viewer.ts';
import { isDeep } from '../../support/depth.ts';
import { BRUNO, CARLA, partner, STAFF } from '../../support/demo-viewers.ts';
import { executeFixture, type Fixture, loadFixture, VOCABULARY } from '../../support/fixture-supergraphs.ts';
import { type Naming, randomGraph, TOKENS } from '../../support/random-graph.ts';
import { randomOperation } from '../../support/random-operation.ts';

const DEADLINE_MS = isDeep ? 7_200_000 : 300_000;

/** What every object has, and a schema may use. */
const NAMES = Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__'));

const asTheyAre: Naming = (token) => token;
/** Names of objects in another order for each seed. */
const namesOfObjects =
  (seed: number): Naming =>
  (token) =>
    NAMES[(TOKENS.indexOf(token as 'N0') + Math.abs(seed)) % NAMES.length]!;

const renameAll = (text: string, call: Naming): string => text.replaceAll(/\bN\d\b/g, call);

/** @param down which of the subgraphs fails; -1: none */
function load(seed: number, call: Naming, down: number): Fixture {
  const { subgraphs } = randomGraph(seed, call);
  const running = subgraphs.map((subgraph, position) => {
    const execute = position === down ? () => Promise.reject(new Error('down')) : executeFixture(subgraph);
    return { ...subgraph, execute };
  });
  return loadFixture([...running, VOCABULARY]);
}

const viewers = (call: Naming): readonly Viewer[] => [ANONYMOUS, BRUNO, CARLA, STAFF, partner(call('N1'))];

/** @returns the answer, or why there is none. Errors come in the order of their paths, which depends on the names */
const outcome = (asked: ReturnType<Fixture['ask']>): Promise<string> =>
  asked.then(
    ({ data, errors }) => JSON.stringify([data, errors.toSorted()]),
    (refusal: Error) => refusal.message,
  );

describe('a graph that uses names of Object.prototype for types, fields, arguments, enum values, scopes, subgraphs, aliases and variables', () => {
  it(
    'answers like the same graph with other names',
    async () => {
      expect(NAMES).toHaveLength(TOKENS.length);
      await fc.assert(
        fc.asyncProperty(fc.integer(), fc.integer({ min: -1, max: 1 }), async (seed, down) => {
          const call = namesOfObjects(seed);
          const [plain, named] = [load(seed, asTheyAre, down), load(seed, call, down)];
          for (let nth = 0; nth < 4; nth += 1) {
            const { query, variables } = randomOperation(plain.supergraph.schema, seed + nth, [], TOKENS);
            const asked = query.replaceAll('$yes', '$N2').replaceAll('$no', '$other');
            // Names of the type system do not begin with two underscores; a variable's may.
            const renamed = renameAll(asked, call).replaceAll('$other', '$__defineGetter__');
            for (const [position, viewer] of viewers(asTheyAre).entries()) {
              const expected = await outcome(plain.ask(viewer, asked, { N2: variables['yes'], other: variables['no'] }));
              const values = { [call('N2')]: variables['yes'], __defineGetter__: variables['no'] };
              const answer = await outcome(named.ask(viewers(call)[position]!, renamed, values));
              expect({ asked, down, position, answer }).toEqual({
                asked,
                down,
                position,
                answer: sortAgain(renameAll(expected, call)),
              });
            }
          }
        }),
        { numRuns: isDeep ? 1_000 : 12, endOnFailure: true },
      );
    },
    DEADLINE_MS,
  );
});

function sortAgain(text: string): string {
  if (!text.startsWith('[')) return text;
  const [data, errors] = JSON.parse(text) as [unknown, string[]];
  return JSON.stringify([data, errors.toSorted()]);
}
