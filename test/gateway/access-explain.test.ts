import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { explain, type ExplainedField } from '../../gateway/explain/explain.ts';
import type { ExplainedFetch, ExplainedPlan } from '../../gateway/explain/explain-plan.ts';
import { LIMITS, OPEN_LIMITS } from '../../gateway/limits/limits.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import { BRUNO, LARA, LARA_LMG, NADIA, partner, STAFF } from '../support/demo-viewers.ts';

const supergraph = loadSupergraph(readFileSync('schema/supergraph.graphql', 'utf8'), { open: false, executor: 'own' });

const explained = (viewer: Viewer, query: string, variables: Record<string, unknown> = {}) =>
  explain({ supergraph, document: parse(query), variables, viewer });

/** As "me.planType deny", with what decided when it is not the field's own policy. */
const line = ({ path, decision, decidedBy }: ExplainedField) =>
  `${path.join('.')} ${decision}${decidedBy === null ? '' : ` by ${decidedBy}`}`;

const lines = async (viewer: Viewer, query: string, variables?: Record<string, unknown>) =>
  (await explained(viewer, query, variables)).fields.map(line);

function fetches(plan: ExplainedPlan | null): ExplainedFetch[] {
  if (plan === null) return [];
  return plan.kind === 'fetch' ? [plan] : plan.nodes.flatMap(fetches);
}

describe('the explanation of each field', () => {
  const PLAN_TYPE = '{ me { id planType { planYear } planTypeWithheld } }';

  it('is "depends" where it depends on whose data it is, and "allow" where it does not', async () => {
    expect(await lines(LARA, PLAN_TYPE)).toEqual([
      'me allow',
      'me.id depends',
      'me.planType depends',
      'me.planType.planYear depends',
      'me.planTypeWithheld depends',
    ]);
  });

  it('is "deny" where the sign-in alone decides it, with everything below', async () => {
    expect(await lines(LARA_LMG, PLAN_TYPE)).toEqual([
      'me allow',
      'me.id depends',
      'me.planType deny',
      'me.planType.planYear deny by Person.planType',
      'me.planTypeWithheld depends',
    ]);
  });

  it('is "hide" where no object of the type exists for the viewer, and says which type', async () => {
    expect(await lines(NADIA, '{ viewer { id person { name { full } } } }')).toEqual([
      'viewer allow',
      'viewer.id allow',
      'viewer.person hide by Person',
      'viewer.person.name hide by Viewer.person',
      'viewer.person.name.full hide by Viewer.person',
    ]);
  });

  it('names the coordinate and the whole policy, that of its type included', async () => {
    const [, planType] = (await explained(BRUNO, '{ me { mine: planType { planYear } } }')).fields;
    expect(planType).toEqual({
      path: ['me', 'mine'],
      coordinate: 'Person.planType',
      decision: 'depends',
      policy: '(self | head_of_household_limited) & self + ma_login',
      decidedBy: null,
    });
  });

  it('covers fragments and interfaces, each field under the type that it is asked of', async () => {
    const query = `
      query { households { mailings { title ...OfNotice ... on TaxForm { taxYear } } } }
      fragment OfNotice on Notice { type title }`;
    expect(
      (await explained(BRUNO, query)).fields.map((field) => `${field.coordinate} ${field.path.join('.')} ${field.decision}`),
    ).toEqual([
      'Query.households households allow',
      'Household.mailings households.mailings depends',
      'Mailing.title households.mailings.title depends',
      'Notice.type households.mailings.type depends',
      'Notice.title households.mailings.title depends',
      'TaxForm.taxYear households.mailings.taxYear depends',
    ]);
  });

  it('names a field once that is selected twice, with all fields selected below it', async () => {
    expect(await lines(BRUNO, '{ me { id } me { id birthDate } }')).toEqual([
      'me allow',
      'me.id depends',
      'me.birthDate depends',
    ]);
  });

  it('leaves out what @skip and @include leave out, __typename and introspection', async () => {
    const query =
      'query ($no: Boolean = false) { __typename __schema { __typename } help { __typename learnMoreUrl @include(if: $no) } me @skip(if: true) { id } }';
    expect(await lines(ANONYMOUS, query)).toEqual(['help allow']);
    expect(await lines(ANONYMOUS, query, { no: true })).toEqual(['help allow', 'help.learnMoreUrl allow']);
  });

  it('tells a partner with the scope from one without', async () => {
    const query = '{ documentReceipt(id: "doc") { state } }';
    expect(await lines(partner('documents:read'), query)).toEqual(['documentReceipt allow', 'documentReceipt.state allow']);
    expect(await lines(partner('eligibility:read'), query)).toEqual([
      'documentReceipt deny',
      'documentReceipt.state deny by Query.documentReceipt',
    ]);
  });

  it('does not reveal which persons are hidden (RO-10)', async () => {
    const text = JSON.stringify(await explained(BRUNO, '{ households { members { person { id rfis { id } } } } }'));
    expect(text).not.toMatch(/p02\d\d/);
  });
});

