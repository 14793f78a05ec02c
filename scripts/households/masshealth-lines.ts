import type { EnrollmentKind, EnrollmentStatus } from '../../subgraphs/masshealth/enums.generated.ts';
import { demoDay } from '../../subgraphs/shared/demo.ts';
import type { AggregateLine } from '../../subgraphs/shared/feeds/feed-lines.ts';
import type { MassHealthCoverage } from './plan-coverage.ts';
import { type Household, type Person, STREAM } from './plan-household.ts';
import { type Random, randomOf, type Shares } from './random.ts';

// prettier-ignore
const PLANS: Shares<EnrollmentKind> = [
  ['ACCOUNTABLE_CARE_PARTNERSHIP_PLAN', 45], ['PRIMARY_CARE_ACO', 25], ['MCO', 12], ['PCC_PLAN', 10], ['FEE_FOR_SERVICE', 8],
];
const OLD_PLANS: Shares<EnrollmentKind> = [['SENIOR_CARE_OPTIONS', 40], ['FEE_FOR_SERVICE', 59], ['PACE', 1]]; // prettier-ignore
const DISABLED_PLANS: Shares<EnrollmentKind> = [['ONE_CARE', 35], ['PCC_PLAN', 25], ['FEE_FOR_SERVICE', 40]]; // prettier-ignore

// prettier-ignore
const STATUSES: Shares<EnrollmentStatus> = [
  ['ENROLLED', 88], ['AUTO_ASSIGNED', 5], ['CHOICE_PENDING', 4], ['TRANSFER_PENDING', 1], ['ENDED', 2],
];

/** With these, behavioral health is a plan of its own. */
const WITH_BEHAVIORAL_HEALTH: readonly EnrollmentKind[] = ['PRIMARY_CARE_ACO', 'PCC_PLAN'];
/** Coverage that is not in force, or pays for single services. */
const WITHOUT_PLAN: readonly unknown[] = ['DENIED', 'TERMINATED', 'APPLIED', 'WITHDRAWN', 'PENDING_VERIFICATION'];
const WITH_PLAN: readonly unknown[] = ['STANDARD', 'COMMONHEALTH', 'CAREPLUS', 'FAMILY_ASSISTANCE'];

const OLD_FROM = 65;

/** @returns a line for each person whom MassHealth knows */
export function masshealthLines(household: Household): AggregateLine[] {
  const random = randomOf(household.seed, household.number, STREAM.masshealth);
  return household.persons
    .filter(({ coverage }) => coverage.massHealth.length > 0)
    .map((person) => {
      const { id, massHealthId, coverage } = person;
      const eligibility = coverage.massHealth.map((one, index) => eligibilityOf(id, one, index + 1, random));
      return {
        kind: 'person',
        id,
        version: 1,
        records: { massHealthId, eligibility, enrollments: enrollmentsOf(person, random) },
      };
    });
}

function eligibilityOf(
  personId: string,
  { type, status, savingsProgram }: MassHealthCoverage,
  number: number,
  random: Random,
): object {
  const decided = -random.whole(5, 350);
  const isDecided = status !== 'APPLIED' && status !== 'PENDING_VERIFICATION';
  const hasCoverage = isDecided && status !== 'DENIED' && status !== 'WITHDRAWN';
  return {
    id: `e-${personId}-${number}`,
    coverageType: type,
    status,
    decidedOn: isDecided ? demoDay(decided) : null,
    start: hasCoverage ? demoDay(decided - random.whole(0, 10)) : null,
    end: endOf(status, decided, random),
    renewalDueOn: status === 'RENEWAL_DUE' ? demoDay(random.whole(1, 45)) : hasCoverage ? demoDay(decided + 365) : null,
    renewalIntervalMonths: hasCoverage ? 12 : null,
    medicareSavingsProgram: savingsProgram,
    premiumAmount:
      type === 'COMMONHEALTH' || (type === 'FAMILY_ASSISTANCE' && random.chance(0.5)) ? `${random.whole(12, 84)}.00` : null,
  };
}

function endOf(status: MassHealthCoverage['status'], decided: number, random: Random): string | null {
  if (status === 'TERMINATED') return demoDay(random.whole(decided, -1));
  return status === 'ENDING' ? demoDay(random.whole(1, 30)) : null;
}

function enrollmentsOf({ id: personId, age, coverage }: Person, random: Random): object[] {
  const covered = coverage.massHealth.find(({ type, status }) => WITH_PLAN.includes(type) && !WITHOUT_PLAN.includes(status));
  const enrollment = (kind: EnrollmentKind, number: number) => enrollmentOf(`n-${personId}-${number}`, kind, random);
  const isSmallBusiness = coverage.massHealth.some(({ type }) => type === 'SMALL_BUSINESS_EMPLOYEE_PREMIUM_ASSISTANCE');
  if (isSmallBusiness) return [enrollment('PREMIUM_ASSISTANCE', 1)];
  if (covered === undefined) return [];
  const kind = random.weighted(age >= OLD_FROM ? OLD_PLANS : covered.type === 'COMMONHEALTH' ? DISABLED_PLANS : PLANS);
  return WITH_BEHAVIORAL_HEALTH.includes(kind)
    ? [enrollment(kind, 1), enrollment('BEHAVIORAL_HEALTH_VENDOR', 2)]
    : [enrollment(kind, 1)];
}

function enrollmentOf(id: string, kind: EnrollmentKind, random: Random): object {
  const isPlan = kind !== 'FEE_FOR_SERVICE' && kind !== 'PREMIUM_ASSISTANCE';
  const status = isPlan ? random.weighted(STATUSES) : 'NOT_REQUIRED';
  const start = -random.whole(1, 400);
  const isChosen = isPlan && status !== 'CHOICE_PENDING';
  return {
    id,
    kind,
    status,
    planName: `Example Plan ${random.whole(1, 20)}`,
    pcpName: isChosen ? `Dr. Example ${random.whole(1, 400)}` : null,
    pcpSite: isChosen ? `Example Health Center ${random.whole(1, 80)}` : null,
    start: status === 'CHOICE_PENDING' ? null : demoDay(start),
    end: status === 'ENDED' ? demoDay(random.whole(start, 0)) : null,
    planSelectionEndsOn: isPlan ? demoDay(start + 90) : null,
    fixedEnrollmentUntil: isPlan && start < -90 ? demoDay(start + 365) : null,
  };
}
