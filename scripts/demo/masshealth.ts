import { DEMO_AS_OF, demoDay, demoMassHealthId, watermark } from '../../subgraphs/shared/demo.ts';
import { DEMO_DECISIONS, DEMO_PLAN_STARTS, DEMO_RENEWAL_DUE } from '../../subgraphs/shared/demo-dates.ts';
import type {
  CoverageType,
  EligibilityStatus,
  EnrollmentKind,
  EnrollmentStatus,
  MedicareSavingsProgram,
} from '../../subgraphs/masshealth/enums.generated.ts';
import type { EligibilityRecord, EnrollmentRecord, MemberRecord } from '../../subgraphs/masshealth/rows.ts';

/** The data of MassHealth's eligibility and enrollment source. */
export type Feed = {
  readonly asOf: string;
  readonly eligibility: readonly EligibilityRecord[];
  readonly enrollments: readonly EnrollmentRecord[];
  readonly members: readonly MemberRecord[];
};

type Extras = { readonly program?: MedicareSavingsProgram; readonly premium?: string };
// person, program, status; days from T of the renewal, or the day; further fields. DEMO_DECISIONS gives the dates of the decision
// and of the coverage.
type CoverageEntry = readonly [string, CoverageType, EligibilityStatus, number | string | null, Extras?];

const COVERAGE: readonly CoverageEntry[] = [
  ['p0101', 'CAREPLUS', 'APPROVED', 195],
  ['p0201', 'STANDARD', 'APPROVED', 320],
  ['p0202', 'STANDARD', 'APPROVED', 320],
  ['p0203', 'STANDARD', 'APPROVED', 320],
  ['p0204', 'STANDARD', 'APPROVED', 320],
  ['p0301', 'STANDARD', 'APPROVED', 325],
  ['p0401', 'CAREPLUS', 'APPROVED', 337],
  ['p0402', 'CAREPLUS', 'PROVISIONAL', 337],
  ['p0403', 'FAMILY_ASSISTANCE', 'APPROVED', 337, { premium: '20.00' }],
  ['p0501', 'STANDARD', 'RENEWAL_DUE', DEMO_RENEWAL_DUE],
  ['p0501', 'MEDICARE_SAVINGS_PROGRAM', 'APPROVED', DEMO_RENEWAL_DUE, { program: 'QMB' }],
  ['p0601', 'CAREPLUS', 'DENIED', null],
  ['p0701', 'STANDARD', 'APPROVED', 215],
  ['p0702', 'STANDARD', 'APPROVED', 215],
  ['p0903', 'FAMILY_ASSISTANCE', 'APPROVED', 339, { premium: '12.00' }],
  ['p0904', 'LIMITED', 'APPROVED', 339],
  ['p0904', 'HEALTH_SAFETY_NET', 'APPROVED', 339],
  ['p1001', 'CAREPLUS', 'PROVISIONAL', 270],
  ['p1101', 'STANDARD', 'APPROVED', 215],
  ['p1102', 'STANDARD', 'APPROVED', 215],
  ['p1201', 'COMMONHEALTH', 'APPROVED', 105, { premium: '15.00' }],
  ['p1302', 'CHILDRENS_MEDICAL_SECURITY_PLAN', 'APPROVED', 265],
  ['p1303', 'STANDARD', 'APPROVED', 350],
  ['p1304', 'STANDARD', 'APPROVED', 265],
  ['p1401', 'CAREPLUS', 'APPROVED', 350],
  ['p1402', 'STANDARD', 'APPROVED', 353],
  ['p1403', 'STANDARD', 'APPROVED', 353],
];

// person, kind, status; days from T of the first day, or the day, the end of free choice and the end of fixed enrollment. Ida
// (p1402) is approved and not enrolled yet. Kai (p1403) has fee for service, so no plan.
type EnrollmentEntry = readonly [string, EnrollmentKind, EnrollmentStatus, number | string, number | null, number | null];

