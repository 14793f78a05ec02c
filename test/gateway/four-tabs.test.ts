import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, startGraph } from '../support/graph.ts';
import { FOUR_TABS } from '../support/four-tabs.ts';

describe('the four tabs of a whole household in one query', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  it('shows the head every member, and of a restricted one only name, coverage type and status', async () => {
    const { data } = await graph.ask('H02', FOUR_TABS);
    const members = data.households[0].members.map(({ person }: { person: Record<string, never> }) => person);
    expect(members.map(({ name }: { name: { full: string } }) => name.full)).toEqual([
      'Bruno Ejemplo',
      'Carla Ejemplo',
      'Eva Ejemplo',
      'Dani Ejemplo',
    ]);
    expect(members[2]).toEqual({
      id: 'p0203',
      name: { full: 'Eva Ejemplo' },
      birthDate: '2010-01-30',
      eligibility: [{ coverageType: 'STANDARD', status: 'APPROVED', start: null, renewalDueOn: null, premium: null }],
      enrollments: [],
      healthConnectorEligibility: [],
      planTypeWithheld: 'NOT_SELF',
      rfis: [],
      decisions: [{ coverageType: 'STANDARD', outcome: 'APPROVAL', effectiveOn: null }],
    });
  });

  it('shows a member who is not the head nobody else', async () => {
    const { data } = await graph.ask('H04-hugo', FOUR_TABS);
    expect(data.households[0].members.map(({ person }: { person: { id: string } }) => person.id)).toEqual(['p0402']);
  });
});
