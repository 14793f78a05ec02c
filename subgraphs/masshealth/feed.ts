import type { Kysely } from 'kysely';
import { DEMO_AS_OF, demoDay, demoMassHealthId, watermark } from '../shared/demo.ts';
import { replaceRows } from '../shared/replace-rows.ts';
import type {
  CoverageType,
  EligibilityStatus,
  EnrollmentKind,
  EnrollmentStatus,
  MedicareSavingsProgram,
} from './schema.generated.ts';
import type { EligibilityRecord, EnrollmentRecord, MemberRecord, Tables } from './store.ts';

/** What the source of MassHealth eligibility and enrollment delivers. */
export type Feed = {
  readonly asOf: string;
  readonly eligibility: readonly EligibilityRecord[];
  readonly enrollments: readonly EnrollmentRecord[];
  readonly members: readonly MemberRecord[];
};

/** Replaces all rows of the source; all of them or none. */
export const writeFeed = (database: Kysely<Tables>, { asOf, eligibility, enrollments, members }: Feed): Promise<void> =>
  database.transaction().execute(async (transaction) => {
    await replaceRows(transaction, 'eligibility', eligibility);
    await replaceRows(transaction, 'enrollments', enrollments);
    await replaceRows(transaction, 'members', members);
    await replaceRows(transaction, 'feed', [{ asOf, records: eligibility.length + enrollments.length }]);
  });

type Extras = { readonly program?: MedicareSavingsProgram; readonly premium?: string; readonly end?: number };

// person, program, status; days from T of the decision, the first day of coverage and the renewal; what else there is
type DecisionEntry = readonly [string, CoverageType, EligibilityStatus, number, number | null, number | null, Extras?];
const DECISIONS: readonly DecisionEntry[] = [
  ['p0101', 'CAREPLUS', 'APPROVED', -170, -160, 195],
  ['p0201', 'STANDARD', 'APPROVED', -40, -38, 325],
  ['p0202', 'STANDARD', 'APPROVED', -40, -38, 325],
  ['p0203', 'STANDARD', 'APPROVED', -40, -38, 325],
  ['p0204', 'STANDARD', 'APPROVED', -40, -38, 325],
  ['p0301', 'STANDARD', 'APPROVED', -120, -110, 245],
  ['p0401', 'CAREPLUS', 'APPROVED', -90, -80, 275],
  ['p0402', 'CAREPLUS', 'PROVISIONAL', -30, -25, 335],
  ['p0403', 'FAMILY_ASSISTANCE', 'APPROVED', -90, -80, 275, { premium: '20.00' }],
  ['p0501', 'STANDARD', 'RENEWAL_DUE', -325, -315, 40],
  ['p0501', 'MEDICARE_SAVINGS_PROGRAM', 'APPROVED', -325, -315, 40, { program: 'QMB' }],
  ['p0601', 'CAREPLUS', 'DENIED', -20, null, null],
  ['p0701', 'STANDARD', 'APPROVED', -200, -190, 165],
  ['p0702', 'STANDARD', 'APPROVED', -180, -188, 185],
  ['p0903', 'FAMILY_ASSISTANCE', 'APPROVED', -70, -60, 295, { premium: '12.00' }],
  ['p0904', 'LIMITED', 'APPROVED', -70, -60, 295],
  ['p0904', 'HEALTH_SAFETY_NET', 'APPROVED', -70, -60, 295],
  ['p1001', 'CAREPLUS', 'PROVISIONAL', -96, -90, 270, { end: 13 }],
  ['p1101', 'STANDARD', 'APPROVED', -150, -140, 215],
  ['p1102', 'STANDARD', 'APPROVED', -150, -140, 215],
  ['p1201', 'COMMONHEALTH', 'APPROVED', -260, -250, 105, { premium: '15.00' }],
  ['p1302', 'CHILDRENS_MEDICAL_SECURITY_PLAN', 'APPROVED', -100, -90, 265],
  ['p1303', 'STANDARD', 'APPROVED', -100, -90, 265],
  ['p1304', 'STANDARD', 'APPROVED', -100, -90, 265],
  ['p1401', 'CAREPLUS', 'APPROVED', -80, -75, 285],
];

// person, kind, status; days from T of the first day, the end of free choice and the end of fixed enrollment
type EnrollmentEntry = readonly [string, EnrollmentKind, EnrollmentStatus, number, number | null, number | null];
const ENROLLMENTS: readonly EnrollmentEntry[] = [
  ['p0101', 'PRIMARY_CARE_ACO', 'ENROLLED', -150, -60, 215],
  ['p0201', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0202', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0203', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0204', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -30, 60, null],
  ['p0301', 'PCC_PLAN', 'ENROLLED', -100, null, null],
  ['p0401', 'MCO', 'ENROLLED', -75, 15, null],
  ['p0402', 'MCO', 'ENROLLED', -20, 70, null],
  ['p0403', 'MCO', 'ENROLLED', -75, 15, null],
  ['p0501', 'SENIOR_CARE_OPTIONS', 'ENROLLED', -300, null, null],
  ['p0701', 'PCC_PLAN', 'ENROLLED', -180, null, null],
  ['p0702', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -170, -80, 195],
  ['p0903', 'MCO', 'AUTO_ASSIGNED', -55, 35, null],
  ['p1101', 'PRIMARY_CARE_ACO', 'ENROLLED', -130, -40, 235],
  ['p1102', 'PRIMARY_CARE_ACO', 'ENROLLED', -10, 80, null],
  ['p1201', 'ONE_CARE', 'ENROLLED', -240, null, null],
  ['p1303', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -85, 5, null],
  ['p1304', 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 'ENROLLED', -85, 5, null],
  ['p1401', 'PRIMARY_CARE_ACO', 'ENROLLED', -70, 20, null],
];

/** @returns what MassHealth's source would deliver of the demo households */
export const demoFeed = (): Feed => ({
  asOf: DEMO_AS_OF,
  eligibility: DECISIONS.map(eligibilityOf),
  enrollments: ENROLLMENTS.map(enrollmentOf),
  members: [...new Set(DECISIONS.map(([personId]) => personId))].map(memberOf),
});

const dayOrNull = (offset: number | null): string | null => (offset === null ? null : demoDay(offset));

function eligibilityOf(entry: DecisionEntry): EligibilityRecord {
  const [personId, coverageType, status, decided, start, renewal, extras] = entry;
  const ordinal = DECISIONS.filter(([other]) => other === personId).indexOf(entry) + 1;
  return {
    id: `eligibility-${personId}-${ordinal}`,
    personId,
    coverageType,
    status,
    decidedOn: demoDay(decided),
    start: dayOrNull(start),
    end: dayOrNull(extras?.end ?? null),
    renewalDueOn: dayOrNull(renewal),
    renewalIntervalMonths: renewal === null ? null : 12,
    medicareSavingsProgram: extras?.program ?? null,
    premiumAmount: extras?.premium ?? null,
    asOf: DEMO_AS_OF,
  };
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
    start: demoDay(start),
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
