import type { HealthConnectorProgram, HealthConnectorStatus } from '../../subgraphs/health-connector/enums.generated.ts';
import type { CoverageType, EligibilityStatus, MedicareSavingsProgram } from '../../subgraphs/masshealth/enums.generated.ts';
import type { Random, Shares } from './random.ts';

/** What a person has applied for. */
export type Coverage = {
  readonly massHealth: readonly MassHealthCoverage[];
  readonly connector: ConnectorCoverage | null;
};

export type MassHealthCoverage = {
  readonly type: CoverageType;
  readonly status: EligibilityStatus;
  readonly savingsProgram: MedicareSavingsProgram | null;
};

export type ConnectorCoverage = {
  readonly program: HealthConnectorProgram;
  readonly status: HealthConnectorStatus;
  /** Income in percent of the federal poverty level. */
  readonly poverty: number;
};

// prettier-ignore
const STATUSES: Shares<EligibilityStatus> = [
  ['APPROVED', 78], ['RENEWAL_DUE', 5], ['PENDING_VERIFICATION', 3], ['PROVISIONAL', 3], ['DENIED', 4], ['TERMINATED', 3],
  ['ENDING', 1.5], ['CHANGED', 1], ['CONTINUED_PENDING_APPEAL', 0.5], ['APPLIED', 0.5], ['WITHDRAWN', 0.5],
];

// prettier-ignore
const CONNECTOR_STATUSES: Shares<HealthConnectorStatus> = [
  ['ENROLLED', 74], ['ELIGIBLE', 14], ['PENDING_VERIFICATION', 7], ['ENDED', 5],
];

// prettier-ignore
const SAVINGS: Shares<MedicareSavingsProgram> = [['QMB', 70], ['SLMB', 20], ['QI', 10]];

const CHILD_UNTIL = 19;
const OLD_FROM = 65;
const SHARE = { limited: 0.03, disabled: 0.06, savings: 0.6, smallBusiness: 0.01, parent: 0.4, childrensPlan: 0.15 };

/** The upper ends of programs, in percent of the federal poverty level. */
const UP_TO = { adult: 138, child: 150, familyAssistance: 300, connectorCare: 400, taxCredit: 500 };

/** @param poverty income in percent of the federal poverty level */
export function planCoverage(age: number, poverty: number, random: Random): Coverage {
  const massHealth = (...types: readonly CoverageType[]): MassHealthCoverage[] =>
    types.map((type) => ({
      type,
      status: random.weighted(STATUSES),
      savingsProgram: type === 'MEDICARE_SAVINGS_PROGRAM' ? random.weighted(SAVINGS) : null,
    }));
  const connector = (): ConnectorCoverage => {
    const program = connectorProgram(age, poverty, random);
    return { program, status: random.weighted(CONNECTOR_STATUSES), poverty };
  };
  if (random.chance(SHARE.limited)) {
    return { massHealth: massHealth('LIMITED', 'HEALTH_SAFETY_NET'), connector: poverty > UP_TO.adult ? connector() : null };
  }
  if (age >= OLD_FROM) {
    const types: CoverageType[] = random.chance(SHARE.savings) ? ['STANDARD', 'MEDICARE_SAVINGS_PROGRAM'] : ['STANDARD'];
    return { massHealth: massHealth(...types), connector: null };
  }
  if (age < CHILD_UNTIL) return childCoverage(poverty, massHealth, connector, random);
  if (random.chance(SHARE.disabled)) return { massHealth: massHealth('COMMONHEALTH'), connector: null };
  if (random.chance(SHARE.smallBusiness)) {
    return { massHealth: massHealth('SMALL_BUSINESS_EMPLOYEE_PREMIUM_ASSISTANCE'), connector: null };
  }
  if (poverty > UP_TO.adult) return { massHealth: [], connector: connector() };
  return { massHealth: massHealth(random.chance(SHARE.parent) ? 'STANDARD' : 'CAREPLUS'), connector: null };
}

function childCoverage(
  poverty: number,
  massHealth: (...types: readonly CoverageType[]) => MassHealthCoverage[],
  connector: () => ConnectorCoverage,
  random: Random,
): Coverage {
  if (poverty <= UP_TO.child) return { massHealth: massHealth('STANDARD'), connector: null };
  if (poverty <= UP_TO.familyAssistance) return { massHealth: massHealth('FAMILY_ASSISTANCE'), connector: null };
  if (random.chance(SHARE.childrensPlan)) return { massHealth: massHealth('CHILDRENS_MEDICAL_SECURITY_PLAN'), connector: null };
  return { massHealth: [], connector: connector() };
}

// prettier-ignore
const OTHER_PROGRAMS: Shares<HealthConnectorProgram> = [['QHP_WITHOUT_APTC', 88], ['CATASTROPHIC', 7], ['DENTAL_ONLY', 5]];
const CATASTROPHIC_UNTIL = 30;

function connectorProgram(age: number, poverty: number, random: Random): HealthConnectorProgram {
  if (poverty <= UP_TO.connectorCare && age >= CHILD_UNTIL) return 'CONNECTORCARE';
  if (poverty <= UP_TO.taxCredit) return 'QHP_WITH_APTC';
  const program = random.weighted(OTHER_PROGRAMS);
  return program === 'CATASTROPHIC' && age >= CATASTROPHIC_UNTIL ? 'QHP_WITHOUT_APTC' : program;
}
