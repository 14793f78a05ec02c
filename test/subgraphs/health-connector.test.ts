import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { demoFeed } from '../../scripts/demo/health-connector.ts';
import { loadRows } from '../../scripts/demo/load-rows.ts';
import type { PlanTypeRow, Tables } from '../../subgraphs/health-connector/rows.ts';
import { migrations } from '../../subgraphs/health-connector/migrations/migrations.ts';
import { createStore } from '../../subgraphs/health-connector/store.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';
import healthConnector from '../../subgraphs/health-connector/subgraph.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { ADA, BRUNO, HUGO, LARA, LARA_LMG, NADIA, OSKAR, PIA, STAFF, TOVA, UWE } from '../support/demo-viewers.ts';

let subgraph: AskedSubgraph;
beforeAll(async () => {
  subgraph = await startSubgraph(healthConnector);
});
afterAll(() => subgraph.stop());

const DENIED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const PLAN_TYPE = 'planType { planYear program connectorCarePlanType metalTier } planTypeWithheld';
const connectorCare = (planYear: number, connectorCarePlanType: string) => ({
  planYear,
  program: 'CONNECTORCARE',
  connectorCarePlanType,
  metalTier: null,
});

describe('BE-2, BE-3, BE-4: the plan type is one’s own, by MA Login', () => {
  it.each<[string, Viewer, string, object | null, string | null]>([
    ['Lara by MA Login', LARA, 'p0601', connectorCare(2026, 'TYPE_2B'), null],
    ['Oskar: this year’s, not last year’s', OSKAR, 'p0901', connectorCare(2026, 'TYPE_3B'), null],
    ['Ada, in no plan', ADA, 'p0101', null, 'NOT_ENROLLED'],
  ])('%s', async (_case, viewer, person, planType, planTypeWithheld) => {
    const answer = await subgraph.entity(viewer, 'Person', person, PLAN_TYPE);
    expect(answer).toEqual({ data: { planType, planTypeWithheld }, errors: [] });
  });

  it.each<[string, Viewer, string, string]>([
    ['Lara by login.mass.gov, though she also has an MA Login', LARA_LMG, 'p0601', 'REQUIRES_MA_LOGIN'],
    ['Hugo by login.mass.gov, in no plan', HUGO, 'p0402', 'REQUIRES_MA_LOGIN'],
    ['Oskar of Pia, who has one', OSKAR, 'p0902', 'NOT_SELF'],
    ['Oskar of Rosa, who has none', OSKAR, 'p0904', 'NOT_SELF'],
    ['Uwe of restricted Tova', UWE, 'p1102', 'NOT_SELF'],
  ])('withheld from %s', async (_case, viewer, person, planTypeWithheld) => {
    const answer = await subgraph.entity(viewer, 'Person', person, PLAN_TYPE);
    expect(answer).toEqual({ data: { planType: null, planTypeWithheld }, errors: [`planType ${DENIED}`] });
  });

  it.each([
    ['2025-06-01T12:00:00Z', 2025, 'TYPE_3D'],
    ['2027-01-01T04:59:59Z', 2026, 'TYPE_3B'],
  ])('at %s the current plan year is %s, as the day is in Massachusetts', async (moment, planYear, type) => {
    const then = await startSubgraph(healthConnector, { clock: () => Date.parse(moment) });
    const { data } = await then.entity(OSKAR, 'Person', 'p0901', PLAN_TYPE);
    await then.stop();
    expect(data).toEqual({ planType: connectorCare(planYear, type), planTypeWithheld: null });
  });

  it('after the year has ended there is none until the source sends the next', async () => {
    const then = await startSubgraph(healthConnector, { clock: () => Date.parse('2027-01-01T05:00:00Z') });
    const answer = await then.entity(OSKAR, 'Person', 'p0901', PLAN_TYPE);
    await then.stop();
    expect(answer).toEqual({ data: { planType: null, planTypeWithheld: 'NOT_ENROLLED' }, errors: [] });
  });
});

