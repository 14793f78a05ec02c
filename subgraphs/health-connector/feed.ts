import { z } from 'zod';
import {
  type AggregateKind,
  columnsOf,
  type ConversionTools,
  type FeedDefinition,
  key,
} from '../shared/feeds/feed-definition.ts';
import { enumsOf, id, list, moment } from '../shared/feeds/feed-fields.ts';
import type { ConnectorCarePlanType, HealthConnectorProgram, HealthConnectorStatus, MetalTier } from './enums.generated.ts';
import type { HealthConnectorEligibilityRow, PlanTypeRow } from './rows.ts';

const values = enumsOf(new URL('./schema.graphql', import.meta.url));

const PLAN_YEAR = z
  .int()
  .min(2014)
  .max(2100)
  .meta({ description: 'The plan year.', examples: [2026] });

const ELIGIBILITY = z.strictObject({
  id: id('The id of the eligibility.', 'hce-0601-1'),
  program: values<HealthConnectorProgram>('HealthConnectorProgram', 'The program.'),
  status: values<HealthConnectorStatus>('HealthConnectorStatus', 'Where the person stands in it.'),
  planYear: PLAN_YEAR,
  asOf: moment('When the source knew this, if not at the time of the header.').nullish(),
});

const PLAN_TYPE = z.strictObject({
  planYear: PLAN_YEAR,
  program: values<HealthConnectorProgram>('HealthConnectorProgram', 'The program.'),
  connectorCarePlanType: values<ConnectorCarePlanType>(
    'ConnectorCarePlanType',
    'The ConnectorCare plan type (956 CMR 12.04). Types 1 and 3D do not exist from plan year 2026.',
  ).nullish(),
  metalTier: values<MetalTier>('MetalTier', 'The metal tier.').nullish(),
});

const RECORDS = z.strictObject({
  eligibilities: list(ELIGIBILITY, 'All programs of the Health Connector that the person applied for or has.'),
  planTypes: list(PLAN_TYPE, 'The plan types, one for a plan year.'),
});
type Records = z.infer<typeof RECORDS>;

/** ConnectorCare plan types that ended with plan year 2025. */
const ENDED_PLAN_TYPES: readonly unknown[] = ['TYPE_1', 'TYPE_3D'];
const FIRST_YEAR_WITHOUT = 2026;
const ENDED = `types 1 and 3D do not exist from plan year ${FIRST_YEAR_WITHOUT} (956 CMR 12.04)`;

const person: AggregateKind = {
  describes: 'What the Health Connector knows of one person.',
  records: RECORDS,
  toRows(personId, { eligibilities, planTypes }: Records, tools) {
    checkPlanTypes(planTypes, tools);
    return {
      rows: {
        eligibilities: eligibilities.map((row) => ({ ...row, personId })),
        planTypes: planTypes.map((row) => ({ ...row, personId })),
      },
      defines: [...eligibilities.map((row, index) => key('eligibility', row.id, `/eligibilities/${index}/id`))],
      refers: [],
    };
  },
  fromRows: (_id, { eligibilities = [], planTypes = [] }) => ({
    eligibilities: eligibilities.map(({ personId: _, ...row }) => row),
    planTypes: planTypes.map(({ personId: _, ...row }) => row),
  }),
};

function checkPlanTypes(planTypes: Records['planTypes'], { problem }: ConversionTools): void {
  planTypes.forEach(({ planYear, connectorCarePlanType }, index) => {
    if (planTypes.findIndex((row) => row.planYear === planYear) !== index)
      problem(`/planTypes/${index}/planYear`, 'this plan year has a plan type already', planYear);
    if (planYear >= FIRST_YEAR_WITHOUT && ENDED_PLAN_TYPES.includes(connectorCarePlanType))
      problem(`/planTypes/${index}/connectorCarePlanType`, ENDED, connectorCarePlanType);
  });
}

/** What a feed of the Health Connector says. */
export const feed: FeedDefinition = {
  name: 'health-connector',
  kinds: { person },
  tables: {
    eligibilities: {
      kind: 'person',
      entity: { key: 'eligibility', column: 'id' },
      columns: columnsOf<HealthConnectorEligibilityRow>('id', 'personId', 'program', 'status', 'planYear', 'asOf'),
    },
    planTypes: {
      kind: 'person',
      entity: { key: 'person', column: 'personId' },
      columns: columnsOf<PlanTypeRow>('personId', 'planYear', 'program', 'connectorCarePlanType', 'metalTier'),
    },
  },
  defined: [{ name: 'eligibility', table: 'eligibilities', expression: 't.id' }],
  referred: [],
  outside: [
    { table: 'eligibilities', column: 'personId', names: ['person'] },
    { table: 'planTypes', column: 'personId', names: ['person'] },
  ],
  counted: ['eligibilities', 'planTypes'],
};