describe('the explanation of the plan', () => {
  it('lists the fetches in order, each with the places of its entities', async () => {
    const { plan, pruned } = await explained(BRUNO, '{ me { id enrollments { planName } notices(first: 3) { totalCount } } }');
    expect(plan).toMatchObject({
      kind: 'sequence',
      nodes: [{ kind: 'fetch', subgraph: 'identity', at: [], entities: [], variables: [] }, { kind: 'parallel' }],
    });
    const [, ...later] = fetches(plan);
    expect(later.map(({ subgraph, at, entities }) => ({ subgraph, at, entities }))).toEqual(
      expect.arrayContaining([
        { subgraph: 'masshealth', at: ['me'], entities: ['Person'] },
        { subgraph: 'notices', at: ['me'], entities: ['Person'] },
      ]),
    );
    expect(later).toHaveLength(2);
    expect(pruned).toEqual([]);
  });

  it('has no fetch for pruned fields', async () => {
    const query = '{ me { id planType { planYear } } feedStatus { masshealth { asOf records } } }';
    const { plan, pruned } = await explained(LARA_LMG, query);
    expect(pruned).toEqual(['me.planType', 'feedStatus.masshealth.records']);
    expect(
      fetches(plan)
        .map(({ subgraph }) => subgraph)
        .sort(),
    ).toEqual(['identity', 'masshealth']);
    expect(
      fetches(plan)
        .map(({ query }) => query)
        .join(),
    ).not.toMatch(/planType|records/);
  });

  it('is null when nothing is left to fetch', async () => {
    const { plan, pruned } = await explained(STAFF, 'mutation { markNoticeRead(id: "ntc") { notice { id } } }');
    expect([plan, pruned]).toEqual([null, ['markNoticeRead']]);
  });
});

describe('the measurements', () => {
  it('counts variables with their values, against the limits', async () => {
    const query = 'query ($n: Int!) { me { notices(first: $n) { edges { node { id } } } } }';
    const few = await explained(BRUNO, query, { n: 2 });
    expect(few.measure.pageSize).toEqual({ measured: 2, limit: LIMITS.pageSize });
    expect(few.withinLimits).toBe(true);
    const many = await explained(BRUNO, query, { n: 51 });
    expect(many.measure.cost.measured).toBeGreaterThan(few.measure.cost.measured);
    expect(many.withinLimits).toBe(false);
  });

  it('uses null where there is no limit, so that it survives JSON', async () => {
    const { measure } = await explain({ supergraph, document: parse('{ me { id } }'), viewer: BRUNO, limits: OPEN_LIMITS });
    expect(measure.cost.limit).toBeNull();
  });

  it('are plain JSON', async () => {
    const explanation = await explained(BRUNO, '{ me { id enrollments { planName } } }');
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
    expect(explanation.viewer).toEqual({
      signedIn: 'person',
      provider: 'MA_LOGIN',
      linked: true,
      householdsHeaded: 1,
      recentSignIn: true,
      scopes: [],
    });
  });
});

describe('an operation that cannot be explained', () => {
  it('is refused with the code that the gateway refuses it with', async () => {
    const document = parse('query A { me { id } } query B($id: ID!) { person(id: $id) { id } }');
    await expect(explain({ supergraph, document, viewer: BRUNO })).rejects.toThrow(
      'operationName does not say which operation to run',
    );
    await expect(explain({ supergraph, document, operationName: 'B', viewer: BRUNO, variables: { id: {} } })).rejects.toThrow(
      'Variable "$id" has a value that is not valid',
    );
    const subscription = parse('subscription { me { id } }');
    await expect(explain({ supergraph, document: subscription, viewer: BRUNO })).rejects.toThrow('is not valid for the schema');
    const { operation } = await explain({ supergraph, document, operationName: 'A', viewer: BRUNO });
    expect(operation).toEqual({ kind: 'query', name: 'A' });
  });
});
