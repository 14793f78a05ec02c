import type { Kysely } from 'kysely';
import { DEMO_AS_OF, demoPerson } from '../shared/demo.ts';
import { replaceRows } from '../shared/replace-rows.ts';
import type { HealthConnectorEligibilityRow, PlanTypeRow, Tables } from './rows.ts';

/** The data of the Health Connector. `asOf` is when the data was created. */
export type Feed = {
  readonly asOf: string;
  readonly eligibilities: readonly Omit<HealthConnectorEligibilityRow, 'asOf'>[];
  readonly planTypes: readonly PlanTypeRow[];
};

/** ConnectorCare plan types that ended with plan year 2025. */
const ENDED_PLAN_TYPES: readonly unknown[] = ['TYPE_1', 'TYPE_3D'];
const FIRST_YEAR_WITHOUT = 2026;

/**
 * Replaces the rows of the Health Connector.
 * @throws when a row's ConnectorCare plan type does not exist in its plan year; nothing is replaced then
 */
export async function writeFeed(database: Kysely<Tables>, { asOf, eligibilities, planTypes }: Feed): Promise<void> {
  planTypes.forEach(refuseEndedPlanType);
  await database.transaction().execute(async (transaction) => {
    await replaceRows(
      transaction,
      'eligibilities',
      eligibilities.map((row) => ({ ...row, asOf })),
    );
    await replaceRows(transaction, 'planTypes', planTypes);
    await replaceRows(transaction, 'feed', [{ asOf, records: eligibilities.length + planTypes.length }]);
  });
}

function refuseEndedPlanType({ personId, planYear, connectorCarePlanType }: PlanTypeRow): void {
  if (planYear < FIRST_YEAR_WITHOUT || !ENDED_PLAN_TYPES.includes(connectorCarePlanType)) return;
  throw new Error(
    `Plan type of ${personId} for ${planYear}: types 1 and 3D do not exist from plan year ${FIRST_YEAR_WITHOUT} (956 CMR 12.04)`,
  );
}

/** @returns the rows of the demo households; persons not listed have nothing at the Health Connector */
export function demoFeed(): Feed {
  return { asOf: DEMO_AS_OF, eligibilities: ELIGIBILITIES, planTypes: PLAN_TYPES };
}

const LARA = demoPerson(6, 1);
const OSKAR = demoPerson(9, 1);
const PIA = demoPerson(9, 2);
const ROSA = demoPerson(9, 4);
const TOVA = demoPerson(11, 2);

const ELIGIBILITIES: Feed['eligibilities'] = [
  { id: 'hce-0601-1', personId: LARA, program: 'CONNECTORCARE', status: 'ENROLLED', planYear: 2026 },
  { id: 'hce-0901-1', personId: OSKAR, program: 'CONNECTORCARE', status: 'ENROLLED', planYear: 2026 },
  { id: 'hce-0901-2', personId: OSKAR, program: 'CONNECTORCARE', status: 'ENDED', planYear: 2025 },
  { id: 'hce-0902-1', personId: PIA, program: 'CONNECTORCARE', status: 'ENROLLED', planYear: 2026 },
  { id: 'hce-0904-1', personId: ROSA, program: 'QHP_WITHOUT_APTC', status: 'PENDING_VERIFICATION', planYear: 2026 },
  { id: 'hce-1102-1', personId: TOVA, program: 'CONNECTORCARE', status: 'ENDED', planYear: 2025 },
];

const PLAN_TYPES: Feed['planTypes'] = [
  { personId: LARA, planYear: 2026, program: 'CONNECTORCARE', connectorCarePlanType: 'TYPE_2B', metalTier: null },
  { personId: OSKAR, planYear: 2025, program: 'CONNECTORCARE', connectorCarePlanType: 'TYPE_3D', metalTier: null },
  { personId: OSKAR, planYear: 2026, program: 'CONNECTORCARE', connectorCarePlanType: 'TYPE_3B', metalTier: null },
  { personId: PIA, planYear: 2026, program: 'CONNECTORCARE', connectorCarePlanType: 'TYPE_3B', metalTier: null },
];
