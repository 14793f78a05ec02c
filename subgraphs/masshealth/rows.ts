import type * as Sdl from './enums.generated.ts';

type Period = { start: string | null; end: string | null };
type Decision = { coverageType: Sdl.CoverageType; status: Sdl.EligibilityStatus; decidedOn: string | null } & Period;
type Renewal = { renewalDueOn: string | null; renewalIntervalMonths: number | null };
type Kinds = { medicareSavingsProgram: Sdl.MedicareSavingsProgram | null; premiumAmount: string | null };
type Plan = {
  kind: Sdl.EnrollmentKind;
  status: Sdl.EnrollmentStatus;
  planName: string;
  pcpName: string | null;
  pcpSite: string | null;
};
type Choice = { planSelectionEndsOn: string | null; fixedEnrollmentUntil: string | null };

export type EligibilityRecord = { id: string; personId: string; asOf: string } & Decision & Renewal & Kinds;
export type EnrollmentRecord = { id: string; personId: string; asOf: string } & Plan & Period & Choice;
export type MemberRecord = { massHealthId: string; personId: string; asOf: string };

export type Tables = { eligibility: EligibilityRecord; enrollments: EnrollmentRecord; members: MemberRecord; feed: FeedRow };

/** Rows as the schema shows them. */
export type EligibilityRow = EligibilityRecord & {
  minimumEssentialCoverage: boolean;
  premium: { amount: string; currency: string } | null;
};
export type EnrollmentRow = EnrollmentRecord;
export type CoverageCheckRow = MemberRecord;
export type CoverageStatusRow = EligibilityRow;
export type FeedRow = { asOf: string; records: number };
