import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { loadAccessModel } from '../../gateway/access/load-access-model.ts';
import { isDeep } from '../support/depth.ts';
import { EITHER, EQUIVALENT } from './equivalent-mutants.ts';
import { GATEWAY_PROBES } from './gateway-probes.ts';
import { allMutants, combine, type Mutant, withoutRules } from './mutants.ts';
import { composeFast, type MutantStarter, openMutantStarter, UNCHANGED } from './mutated-graph.ts';
import { firstFailure, probesFor } from './probe.ts';
import { SUBGRAPH_PROBES } from './subgraph-probes.ts';

const PROBES = [...GATEWAY_PROBES, ...SUBGRAPH_PROBES];
const TIMEOUT_MS = 30_000;

const nameOf = ({ place, weakening }: Mutant) => `${place}: ${weakening}`;
const reasonFor = (mutant: Mutant) => EQUIVALENT[mutant.place] ?? EQUIVALENT[nameOf(mutant)];

const mutants = allMutants();
const told = mutants.filter((mutant) => reasonFor(mutant) === undefined).map((mutant) => ({ name: nameOf(mutant), mutant }));
/** Every third as a sample; all of them by `npm run test:deep`. */
const tried = isDeep ? told : told.filter((_, index) => index % 3 === 0);
// Where not even the weakest rule shows anybody more, no rule in between does.
const weakest = new Map(mutants.toReversed().map((mutant) => [EQUIVALENT[mutant.place] ? mutant.place : nameOf(mutant), mutant]));
const equivalent = [...weakest].flatMap(([key, mutant]) => (EQUIVALENT[key] ? [mutant] : []));
// Where many weaker rules together show nobody more, none of them does alone.
const together = combine(equivalent, EITHER).map((mutant) => ({ name: nameOf(mutant), mutant }));

describe('weakening any one rule of the SDL', () => {
  let starter: MutantStarter;
  beforeAll(async () => void (starter = await openMutantStarter()));
  afterAll(() => starter.stop());

  const firstFailureOf = async (mutant: Mutant, probes: typeof PROBES): Promise<string | null> => {
    const graph = await starter.start(mutant);
    try {
      return await firstFailure(graph, probes);
    } finally {
      await graph.stop();
    }
  };

  /** @returns the first probe that a mutant fails; null when it passes all */
  const probe = async (mutant: Mutant): Promise<string | null> => {
    const name = mutant.place.split(/[ .]/).at(-1) ?? '';
    return firstFailureOf(mutant, probesFor(PROBES, mutant.subgraphs, name));
  };

  it('is told by probes that the rules as they are pass', async () => {
    const graph = await starter.start(UNCHANGED);
    expect(await firstFailure(graph, PROBES)).toBeNull();
    await graph.stop();
  });

  it.each(tried)('$name', async ({ mutant }) => expect(await probe(mutant)).not.toBeNull(), TIMEOUT_MS);

  it.each(together)(
    '$name: redundant rules change nothing',
    async ({ mutant }) => expect(await probe(mutant)).toBeNull(),
    TIMEOUT_MS,
  );

  it.each(EITHER)(
    '%s, and with it %s, is told: one of the two is needed',
    async (...places) => {
      const [both] = combine(equivalent.filter(({ place }) => places.includes(place)));
      expect(both?.changes).toHaveLength(places.length);
      expect(await firstFailureOf(both!, PROBES)).not.toBeNull();
    },
    TIMEOUT_MS,
  );

  it('is excused for no place that is not there', () => {
    expect(Object.keys(EQUIVALENT).filter((key) => !weakest.has(key))).toEqual([]);
  });
});

describe('deleting the rule of a type or of a root field', () => {
  it('makes the gateway refuse the supergraph, and name each place that clients can see', () => {
    const { places, sources } = withoutRules();
    // Clients never see what only our own processes ask identity; its guard denies what has no rule.
    const { apiSchema } = loadAccessModel(composeFast(UNCHANGED.sources));
    const isVisible = (place: string) => {
      const [type = '', field] = place.split('.');
      const found = apiSchema.getType(type);
      return isObjectType(found) && (field === undefined || Object.hasOwn(found.getFields(), field));
    };
    const visible = places.filter(isVisible);
    const complaint = complaintOf(() => loadAccessModel(composeFast(sources)));
    expect(
      visible.filter((place) => !new RegExp(`^${place.replace('.', '\\.')}\\b.* has no policy`, 'm').test(complaint)),
    ).toEqual([]);
    expect(visible.length).toBeGreaterThan(0);
  });
});

function complaintOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    // The message lists the first of them.
    return (error as AggregateError).errors.map(({ message }: Error) => message).join('\n');
  }
}
