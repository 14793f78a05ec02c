import { getOwn } from '../../schema/contract/own-property.ts';
import { demoDay } from './demo.ts';

/**
 * The days of the demo that several sources speak of: MassHealth's eligibility, the documents, the notices with their letters, and
 * the alerts drawn from these. Each is written here, once. Numbers count days from T.
 */

/** An outcome, the notice that tells it, if any, the days of the decision and of its effect, and whose coverage it decides. */
type Entry = readonly [outcome: Outcome, noticeId: string | null, decided: number, effective: number | null, of: string];
type Outcome = 'APPROVAL' | 'DENIAL' | 'TERMINATION' | 'AUTO_RENEWAL';

const ENTRIES: readonly Entry[] = [
  ['APPROVAL', 'ntc-0101-1', -170, -160, 'p0101 CAREPLUS'],
  ['APPROVAL', 'ntc-0201-1', -45, -55, 'p0201 STANDARD, p0202 STANDARD, p0203 STANDARD, p0204 STANDARD'],
  ['APPROVAL', 'ntc-0301-1', -40, -50, 'p0301 STANDARD'],
  ['APPROVAL', 'ntc-0401-1', -28, -38, 'p0401 CAREPLUS, p0402 CAREPLUS, p0403 FAMILY_ASSISTANCE'],
  ['APPROVAL', null, -325, -315, 'p0501 STANDARD, p0501 MEDICARE_SAVINGS_PROGRAM'],
  ['DENIAL', 'ntc-0601-1', -21, null, 'p0601 CAREPLUS'],
  ['APPROVAL', 'ntc-0701-1', -150, -180, 'p0701 STANDARD, p0702 STANDARD'],
  ['DENIAL', 'ntc-0901-1', -26, null, 'p0901 CAREPLUS, p0902 CAREPLUS'],
  ['APPROVAL', 'ntc-0901-1', -26, -16, 'p0903 FAMILY_ASSISTANCE, p0904 LIMITED, p0904 HEALTH_SAFETY_NET'],
  ['APPROVAL', null, -96, -90, 'p1001 CAREPLUS'],
  ['TERMINATION', 'ntc-1001-1', -1, 13, 'p1001 CAREPLUS'],
  ['APPROVAL', 'ntc-1101-1', -150, -140, 'p1101 STANDARD, p1102 STANDARD'],
  ['APPROVAL', null, -260, -250, 'p1201 COMMONHEALTH'],
  ['APPROVAL', 'ntc-1301-1', -100, -90, 'p1302 CHILDRENS_MEDICAL_SECURITY_PLAN, p1303 STANDARD, p1304 STANDARD'],
  ['APPROVAL', null, -390, -380, 'p1401 CAREPLUS'],
  // Max is on two applications: his renewal comes to be on the day of the other household's.
  ['AUTO_RENEWAL', 'ntc-1401-1', -35, -15, 'p1401 CAREPLUS, p1303 STANDARD'],
  ['APPROVAL', 'ntc-1401-2', -12, -22, 'p1402 STANDARD, p1403 STANDARD'],
];

export type DemoDecision = {
  readonly personId: string;
  readonly coverageType: string;
  readonly outcome: Outcome;
  readonly noticeId: string | null;
  readonly decidedOn: string;
  readonly effectiveOn: string | null;
};

const dayOrNull = (offset: number | null): string | null => (offset === null ? null : demoDay(offset));

/** Every decision on a coverage of the demo, those on one coverage in their order. */
export const DEMO_DECISIONS: readonly DemoDecision[] = ENTRIES.flatMap(([outcome, noticeId, decided, effective, of]) =>
  of.split(', ').map((coverage) => {
    const [personId = '', coverageType = ''] = coverage.split(' ');
    return { personId, coverageType, outcome, noticeId, decidedOn: demoDay(decided), effectiveOn: dayOrNull(effective) };
  }),
);

/** Requests for information: the day each was sent, and the day it is due. */
const REQUESTS: Readonly<Record<string, readonly [requested: number, due: number | null]>> = {
  'rfi-0101-1': [-55, 35],
  'rfi-0202-1': [-20, 70],
  'rfi-0203-1': [-20, 70],
  'rfi-0204-1': [-20, 70],
  'rfi-0301-1': [-18, 72],
  'rfi-0402-1': [-25, 65],
  'rfi-0403-1': [-25, 65],
  'rfi-0501-1': [-5, 25],
  'rfi-0601-1': [-80, null],
  'rfi-0701-1': [-200, -110],
  'rfi-0702-1': [-30, 60],
  'rfi-0902-1': [-120, -30],
  'rfi-0903-1': [-22, 68],
  'rfi-0904-1': [-22, 68],
  'rfi-1001-1': [-96, -6],
  'rfi-1001-2': [-78, 12],
  'rfi-1102-1': [-14, 76],
  'rfi-1201-1': [-11, 79],
  'rfi-1302-1': [-100, -10],
  'rfi-1303-1': [-16, 74],
};

/** @throws when the demo has no such request */
export function demoRequest(id: string): { readonly requestedOn: string; readonly dueOn: string | null } {
  const days = getOwn(REQUESTS, id);
  if (!days) throw new Error(`The demo has no request ${id}`);
  return { requestedOn: demoDay(days[0]), dueOn: dayOrNull(days[1]) };
}

/** The day by which Kazimir must renew, as a notice says too. */
export const DEMO_RENEWAL_DUE = demoDay(40);

/** The days on which the plans begin that a notice confirms. */
export const DEMO_PLAN_STARTS = { p0101: demoDay(-150), p1102: demoDay(-10) } as const;
