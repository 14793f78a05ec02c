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
    ['GW-WHY-CONTACT-SELF', 'contact', 'H02', 'p0201', null, null],
    ['GW-WHY-CONTACT-SPOUSE', 'contact', 'H02', 'p0202', 'NOT_SELF', 'NOT_SELF'],
    ['GW-WHY-CONTACT-RESTRICTED', 'contact', 'H11', 'p1102', 'NOT_SELF', 'NOT_SELF'],
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
    ['GW-WHY-DOCUMENTS-SELF', 'documents', 'H02', 'p0201', null, null],
    ['GW-WHY-DOCUMENTS-SELF-NONE', 'documents', 'H05', 'p0501', NONE, null],
    ['GW-WHY-DOCUMENTS-OTHER', 'documents', 'H02', 'p0202', 'NOT_SELF', 'NOT_SELF'],
    ['GW-WHY-DOCUMENTS-OTHER-NONE', 'documents', 'H09', 'p0902', 'NOT_SELF', 'NOT_SELF'],
    ['GW-WHY-DOCUMENTS-RESTRICTED', 'documents', 'H11', 'p1102', 'NOT_SELF', 'NOT_SELF'],
    ['GW-WHY-RFIS-SELF', 'rfis', 'H04-hugo', 'p0402', null, null],
    ['GW-WHY-RFIS-SELF-NONE', 'rfis', 'H02', 'p0201', NONE, null],
    ['GW-WHY-RFIS-CHILD', 'rfis', 'H02', 'p0204', null, null],
    ['GW-WHY-RFIS-ADULT-MASKED', 'rfis', 'H02', 'p0202', null, null],
    ['GW-WHY-RFIS-RESTRICTED', 'rfis', 'H02', 'p0203', NONE, NONE],
    ['GW-WHY-NOTICES-SELF', 'notices', 'H02', 'p0201', null, null],
    ['GW-WHY-NOTICES-SELF-NONE', 'notices', 'H13-max', 'p1303', NONE, null],
    ['GW-WHY-NOTICES-OTHER', 'notices', 'H02', 'p0202', 'NOT_SELF', 'NOT_SELF'],
    ['GW-WHY-NOTICES-OTHER-NONE', 'notices', 'H02', 'p0204', 'NOT_SELF', 'NOT_SELF'],
    ['GW-WHY-NOTICES-RESTRICTED', 'notices', 'H02', 'p0203', 'NOT_SELF', 'NOT_SELF'],
  ])('%s: %s, when %s looks at %s (CI-2, RO-4, RO-6, RO-10)', async (_id, what, signIn, id, inDemo, whenFull) => {
    const ask = `query ($id: ID!) { person(id: $id) { ${what}Withheld } }`;
    const reasonIn = async (graph: Graph) => (await graph.ask(signIn, ask, { id })).data.person[`${what}Withheld`] as unknown;
    expect([await reasonIn(demo), await reasonIn(full)]).toEqual([inDemo, whenFull]);
  });

  it('GW-WHY-WORDS: is also given in words, in the viewer’s language (LA-1)', async () => {
    const ask = '{ person(id: "p0203") { contactWithheldLabel enrollmentsWithheldLabel eligibilityWithheldLabel } }';
    expect((await demo.ask('H02', ask)).data.person).toEqual({
      contactWithheldLabel: 'Solo la persona misma puede ver esto.',
      enrollmentsWithheldLabel: 'No hay nada que mostrar aquí.',
      eligibilityWithheldLabel: null,
    });
    const { data } = await demo.ask('H02', '{ rfi(id: "rfi-0202-1") { labels { category categoryWithheld } } }');
    expect(data.rfi.labels).toEqual({ category: null, categoryWithheld: 'Esto es privado. Solo la persona misma puede verlo.' });
  });
});
