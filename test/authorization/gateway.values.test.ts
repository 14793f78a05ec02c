import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoDay } from '../../subgraphs/shared/demo.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { fullHouseholds } from './full-households.ts';

/** Rows whose outcome depends on more than who looks at whom: on the record, or on the way there. */

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
let graph: Graph;
let demo: Graph;
beforeAll(async () => {
  graph = await startGraph({ feeds: fullHouseholds() });
  demo = await startGraph();
});
afterAll(() => Promise.all([graph.stop(), demo.stop()]));

describe('RO-6: which requests tell the head what must be proved', () => {
  it.each([
    ['GW-MASK-DISABILITY-ADULT', 'H04', 'rfi-0402-DISABILITY', 'masked'],
    ['GW-MASK-PREGNANCY-ADULT', 'H04', 'rfi-0402-PREGNANCY', 'masked'],
    ['GW-MASK-INCARCERATION-ADULT', 'H04', 'rfi-0402-INCARCERATION', 'masked'],
    ['GW-MASK-IMMIGRATION-ADULT', 'H04', 'rfi-0402-IMMIGRATION_STATUS', 'masked'],
    ['GW-MASK-INCOME-ADULT', 'H04', 'rfi-0402-1', 'INCOME'],
    ['GW-MASK-DISABILITY-CHILD', 'H04', 'rfi-0403-DISABILITY', 'masked'],
    ['GW-MASK-PREGNANCY-CHILD', 'H04', 'rfi-0403-PREGNANCY', 'masked'],
    ['GW-MASK-INCARCERATION-CHILD', 'H04', 'rfi-0403-INCARCERATION', 'masked'],
    ['GW-MASK-IMMIGRATION-CHILD', 'H04', 'rfi-0403-IMMIGRATION_STATUS', 'IMMIGRATION_STATUS'],
    ['GW-MASK-DISABILITY-SELF', 'H04-hugo', 'rfi-0402-DISABILITY', 'DISABILITY'],
    ['GW-MASK-PREGNANCY-SELF', 'H04-hugo', 'rfi-0402-PREGNANCY', 'PREGNANCY'],
    ['GW-MASK-INCARCERATION-SELF', 'H04-hugo', 'rfi-0402-INCARCERATION', 'INCARCERATION'],
    ['GW-MASK-IMMIGRATION-SELF', 'H04-hugo', 'rfi-0402-IMMIGRATION_STATUS', 'IMMIGRATION_STATUS'],
  ])('%s: %s asks for %s (RO-6)', async (_id, signIn, id, expected) => {
    const { data, errors } = await graph.ask(signIn, 'query ($id: ID!) { rfi(id: $id) { category categoryWithheld status } }', {
      id,
    });
    const masked = expected === 'masked';
    const shown = masked ? { category: null, categoryWithheld: 'SENSITIVE' } : { category: expected, categoryWithheld: null };
    expect(data).toEqual({ rfi: { ...shown, status: 'OPEN' } });
    expect(errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`)).toEqual(
      masked ? [`rfi.category ${DENIED}`] : [],
    );
  });
});

describe('BE-2, BE-3, BE-4: why a plan type is not shown', () => {
  const OWN = { planYear: 2026 };
  it.each([
    ['GW-PLAN-MA-LOGIN', 'H06', 'p0601', OWN, null],
    ['GW-PLAN-LOGIN-MASS-GOV', 'H06-lmg', 'p0601', null, 'REQUIRES_MA_LOGIN'],
    ['GW-PLAN-NOT-ENROLLED', 'H01', 'p0101', null, 'NOT_ENROLLED'],
    ['GW-PLAN-NOT-ENROLLED-LMG', 'H04-hugo', 'p0402', null, 'REQUIRES_MA_LOGIN'],
    ['GW-PLAN-OF-SPOUSE', 'H09', 'p0902', null, 'NOT_SELF'],
    ['GW-PLAN-OF-ADULT-NONE', 'H09', 'p0904', null, 'NOT_SELF'],
    ['GW-PLAN-OF-CHILD', 'H02', 'p0204', null, 'NOT_SELF'],
    ['GW-PLAN-OF-RESTRICTED', 'H02', 'p0203', null, 'NOT_SELF'],
    ['GW-PLAN-OWN-BY-LMG', 'H09-pia', 'p0902', null, 'REQUIRES_MA_LOGIN'],
  ])('%s: %s looks at %s (BE-2, BE-3, BE-4)', async (_id, signIn, id, planType, planTypeWithheld) => {
    const ask = 'query ($id: ID!) { person(id: $id) { planType { planYear } planTypeWithheld } }';
    expect((await demo.ask(signIn, ask, { id })).data).toEqual({ person: { planType, planTypeWithheld } });
  });
});

describe('RO-2, RO-4, RO-10: every path to a person gives the same view', () => {
  const VIEW = 'id massHealthId contact { email } eligibility { start } enrollments { id } rfis { id } documents { totalCount }';
  type Named = { id: string };
  // As the answers of `Graph`.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  type Json = any;
  type Way = readonly [id: string, query: string, find: (data: Json) => Named | undefined];
  const isEva = ({ id }: Named) => id === 'p0203';
  const through = (key: string) => (list: Json) => (list as Record<string, Named>[]).map((item) => item[key]!).find(isEva);
  const person = through('person');

  it.each<Way>([
    ['GW-WAY-ROOT', `{ person(id: "p0203") { ${VIEW} } }`, ({ person }) => person],
    [
      'GW-WAY-MEMBERS',
      `{ household(id: "h02") { members { person { ${VIEW} } } } }`,
      ({ household }) => person(household.members),
    ],
    [
      'GW-WAY-ELIGIBILITY',
      `{ person(id: "p0203") { eligibility { person { ${VIEW} } } } }`,
      (data) => person(data.person.eligibility),
    ],
    [
      'GW-WAY-HOUSEHOLD',
      `{ household(id: "h02") { eligibility { person { ${VIEW} } } } }`,
      ({ household }) => person(household.eligibility),
    ],
    [
      'GW-WAY-CONNECTOR',
      `{ person(id: "p0203") { healthConnectorEligibility { person { ${VIEW} } } } }`,
      (data) => person(data.person.healthConnectorEligibility),
    ],
    ['GW-WAY-DECISIONS', `{ person(id: "p0203") { decisions { person { ${VIEW} } } } }`, (data) => person(data.person.decisions)],
    ['GW-WAY-ABOUT', `{ notice(id: "ntc-0201-1") { about { ${VIEW} } } }`, ({ notice }) => notice.about.find(isEva)],
    [
      'GW-WAY-NOTICE',
      `{ notice(id: "ntc-0201-1") { decisions { person { ${VIEW} } } } }`,
      ({ notice }) => person(notice.decisions),
    ],
  ])('%s: Bruno reaches restricted Eva (CI-2, RO-10)', async (_id, query, find) => {
    const { data, errors } = await graph.ask('H02', query);
    expect(find(data)).toEqual({
      id: 'p0203',
      massHealthId: null,
      contact: null,
      eligibility: [{ start: demoDay(-55) }],
      enrollments: [],
      rfis: [],
      documents: null,
    });
    const fields = errors.map(({ path, extensions }) => `${path?.at(-1)} ${extensions.code}`);
    expect([...new Set(fields)].sort()).toEqual(['contact', 'documents', 'massHealthId'].map((field) => `${field} ${DENIED}`));
  });
});