const ENROLLMENTS: readonly EnrollmentEntry[] = [
  ['p0101', 'PRIMARY_CARE_ACO', 'ENROLLED', DEMO_PLAN_STARTS.p0101, -60, 215],
  ['p0201', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0202', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0203', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0204', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0301', 'PCC_PLAN', 'ENROLLED', -35, null, null],
  ['p0401', 'MCO', 'ENROLLED', -25, 65, null],
  ['p0402', 'MCO', 'ENROLLED', -20, 70, null],
  ['p0403', 'MCO', 'ENROLLED', -25, 65, null],
  ['p0501', 'SENIOR_CARE_OPTIONS', 'ENROLLED', -300, null, null],
  ['p0701', 'PCC_PLAN', 'ENROLLED', -145, null, null],
  ['p0702', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -145, -55, 220],
  ['p0903', 'MCO', 'AUTO_ASSIGNED', -16, 74, null],
  ['p1101', 'PRIMARY_CARE_ACO', 'ENROLLED', -130, -40, 235],
  ['p1102', 'PRIMARY_CARE_ACO', 'ENROLLED', DEMO_PLAN_STARTS.p1102, 80, null],
  ['p1201', 'ONE_CARE', 'ENROLLED', -240, null, null],
  ['p1303', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -85, 5, null],
  ['p1304', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -85, 5, null],
  ['p1401', 'PRIMARY_CARE_ACO', 'ENROLLED', -70, 20, null],
];

/** @returns the demo households as MassHealth's source would deliver them */
export const demoFeed = (): Feed => ({
  asOf: DEMO_AS_OF,
  eligibility: COVERAGE.map(eligibilityOf),
  enrollments: ENROLLMENTS.map(enrollmentOf),
  members: [...new Set(COVERAGE.map(([personId]) => personId))].map(memberOf),
});

const dayOf = (day: number | string): string => (typeof day === 'string' ? day : demoDay(day));
const dayOrNull = (day: number | string | null): string | null => (day === null ? null : dayOf(day));

function eligibilityOf(entry: CoverageEntry): EligibilityRecord {
  const [personId, coverageType, status, renewal, extras] = entry;
  const ordinal = COVERAGE.filter(([other]) => other === personId).indexOf(entry) + 1;
  return {
    id: `eligibility-${personId}-${ordinal}`,
    personId,
    coverageType,
    status,
    ...datesOf(personId, coverageType),
    renewalDueOn: dayOrNull(renewal),
    renewalIntervalMonths: renewal === null ? null : 12,
    medicareSavingsProgram: extras?.program ?? null,
    premiumAmount: extras?.premium ?? null,
    asOf: DEMO_AS_OF,
  };
}

/** An approval begins coverage, a termination ends it; a renewal is a new decision, and coverage continues. */
function datesOf(personId: string, coverageType: CoverageType): Pick<EligibilityRecord, 'decidedOn' | 'start' | 'end'> {
  const own = DEMO_DECISIONS.filter((decision) => decision.personId === personId && decision.coverageType === coverageType);
  const effectOf = (outcome: string) => own.find((decision) => decision.outcome === outcome)?.effectiveOn ?? null;
  const last = own.findLast(({ outcome }) => outcome !== 'TERMINATION');
  return { decidedOn: last?.decidedOn ?? null, start: effectOf('APPROVAL'), end: effectOf('TERMINATION') };
}

function enrollmentOf([personId, kind, status, start, choice, fixed]: EnrollmentEntry): EnrollmentRecord {
  return {
    id: `enrollment-${personId}-1`,
    personId,
    kind,
    status,
    planName: watermark(personId, 'planName'),
    pcpName: watermark(personId, 'pcpName'),
    pcpSite: watermark(personId, 'pcpSite'),
    start: dayOf(start),
    end: null,
    planSelectionEndsOn: dayOrNull(choice),
    fixedEnrollmentUntil: dayOrNull(fixed),
    asOf: DEMO_AS_OF,
  };
}

function memberOf(personId: string): MemberRecord {
  const massHealthId = demoMassHealthId(Number(personId.slice(1, 3)), Number(personId.slice(3)));
  return { massHealthId, personId, asOf: DEMO_AS_OF };
}
