import { DEMO_AS_OF, demoPerson } from '../../subgraphs/shared/demo.ts';
import type { HealthConnectorEligibilityRow, PlanTypeRow } from '../../subgraphs/health-connector/rows.ts';

/** The data of the Health Connector. `asOf` is when the data was created. */
export type Feed = {
  readonly asOf: string;
  readonly eligibilities: readonly Omit<HealthConnectorEligibilityRow, 'asOf'>[];
  readonly planTypes: readonly PlanTypeRow[];
};

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
