import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, startGraph } from '../support/graph.ts';
import { fullHouseholds } from './full-households.ts';

/**
 * Why something is not shown, by hand. Towards somebody else the reason follows from what the viewer is to the person, or from
 * what is shown; never from what is kept back. That a restricted person and one who has nothing look alike to the byte, on every
 * field, is in gateway.worlds.test.ts.
 */

/** The demo households, and the same with everybody having everything. */
let demo: Graph;
let full: Graph;
beforeAll(async () => {
  demo = await startGraph();
  full = await startGraph({ feeds: fullHouseholds() });
});
afterAll(() => Promise.all([demo.stop(), full.stop()]));

const NONE = 'NOTHING_TO_SHOW';

describe('why something is not shown', () => {
  it.each<[id: string, what: string, signIn: string, person: string, inDemo: string | null, whenFull: string | null]>([
    ['GW-WHY-ELIGIBILITY-SELF', 'eligibility', 'H01', 'p0101', null, null],
    ['GW-WHY-ELIGIBILITY-SELF-NONE', 'eligibility', 'H13', 'p1301', NONE, NONE],
    ['GW-WHY-ELIGIBILITY-SPOUSE-NONE', 'eligibility', 'H09', 'p0902', NONE, NONE],
    ['GW-WHY-ELIGIBILITY-RESTRICTED', 'eligibility', 'H02', 'p0203', null, null],
    ['GW-WHY-ENROLLMENTS-SELF', 'enrollments', 'H01', 'p0101', null, null],
    ['GW-WHY-ENROLLMENTS-SELF-NONE', 'enrollments', 'H06', 'p0601', NONE, null],
    ['GW-WHY-ENROLLMENTS-CHILD', 'enrollments', 'H02', 'p0204', null, null],
    ['GW-WHY-ENROLLMENTS-ADULT-NONE', 'enrollments', 'H09', 'p0904', NONE, null],
    ['GW-WHY-ENROLLMENTS-RESTRICTED', 'enrollments', 'H02', 'p0203', NONE, NONE],
    ['GW-WHY-ENROLLMENTS-RESTRICTED-SELF', 'enrollments', 'H11-tova', 'p1102', null, null],
  ])('%s: %s, when %s looks at %s (RO-4, RO-10)', async (_id, what, signIn, id, inDemo, whenFull) => {
    const ask = `query ($id: ID!) { person(id: $id) { ${what}Withheld } }`;
    const reasonIn = async (graph: Graph) => (await graph.ask(signIn, ask, { id })).data.person[`${what}Withheld`] as unknown;
    expect([await reasonIn(demo), await reasonIn(full)]).toEqual([inDemo, whenFull]);
  });

  it('GW-WHY-WORDS: is said in words too, in the language of whoever looks (LA-1)', async () => {
    const ask = '{ person(id: "p0203") { enrollmentsWithheldLabel eligibilityWithheldLabel } }';
    expect((await demo.ask('H02', ask)).data.person).toEqual({
      enrollmentsWithheldLabel: 'No hay nada que mostrar aquí.',
      eligibilityWithheldLabel: null,
    });
  });
});
