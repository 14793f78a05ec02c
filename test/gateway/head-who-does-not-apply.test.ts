import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { bodyOf } from '../support/registered.ts';

const TABS = ['MyInfo', 'MyBenefits', 'MyDocuments', 'MyNotices', 'Dashboard', 'TaxForms'];

/** @returns all that a head meets in the tabs, as text, but whether somebody applies */
async function readTabs(graph: Graph, signIn: string): Promise<string[]> {
  const answers = [];
  for (const tab of TABS) answers.push((await graph.ask(signIn, bodyOf('portal', tab), { first: 20 })).text);
  return answers.map((text) => text.replace(/"isApplying":(true|false)/g, '"isApplying":"?"'));
}

/** The demo households, where every head applies who does not, and none who does. */
function theOtherWayRound() {
  const demo = demoFeed();
  const turn = (row: (typeof demo.memberships)[number]) =>
    row.role === 'HEAD' ? { ...row, isApplying: row.isApplying === 1 ? (0 as const) : (1 as const) } : row;
  return { identity: { ...demo, memberships: demo.memberships.map(turn) } };
}

describe('RO-8: a head who does not apply', () => {
  let graph: Graph;
  let other: Graph;
  beforeAll(async () => void ([graph, other] = [await startGraph(), await startGraph({ feeds: theOtherWayRound() })]));
  afterAll(() => Promise.all([graph.stop(), other.stop()]));

  it('sees eligibility, enrollment and requests of the members, and alerts about them', async () => {
    const { data, errors } = await graph.ask(
      'H13',
      `{ me { eligibility { id } enrollments { id } }
        households { members { isApplying person { id eligibility { coverageType } enrollments { kind } } } rfis { id } }
        dashboard { nextSteps { kind about { id } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      me: { eligibility: [], enrollments: [] },
      households: [
        {
          members: [
            { isApplying: false, person: { id: 'p1301', eligibility: [], enrollments: [] } },
            {
              isApplying: true,
              person: {
                id: 'p1302',
                eligibility: [{ coverageType: 'CHILDRENS_MEDICAL_SECURITY_PLAN' }],
                enrollments: [],
              },
            },
            {
              isApplying: true,
              person: {
                id: 'p1303',
                eligibility: [{ coverageType: 'STANDARD' }],
                enrollments: [{ kind: 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN' }],
              },
            },
          ],
          rfis: [{ id: 'rfi-1303-1' }, { id: 'rfi-1302-1' }],
        },
      ],
      dashboard: { nextSteps: [{ kind: 'PLAN_SELECTION_CLOSING', about: { id: 'p1303' } }] },
    });
  });

  it.each(['H13', 'H02', 'H04'])('%s sees in every tab what the other would see with the roles exchanged', async (signIn) => {
    const seen = await readTabs(graph, signIn);
    expect(seen.join('')).toContain('isApplying');
    expect(await readTabs(other, signIn)).toEqual(seen);
  });
});
