import { createHash } from 'node:crypto';
import type { AlertKind, AlertSeverity, DashboardTab, HandOffTarget } from '../enums.generated.ts';

/** The cause of an alert. */
export type Cause = {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  /** YYYY-MM-DD. */
  readonly dueOn: string | null;
  /** The person it is about; null when it is about an account. */
  readonly personId: string | null;
  /** The id of the record; without one, that of the person or account. */
  readonly record: string;
  /** YYYY-MM-DD, when there is no `dueOn`: the day that makes a recurrence a new alert. */
  readonly since?: string;
};

/** An alert as the schema shows it. */
export type Alert = Omit<Cause, 'record' | 'since'> & {
  readonly id: string;
  readonly accountId: string | null;
  readonly tab: DashboardTab;
  readonly reference: string | null;
  readonly handOff: HandOffTarget | null;
  readonly dismissible: boolean;
};

const APPLICATION = 'MAHEALTHCONNECTOR_APPLICATION';

/** The tab of each kind of alert, and the target for acting on it (UP-3), in the order of alerts that share a day. */
const PLACES: Readonly<Record<AlertKind, readonly [DashboardTab, HandOffTarget | null]>> = {
  RFI_OVERDUE: ['MY_DOCUMENTS', APPLICATION],
  COVERAGE_ENDING: ['MY_BENEFITS', APPLICATION],
  RFI_DUE_SOON: ['MY_DOCUMENTS', APPLICATION],
  RENEWAL_DUE: ['MY_BENEFITS', APPLICATION],
  DOCUMENT_NOT_ACCEPTED: ['MY_DOCUMENTS', APPLICATION],
  APPEAL_DEADLINE: ['MY_NOTICES', null],
  PLAN_SELECTION_CLOSING: ['MY_BENEFITS', null],
  PLAN_SELECTION_OPEN: ['MY_BENEFITS', null],
  ACCOUNT_NOT_LINKED: ['MY_INFO', null],
  CONTACT_INFO_CHECK: ['MY_INFO', APPLICATION],
  NEW_NOTICE: ['MY_NOTICES', null],
  TAX_FORM_READY: ['MY_NOTICES', null],
  DOCUMENT_RECEIVED: ['MY_DOCUMENTS', null],
};
const KINDS = Object.keys(PLACES);
const SEVERITIES: readonly AlertSeverity[] = ['URGENT', 'ACTION', 'INFO'];

/** 128 bits, in base64url. */
const ID_LENGTH = 22;
const ID = /^[\w-]{22}$/;

/** @returns whether an alert can have this id */
export const isAlertId = (id: string): boolean => ID.test(id);

/** The day is part of the id. With a new deadline, or a year later, a dismissed alert appears again. */
function toAlert({ record, since, ...cause }: Cause): Alert {
  const [tab, handOff] = PLACES[cause.kind];
  const digest = createHash('sha256')
    .update(`${cause.kind} ${record} ${cause.dueOn ?? since ?? ''}`)
    .digest('base64url');
  return {
    ...cause,
    id: digest.slice(0, ID_LENGTH),
    accountId: cause.personId === null ? record : null,
    tab,
    reference: cause.personId === null || cause.personId === record ? null : record,
    handOff,
    dismissible: cause.severity !== 'URGENT',
  };
}

/** @returns the alerts, most severe first, then by day, those without a day last */
export const toAlerts = (causes: readonly Cause[]): Alert[] =>
  withoutRepetition(causes)
    .map((cause) => ({ cause, key: sortKey(cause) }))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ cause }) => toAlert(cause));

const LAST_DAY = '9999-12-31';
const place = (list: readonly string[], item: string) => String(list.indexOf(item)).padStart(2, '0');

const sortKey = ({ severity, dueOn, kind, personId, record }: Cause): string =>
  [place(SEVERITIES, severity), dueOn ?? LAST_DAY, place(KINDS, kind), personId ?? '', record].join(' ');

/** Several programs of one person that end or must be renewed on one day make one alert. */
function withoutRepetition(causes: readonly Cause[]): Cause[] {
  const first = new Map<string, Cause>();
  for (const cause of causes.toSorted((left, right) => (left.record < right.record ? -1 : 1))) {
    const isOne = cause.kind === 'COVERAGE_ENDING' || cause.kind === 'RENEWAL_DUE';
    const key = [cause.kind, cause.personId, cause.dueOn, isOne ? '' : cause.record].join(' ');
    if (!first.has(key)) first.set(key, cause);
  }
  return [...first.values()];
}
