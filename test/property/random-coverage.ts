import { demoFeed as healthConnectorFeed, type Feed as HealthConnectorFeed } from '../../scripts/demo/health-connector.ts';
import { demoFeed as masshealthFeed, type Feed as MasshealthFeed } from '../../scripts/demo/masshealth.ts';
import type { People } from './random-people.ts';
import type { RandomValues } from './random-values.ts';

const MASSHEALTH = masshealthFeed();
const HEALTH_CONNECTOR = healthConnectorFeed();

const COVERAGE_TYPES = [
  'STANDARD',
  'COMMONHEALTH',
  'CAREPLUS',
  'FAMILY_ASSISTANCE',
  'SMALL_BUSINESS_EMPLOYEE_PREMIUM_ASSISTANCE',
  'LIMITED',
  'MEDICARE_SAVINGS_PROGRAM',
  'CHILDRENS_MEDICAL_SECURITY_PLAN',
  'HEALTH_SAFETY_NET',
] as const;
const ELIGIBILITY_STATUSES = ['APPLIED', 'PROVISIONAL', 'APPROVED', 'DENIED', 'ENDING', 'TERMINATED', 'RENEWAL_DUE'] as const;
const SAVINGS = ['QMB', 'SLMB', 'QI'] as const;
const ENROLLMENT_KINDS = [
  'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN',
  'PRIMARY_CARE_ACO',
  'MCO',
  'PCC_PLAN',
  'ONE_CARE',
  'PACE',
] as const;
const ENROLLMENT_STATUSES = ['NOT_REQUIRED', 'CHOICE_PENDING', 'AUTO_ASSIGNED', 'ENROLLED', 'TRANSFER_PENDING', 'ENDED'] as const;
const HC_PROGRAMS = ['CONNECTORCARE', 'QHP_WITH_APTC', 'QHP_WITHOUT_APTC', 'CATASTROPHIC', 'DENTAL_ONLY'] as const;
const HC_STATUSES = ['ELIGIBLE', 'ENROLLED', 'PENDING_VERIFICATION', 'ENDED'] as const;
const PLAN_TYPES = ['TYPE_2A', 'TYPE_2B', 'TYPE_3A', 'TYPE_3B', 'TYPE_3C'] as const;
const TIERS = ['PLATINUM', 'GOLD', 'SILVER', 'BRONZE'] as const;

export function randomMasshealth(values: RandomValues, { persons }: People): MasshealthFeed {
  const { choices } = values;
  return {
    asOf: values.moment(),
    eligibility: persons.flatMap(({ id }) => choices.times(choices.below(4), () => randomEligibility(values, id))),
    enrollments: persons.flatMap(({ id }) => choices.times(choices.below(3), () => randomEnrollment(values, id))),
    members: persons.flatMap(({ id, massHealthId }) =>
      massHealthId !== null && choices.chance(85) ? [{ massHealthId, personId: id, asOf: values.moment() }] : [],
    ),
  };
}

function randomEligibility(values: RandomValues, personId: string): MasshealthFeed['eligibility'][number] {
  const { choices } = values;
  return values.row(MASSHEALTH.eligibility, {
    id: `elg-${values.digits(5)}-${personId}`,
    personId,
    coverageType: choices.pick(COVERAGE_TYPES),
    status: choices.pick(ELIGIBILITY_STATUSES),
    decidedOn: values.orNull(values.day(-400, 0)),
    start: values.orNull(values.day(-400, 0)),
    end: values.orNull(values.day(0, 400)),
    renewalDueOn: values.orNull(values.day(0, 400)),
    renewalIntervalMonths: values.orNull(choices.between(1, 24)),
    medicareSavingsProgram: values.orNull(choices.pick(SAVINGS)),
    premiumAmount: values.orNull(`${values.digits(1)}.50`),
    asOf: values.moment(),
  });
}

function randomEnrollment(values: RandomValues, personId: string): MasshealthFeed['enrollments'][number] {
  const { choices } = values;
  return values.row(MASSHEALTH.enrollments, {
    id: `enr-${values.digits(5)}-${personId}`,
    personId,
    kind: choices.pick(ENROLLMENT_KINDS),
    status: choices.pick(ENROLLMENT_STATUSES),
    planName: values.text(personId, 'planName'),
    pcpName: values.orNull(values.text(personId, 'pcpName')),
    pcpSite: values.orNull(values.text(personId, 'pcpSite')),
    start: values.orNull(values.day(-400, 0)),
    end: values.orNull(values.day(0, 400)),
    planSelectionEndsOn: values.orNull(values.day(-100, 100)),
    fixedEnrollmentUntil: values.orNull(values.day(-100, 400)),
    asOf: values.moment(),
  });
}

export function randomHealthConnector(values: RandomValues, { persons }: People, today: string): HealthConnectorFeed {
  const { choices } = values;
  const thisYear = Number(today.slice(0, 4));
  const years = [thisYear, thisYear - 1, thisYear + 1];
  return {
    asOf: values.moment(),
    // One row per plan year and program, because rows are sorted by them.
    eligibilities: persons.flatMap(({ id: personId }) =>
      years.flatMap((planYear) =>
        choices.some(HC_PROGRAMS, 12).map((program) => {
          const id = `hce-${values.digits(5)}-${personId}`;
          const status = choices.pick(HC_STATUSES);
          return values.row(HEALTH_CONNECTOR.eligibilities, { id, personId, program, planYear, status });
        }),
      ),
    ),
    planTypes: persons.flatMap(({ id: personId }) =>
      choices.some(years, 45).map((planYear) =>
        values.row(HEALTH_CONNECTOR.planTypes, {
          personId,
          planYear,
          program: choices.pick(HC_PROGRAMS),
          connectorCarePlanType: values.orNull(choices.pick(PLAN_TYPES)),
          metalTier: values.orNull(choices.pick(TIERS)),
        }),
      ),
    ),
  };
}