describe('BE-3, RO-2, RO-10: eligibility is shown with either provider', () => {
  const SELECTION = 'healthConnectorEligibility { id program status planYear asOf person { id } }';
  const asOf = '2026-11-16T09:00:00.000Z';

  it('to oneself by login.mass.gov', async () => {
    const row = { id: 'hce-0601-1', program: 'CONNECTORCARE', status: 'ENROLLED', planYear: 2026, asOf, person: { id: 'p0601' } };
    const answer = await subgraph.entity(LARA_LMG, 'Person', 'p0601', SELECTION);
    expect(answer).toEqual({ data: { healthConnectorEligibility: [row] }, errors: [] });
  });

  it('to the head of a restricted person: program, status and year, no more', async () => {
    const row = {
      id: 'hce-1102-1',
      program: 'CONNECTORCARE',
      status: 'ENDED',
      planYear: 2025,
      asOf,
      person: { id: 'p1102' },
    };
    expect(await subgraph.entity(UWE, 'Person', 'p1102', SELECTION)).toEqual({
      data: { healthConnectorEligibility: [row] },
      errors: [],
    });
    expect(await subgraph.entity(TOVA, 'Person', 'p1102', SELECTION)).toEqual({
      data: { healthConnectorEligibility: [row] },
      errors: [],
    });
  });

  it.each<[string, Viewer, string, string[]]>([
    ['the head: everybody’s', OSKAR, 'h09', ['hce-0901-1', 'hce-0901-2', 'hce-0902-1', 'hce-0904-1']],
    ['a member: one’s own', PIA, 'h09', ['hce-0902-1']],
    ['the head of a household without any', BRUNO, 'h02', []],
  ])('Household.healthConnectorEligibility, %s', async (_case, viewer, household, ids) => {
    const answer = await subgraph.entity(viewer, 'Household', household, 'healthConnectorEligibility { id }');
    expect(answer).toEqual({ data: { healthConnectorEligibility: ids.map((id) => ({ id })) }, errors: [] });
  });

  it.each<[string, Viewer | null, string, string]>([
    ['another member, towards a member', PIA, 'Person', 'p0901'],
    ['a person of another household', ADA, 'Person', 'p0601'],
    ['a household one does not belong to', ADA, 'Household', 'h09'],
    ['a person, towards an account linked to nothing', NADIA, 'Person', 'p0601'],
    ['a person, towards nobody', null, 'Person', 'p0601'],
  ])('RO-4: %s does not exist', async (_case, viewer, typeName, id) => {
    const answer = await subgraph.entity(viewer, typeName, id, 'healthConnectorEligibility { id }');
    expect(answer).toEqual({ data: null, errors: [] });
  });
});

describe('the feed', () => {
  const withPlanType = (planYear: number, connectorCarePlanType: PlanTypeRow['connectorCarePlanType']) => ({
    asOf: '2026-11-16T00:00:00Z',
    eligibilities: [],
    planTypes: [{ personId: 'p0101', planYear, program: 'CONNECTORCARE' as const, connectorCarePlanType, metalTier: null }],
  });

  it('types 1 and 3D do not exist from plan year 2026: the feed is refused, and what was there stays', async () => {
    const database = await openDatabase<Tables>('sqlite::memory:', 'health_connector');
    await migrate(database, migrations);
    const load = (rows: ReturnType<typeof demoFeed>) =>
      loadRows('health-connector', { database, databaseUrl: 'sqlite::memory:' }, rows);
    await load(demoFeed());
    for (const type of ['TYPE_1', 'TYPE_3D'] as const) {
      await expect(load(withPlanType(2026, type))).rejects.toThrow('do not exist from plan year 2026');
    }
    const rows = await createStore(database, () => DEMO_NOW).currentPlanTypes(['p0101', 'p0601']);
    await database.destroy();
    expect(rows.map(({ personId }) => personId)).toEqual(['p0601']);
  });

  it.each([
    [2024, 'TYPE_1'],
    [2025, 'TYPE_3D'],
    [2026, 'TYPE_3C'],
  ] as const)('in plan year %s, %s exists', async (planYear, type) => {
    const clock = () => Date.parse(`${planYear}-07-01T12:00:00Z`);
    const other = await startSubgraph(healthConnector, { feed: withPlanType(planYear, type), clock });
    const { data } = await other.entity(ADA, 'Person', 'p0101', 'planType { connectorCarePlanType }');
    await other.stop();
    expect(data).toEqual({ planType: { connectorCarePlanType: type } });
  });

  it('feedStatus shows the age of the data to signed-in viewers, and its size to staff', async () => {
    const query = '{ feedStatus { healthConnector { asOf records } } }';
    const asOf = '2026-11-16T09:00:00.000Z';
    expect(await subgraph.ask(STAFF, query)).toEqual({
      data: { feedStatus: { healthConnector: { asOf, records: 10 } } },
      errors: [],
    });
    expect(await subgraph.ask(LARA, query)).toEqual({
      data: { feedStatus: { healthConnector: { asOf, records: null } } },
      errors: [`feedStatus.healthConnector.records ${DENIED}`],
    });
  });
});
