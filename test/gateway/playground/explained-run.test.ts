import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExplainedPlan } from '../../../gateway/explain/explain-plan.ts';
import type { ExplainedNull, RunExplanation } from '../../../gateway/explain/explain-run.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { type Graph, type GraphAnswer, post, startGraph } from '../../support/graph.ts';

const PLAYGROUND = { demo: null, staff: null };

/** @returns what the answer explains; null when it does not */
async function explained(graph: Graph, signIn: string, query: string, headers: Record<string, string> = { 'x-explain': '1' }) {
  const authorization = signIn === 'anonymous' ? {} : { authorization: `Bearer ${await graph.token(signIn)}` };
  return explanationIn(await post(graph.url, { query }, { ...authorization, ...headers }));
}

function explanationIn(answer: GraphAnswer) {
  const { extensions } = JSON.parse(answer.text) as { extensions?: { explain: RunExplanation } };
  return { ...answer, explain: extensions?.explain ?? null };
}

const reasons = (nulls: readonly ExplainedNull[] | undefined) =>
  Object.fromEntries((nulls ?? []).map(({ path, why, left }) => [path.join('.'), left === null ? why : `${why} ${left}`]));

const fetches = (plan: ExplainedPlan): Extract<ExplainedPlan, { kind: 'fetch' }>[] =>
  plan.kind === 'fetch' ? [plan] : plan.nodes.flatMap(fetches);

describe('a run that is explained', () => {
  let graph: Graph;
  let production: Graph;
  let without: Graph;
  let broken: FixtureGateway;
  beforeAll(async () => {
    graph = await startGraph({ playground: { ...PLAYGROUND, development: true } });
    production = await startGraph({ playground: { ...PLAYGROUND, development: false } });
    without = await startGraph();
    const playground = { ...PLAYGROUND, development: true };
    broken = await startFixtureGateway(
      HOUSEHOLD_FIXTURE,
      { household: 'http://127.0.0.1:9/nobody-listens-here' },
      { playground },
    );
  });
  afterAll(async () => void (await Promise.all([graph, production, without, broken].map((one) => one.stop()))));

  it('distinguishes deny, hide and empty (RO-10)', async () => {
    const query =
      '{ households { members { person { id contact { email } eligibility { coverageType } enrollments { planName } } } } }';
    const { explain, data, errors } = await explained(graph, 'H02', query);
    const ids = data.households[0].members.map(({ person }: { person: { id: string } }) => person.id);
    const place = (id: string, field: string) => `households.0.members.${ids.indexOf(id)}.person.${field}`;
    expect(errors.map(({ extensions }) => extensions.code)).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
    expect(reasons(explain?.nulls)).toEqual({
      [place('p0202', 'contact')]: 'deny',
      [place('p0203', 'contact')]: 'deny',
      [place('p0204', 'contact')]: 'deny',
      // Eva is restricted: to her father it looks as if she had no plan.
      [place('p0203', 'enrollments')]: 'hide',
    });
  });

  it('reports what is empty', async () => {
    const { explain } = await explained(graph, 'H08', '{ viewer { account { id } links { kind } person { id } } me { id } }');
    expect(reasons(explain?.nulls)).toMatchObject({ 'viewer.links': 'empty' });
  });

  it('reports what is unavailable', async () => {
    const { explain } = explanationIn(await broken.post({ query: '{ things { __typename } }' }, { 'x-explain': '1' }));
    expect(explain?.nulls).toEqual([{ path: ['things'], why: 'unavailable', code: 'SUBGRAPH_UNAVAILABLE', left: null }]);
    expect(explain?.plan).toMatchObject({ kind: 'fetch', took: { bytes: null } });
  });

  it('distinguishes what an unavailable subgraph did not return from what is empty', async () => {
    const away = await startGraph({ playground: { ...PLAYGROUND, development: true } });
    try {
      Object.assign(away.subgraphs.get('masshealth')!, { execute: () => Promise.reject(new Error('away')) });
      const url = await away.startAnother();
      const query = '{ me { id eligibility { coverageType } enrollmentsWithheld planType { planYear } } }';
      expect(reasons((await explained({ ...away, url }, 'H02', query)).explain?.nulls)).toEqual({
        'me.eligibility': 'unavailable',
        'me.enrollmentsWithheld': 'unavailable',
        // Bruno is in no plan of the Health Connector, which answers.
        'me.planType': 'empty',
      });
    } finally {
      await away.stop();
    }
  });

  it('reports the time and size of each fetch, and no value', async () => {
    const { explain } = await explained(
      graph,
      'H02',
      '{ me { id name { full } eligibility { coverageType } notices { edges { node { title } } } } }',
    );
    const all = explain?.plan ? fetches(explain.plan) : [];
    expect(all.map(({ subgraph }) => subgraph).sort()).toEqual(['identity', 'masshealth', 'notices']);
    for (const { took } of all) {
      expect(took?.bytes).toBeGreaterThan(10);
      expect(took).toMatchObject({ ms: expect.any(Number), afterMs: expect.any(Number) });
      // No fetch ends after the answer; each figure is rounded.
      const [end, whole] = [(took?.afterMs ?? 0) + (took?.ms ?? 0), explain?.totalMs ?? 0];
      expect(end).toBeLessThanOrEqual(whole + 0.02);
    }
    expect(JSON.stringify(explain)).not.toMatch(/Bruno|Ejemplo|STANDARD|p0201/);
  });

  it('reports fetches that were sent as one', async () => {
    const query = '{ me { id eligibility { coverageType } } households { members { person { id eligibility { status } } } } }';
    const { explain } = await explained(graph, 'H02', query);
    const masshealth = (explain?.plan ? fetches(explain.plan) : []).filter(({ subgraph }) => subgraph === 'masshealth');
    expect(masshealth.map(({ took }) => took?.together)).toEqual([2, 2]);
    expect(masshealth[0]?.took).toEqual(masshealth[1]?.took);
  });

  it('is only for callers that are permitted and send the header', async () => {
    const query = '{ feedStatus { notices { asOf } } help { learnMoreUrl } }';
    const told = async (one: Graph, signIn: string, headers?: Record<string, string>) =>
      (await explained(one, signIn, query, headers)).explain !== null;
    expect(await told(graph, 'anonymous')).toBe(true);
    expect(await told(graph, 'H02', {})).toBe(false);
    expect(await told(graph, 'H02', { 'x-explain': 'yes' })).toBe(false);
    for (const signIn of ['anonymous', 'H02', 'partner-eligibility']) expect(await told(production, signIn)).toBe(false);
    expect(await told(production, 'staff')).toBe(true);
    for (const signIn of ['H02', 'staff']) expect(await told(without, signIn)).toBe(false);
  });
});
