import type { ErrorCode } from '../../schema/contract/errors.ts';
import type { Count, Distribution } from '../../schema/contract/metrics/measures.ts';
import type { GatewayMeasures } from './gateway-metrics.ts';
import type { RequestOutcome } from './log-fields.ts';
import { PHASES, type PhaseTimes, visitPhases } from './phase-times.ts';

/** A registered operation, as labels name it. */
type Registered = { readonly hash: string; readonly name: string };

/** What is measured of one request. */
export type MeasuredRequest = {
  /** Undefined: not known. */
  readonly client: string | undefined;
  /** Undefined: it is not registered. */
  readonly registered: Registered | undefined;
  /** Whether it is known which document was asked for. */
  readonly isResolved: boolean;
  readonly outcome: RequestOutcome;
  readonly errors: readonly ErrorCode[];
  readonly times: PhaseTimes;
};

export type MeasureRequests = {
  readonly begin: () => void;
  readonly end: (request: MeasuredRequest) => void;
};

const AD_HOC = { hash: 'ad hoc', name: 'ad hoc' };
const NONE = { hash: 'none', name: 'none' };

/** The numbers of one client's operation. */
type OperationMeasures = { readonly seconds: Distribution; readonly outcomes: Map<RequestOutcome, Count> };

/** Counts requests, and how long each part of the work on them took. */
export function measureRequests(measures: GatewayMeasures): MeasureRequests {
  const inFlight = measures.count('graph_requests_in_flight');
  const phases = PHASES.map((phase) => measures.times('graph_phase_seconds', phase));
  const observePhase = (index: number, ms: number) => phases[index]!.observe(ms / 1000);
  const byClient = new Map<string, WeakMap<Registered, OperationMeasures>>();
  const measuresOf = (client: string, operation: Registered): OperationMeasures => {
    let operations = byClient.get(client);
    if (!operations) byClient.set(client, (operations = new WeakMap()));
    let own = operations.get(operation);
    if (!own) {
      const seconds = measures.times('graph_request_seconds', client, operation.hash, operation.name);
      operations.set(operation, (own = { seconds, outcomes: new Map() }));
    }
    return own;
  };
  return {
    begin: () => void (inFlight.value += 1),
    end({ client = 'none', registered, isResolved, outcome, errors, times }) {
      inFlight.value -= 1;
      const operation = registered ?? (isResolved ? AD_HOC : NONE);
      const { seconds, outcomes } = measuresOf(client, operation);
      let count = outcomes.get(outcome);
      if (!count) {
        count = measures.count('graph_requests_total', client, operation.hash, operation.name, outcome);
        outcomes.set(outcome, count);
      }
      count.value += 1;
      seconds.observe((times.send - times.begun) / 1000);
      visitPhases(times, observePhase);
      for (const code of errors) measures.count('graph_answer_errors_total', code).value += 1;
    },
  };
}
