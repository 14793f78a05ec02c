import type { ConnectorCarePlanType, HealthConnectorProgram, HealthConnectorStatus, MetalTier } from './enums.generated.ts';

/** Columns are named after the schema's fields. */
export type HealthConnectorEligibilityRow = {
  readonly id: string;
  readonly personId: string;
  readonly program: HealthConnectorProgram;
  readonly status: HealthConnectorStatus;
  readonly planYear: number;
  readonly asOf: string;
};

export type PlanTypeRow = {
  readonly personId: string;
  readonly planYear: number;
  readonly program: HealthConnectorProgram;
  readonly connectorCarePlanType: ConnectorCarePlanType | null;
  readonly metalTier: MetalTier | null;
};

export type FeedRow = { readonly asOf: string; readonly records: number };

export type Tables = {
  eligibilities: HealthConnectorEligibilityRow;
  planTypes: PlanTypeRow;
  feed: FeedRow;
};
