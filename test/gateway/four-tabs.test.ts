import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { type Graph, type GraphAnswer, post, startGraph } from '../support/graph.ts';
import { FOUR_TABS_QUERY as FOUR_TABS } from '../../scripts/bench/four-tabs-query.ts';

describe('the four tabs of a whole household in one query', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  it('shows the head every member, but only name and coverage of a restricted one (RO-10)', async () => {
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
      eligibility: [
        { coverageType: 'STANDARD', status: 'APPROVED', start: '2026-09-22', renewalDueOn: '2027-10-02', premium: null },
      ],
      enrollments: [],
      healthConnectorEligibility: [],
      planTypeWithheld: 'NOT_SELF',
      rfis: [],
      decisions: [{ coverageType: 'STANDARD', outcome: 'APPROVAL', effectiveOn: '2026-09-22' }],
    });
  });

  it('shows a member who is not the head only their own data', async () => {
    const { data } = await graph.ask('H04-hugo', FOUR_TABS);
    expect(data.households[0].members.map(({ person }: { person: { id: string } }) => person.id)).toEqual(['p0402']);
  });
});

describe('the dashboard and the four tabs of eight people', () => {
  const DASHBOARD = 'dashboard { importantInformation { kind } nextSteps { kind } tabs { tab alerts open } }';
  const BOTH = FOUR_TABS.trim().replace(/\}$/, `${DASHBOARD} }`);
  const fetches: string[] = [];
  let down: string | null = null;
  let graph: Graph;
  let ask: (signIn: string, query: string) => Promise<GraphAnswer>;
  beforeAll(async () => {
    const identity = demoFeed();
    const more = ['p0301', 'p0401', 'p0501', 'p0601'].map((personId) => ({
      ...identity.memberships.find((row) => row.householdId === 'h02' && row.role === 'MEMBER')!,
      personId,
    }));
    graph = await startGraph({ feeds: { identity: { ...identity, memberships: [...identity.memberships, ...more] } } });
    for (const [name, subgraph] of graph.subgraphs) {
      const { execute } = subgraph;
      const counted: typeof execute = (request, ...rest) => {
        if (/viewerStanding|standingChanges/.test(request.query)) return execute(request, ...rest);
        fetches.push(name);
        return name === down ? Promise.reject(new Error('down')) : execute(request, ...rest);
      };
      Object.assign(subgraph, { execute: counted });
    }
    const url = await graph.startAnother();
    ask = async (signIn, query) => {
      fetches.length = 0;
      return post(url, { query }, { authorization: `Bearer ${await graph.token(signIn)}` });
    };
  });
  afterAll(() => graph.stop());

  it.each([
    ['the four tabs', FOUR_TABS, 5],
    ['the dashboard', `{ ${DASHBOARD} }`, 5],
    ['both at once', BOTH, 10],
  ])('need at most 10 fetches: %s', async (_what, query, most) => {
    const { data, errors } = await ask('H02', query);
    // Of another adult's proof, one category is masked (RO-6).
    expect(errors.filter(({ extensions }) => extensions.code !== 'UNAUTHORIZED_FIELD_OR_TYPE')).toEqual([]);
    if (query !== `{ ${DASHBOARD} }`) expect(data.households[0].members).toHaveLength(8);
    expect(fetches.length).toBeGreaterThan(0);
    expect(fetches.length).toBeLessThanOrEqual(most);
  });

  it.each([
    ['masshealth', 'MY_BENEFITS'],
    ['documents', 'MY_DOCUMENTS'],
  ])('report that %s is unavailable, and count nothing in %s', async (subgraph, tab) => {
    down = subgraph;
    const { data, errors } = await ask('H10', `{ ${DASHBOARD} }`);
    down = null;
    expect(errors.map(({ path, extensions }) => [path?.[0], extensions.code])).toContainEqual([
      'dashboard',
      'SUBGRAPH_UNAVAILABLE',
    ]);
    const tabs = data.dashboard.tabs as { tab: string; alerts: number | null }[];
    expect(tabs.find((one) => one.tab === tab)?.alerts).toBeNull();
    expect(tabs.filter(({ alerts }) => alerts !== null).length).toBeGreaterThan(0);
  });
});
