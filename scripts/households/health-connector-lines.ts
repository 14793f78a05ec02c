import type { ConnectorCarePlanType, MetalTier } from '../../subgraphs/health-connector/enums.generated.ts';
import type { AggregateLine } from '../../subgraphs/shared/feeds/feed-lines.ts';
import type { ConnectorCoverage } from './plan-coverage.ts';
import { type Household, STREAM } from './plan-household.ts';
import { type Random, randomOf, type Shares } from './random.ts';

const PLAN_YEAR = 2026;

/** ConnectorCare plan types of 2026 by the upper end of income, in percent of the federal poverty level (956 CMR 12.04). */
const PLAN_TYPES: readonly (readonly [upTo: number, planType: ConnectorCarePlanType])[] = [
  [150, 'TYPE_2A'],
  [200, 'TYPE_2B'],
  [250, 'TYPE_3A'],
  [300, 'TYPE_3B'],
  [400, 'TYPE_3C'],
];

const METALS: Shares<MetalTier> = [['PLATINUM', 8], ['GOLD', 22], ['SILVER', 45], ['BRONZE', 25]]; // prettier-ignore

/** @returns a line for each person whom the Health Connector knows */
export function healthConnectorLines(household: Household): AggregateLine[] {
  const random = randomOf(household.seed, household.number, STREAM.connector);
  return household.persons.flatMap(({ id, coverage: { connector } }) => {
    if (connector === null) return [];
    const { program, status } = connector;
    const records = {
      eligibilities: [{ id: `c-${id}-1`, program, status, planYear: PLAN_YEAR }],
      planTypes: status === 'ENROLLED' ? [{ planYear: PLAN_YEAR, program, ...planType(connector, random) }] : [],
    };
    return [{ kind: 'person', id, version: 1, records }];
  });
}

function planType({ program, poverty }: ConnectorCoverage, random: Random): object {
  if (program === 'CONNECTORCARE') return { connectorCarePlanType: PLAN_TYPES.find(([upTo]) => poverty <= upTo)?.[1] ?? null };
  return program.startsWith('QHP') ? { metalTier: random.weighted(METALS) } : {};
}
