import type { AlertFactCode, AlertSeverity } from '../enums.generated.ts';
import type { Cause } from './alert.ts';
import { DAYS, daysUntil, isSince, isWithin } from './windows.ts';

/** A fact of another subgraph, received through `@requires`. */
export type Fact = {
  readonly id: string;
  readonly personId: string | null;
  readonly code: AlertFactCode;
  /** YYYY-MM-DD. */
  readonly on: string | null;
};

type Judgement = Pick<Cause, 'kind' | 'severity' | 'dueOn' | 'since'> | null;

/** What a fact causes on a day, YYYY-MM-DD; null for nothing. */
const JUDGES: Readonly<Record<AlertFactCode, (on: string | null, today: string) => Judgement>> = {
  RFI_OPEN(on, today) {
    if (on === null) return null;
    if (daysUntil(on, today) < 0) return { kind: 'RFI_OVERDUE', severity: 'URGENT', dueOn: on };
    if (!isWithin(on, today, DAYS.rfiDueSoon)) return null;
    return { kind: 'RFI_DUE_SOON', severity: urgentWithin(on, today, DAYS.urgent), dueOn: on };
  },
  RFI_OVERDUE: (on) => ({ kind: 'RFI_OVERDUE', severity: 'URGENT', dueOn: on }),
  DOCUMENT_RECEIVED: (on, today) =>
    on !== null && isSince(on, today, DAYS.documentReceived)
      ? { kind: 'DOCUMENT_RECEIVED', severity: 'INFO', dueOn: null }
      : null,
  DOCUMENT_NOT_ACCEPTED: (on, today) =>
    on !== null && isSince(on, today, DAYS.documentNotAccepted)
      ? { kind: 'DOCUMENT_NOT_ACCEPTED', severity: 'ACTION', dueOn: null }
      : null,
  RENEWAL_DUE: (on, today) => ({
    kind: 'RENEWAL_DUE',
    severity: on === null ? 'ACTION' : urgentWithin(on, today, DAYS.urgent),
    dueOn: on,
  }),
  RENEWAL_AHEAD: (on, today) => (on !== null && isWithin(on, today, DAYS.renewal) ? JUDGES.RENEWAL_DUE(on, today) : null),
  COVERAGE_ENDING: (on, today) =>
    on !== null && daysUntil(on, today) < 0
      ? null
      : {
          kind: 'COVERAGE_ENDING',
          severity: on === null ? 'ACTION' : urgentWithin(on, today, DAYS.coverageEndingUrgent),
          dueOn: on,
        },
  COVERAGE_ENDS: (on, today) =>
    on !== null && isWithin(on, today, DAYS.coverageEnding) ? JUDGES.COVERAGE_ENDING(on, today) : null,
  PLAN_CHOICE(on, today) {
    if (on === null || daysUntil(on, today) < 0) return null;
    return isWithin(on, today, DAYS.planSelectionClosing)
      ? { kind: 'PLAN_SELECTION_CLOSING', severity: 'ACTION', dueOn: on }
      : { kind: 'PLAN_SELECTION_OPEN', severity: 'INFO', dueOn: on };
  },
  PLAN_TO_CHOOSE(on, today) {
    if (on === null) return { kind: 'PLAN_SELECTION_OPEN', severity: 'ACTION', dueOn: null };
    const choice = JUDGES.PLAN_CHOICE(on, today);
    return choice && { ...choice, severity: 'ACTION' };
  },
  ACCOUNT_NOT_LINKED: () => ({ kind: 'ACCOUNT_NOT_LINKED', severity: 'ACTION', dueOn: null }),
  CONTACT_CONFIRMED: (on, today) =>
    on === null || isSince(on, today, DAYS.contactConfirmed)
      ? null
      : { kind: 'CONTACT_INFO_CHECK', severity: 'ACTION', dueOn: null, since: on },
};

const urgentWithin = (day: string, today: string, days: number): AlertSeverity =>
  daysUntil(day, today) <= days ? 'URGENT' : 'ACTION';

/** @returns what the facts cause on a day, YYYY-MM-DD */
export const causesInFacts = (facts: readonly Fact[], today: string): Cause[] =>
  facts.flatMap(({ id, personId, code, on }) => {
    const judgement = JUDGES[code](on, today);
    return judgement ? [{ ...judgement, personId, record: id }] : [];
  });
