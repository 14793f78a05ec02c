import type { Locale } from '../../schema/contract/locales.ts';
import type { Language } from '../../subgraphs/identity/enums.generated.ts';
import type { DeliveryMethod, NoticeType, TaxFormKind } from '../../subgraphs/notices/enums.generated.ts';
import { demoDay } from '../../subgraphs/shared/demo.ts';
import type { AggregateLine } from '../../subgraphs/shared/feeds/feed-lines.ts';
import { FICTIONAL_LETTER } from './fictional-letter.ts';
import { type Household, isAdult, isMember, type Person, STREAM } from './plan-household.ts';
import { type Random, randomOf, type Shares } from './random.ts';

const LOCALE_OF: Readonly<Record<Language, Locale>> = {
  EN: 'en',
  ES: 'es',
  PT_BR: 'pt-BR',
  ZH_HANT: 'zh-Hant',
  VI: 'vi',
  HT: 'ht',
};

const DELIVERY: Shares<DeliveryMethod> = [['MAIL', 80], ['ELECTRONIC', 20]]; // prettier-ignore

/** What a status of coverage is told by. */
const OUTCOMES: Readonly<Record<string, NoticeType>> = {
  DENIED: 'DENIAL',
  WITHDRAWN: 'DENIAL',
  TERMINATED: 'TERMINATION',
  ENDING: 'TERMINATION',
  CHANGED: 'COVERAGE_CHANGE',
  RENEWAL_DUE: 'RENEWAL_FORM',
  PENDING_VERIFICATION: 'INFORMATION_REQUEST',
  PROVISIONAL: 'REASONABLE_OPPORTUNITY',
};

// prettier-ignore
const OTHERS: Shares<NoticeType> = [
  ['ENROLLMENT_CONFIRMATION', 34], ['PLAN_SELECTION', 16], ['AUTO_RENEWAL', 16], ['RENEWAL_RECEIVED', 8], ['PREMIUM_CHANGE', 8],
  ['INFORMATION_REMINDER', 5], ['RENEWAL_CLOSING', 4], ['PRIVACY', 4], ['REINSTATEMENT', 2], ['DOWNGRADE', 2], ['FAIR_HEARING', 1],
];

/** Decisions against which one can appeal. */
const ADVERSE: readonly NoticeType[] = ['DENIAL', 'TERMINATION', 'DOWNGRADE', 'PREMIUM_CHANGE', 'COVERAGE_CHANGE'];

const SHARE = { other: 0.55, taxForm: 0.6, mailed: 0.97, cites: 0.7 };
const APPEAL_DAYS = 60;
const TAX_YEAR = 2025;

/**
 * @param withLetters whether notices that were mailed have a letter
 * @returns a line for each person who was written to
 */
export function noticesLines(household: Household, withLetters: boolean): AggregateLine[] {
  const random = randomOf(household.seed, household.number, STREAM.notices);
  return household.persons.flatMap((person) => {
    if (!isMember(person) || !isAdult(person)) return [];
    const notices = noticesTo(person, household, random, withLetters);
    const taxForms = taxFormsTo(person, household, random);
    return notices.length + taxForms.length === 0
      ? []
      : [{ kind: 'person', id: person.id, version: 1, records: { notices, taxForms } }];
  });
}

type Decision = { readonly personId: string; readonly coverageType: string; readonly outcome: NoticeType };

const decisionsAbout = ({ id, coverage }: Person): Decision[] => [
  ...coverage.massHealth.map(({ type, status }) => ({
    personId: id,
    coverageType: type,
    outcome: OUTCOMES[status] ?? 'APPROVAL',
  })),
  ...(coverage.connector ? [{ personId: id, coverageType: coverage.connector.program, outcome: 'APPROVAL' as const }] : []),
];

/** The head is told of all members who are not restricted; others are told of themselves. */
function noticesTo(person: Person, { id: householdId, persons }: Household, random: Random, withLetters: boolean): object[] {
  const about = person.membership.role === 'HEAD' ? persons.filter((one) => isMember(one) && one.restriction === null) : [person];
  const decisions = about.flatMap(decisionsAbout);
  const told = person.membership.role === 'HEAD' || person.restriction !== null;
  const types = [...new Set(told ? decisions.map(({ outcome }) => outcome) : [])];
  while (random.chance(SHARE.other)) types.push(random.weighted(OTHERS));
  return types.map((type, index) => {
    const own = told ? decisions.filter(({ outcome }) => outcome === type) : [];
    const aboutIds = own.length > 0 ? [...new Set(own.map(({ personId }) => personId))] : [person.id];
    const notice = noticeOf({ id: `o-${person.id}-${index + 1}`, householdId, type, aboutIds, decisions: own }, person, random);
    const hasLetter = withLetters && notice.mailedOn !== null;
    return { ...notice, letters: hasLetter ? [{ recipientId: person.id, namedIds: aboutIds, ...FICTIONAL_LETTER }] : [] };
  });
}

type Sketch = {
  readonly id: string;
  readonly householdId: string;
  readonly type: NoticeType;
  readonly aboutIds: readonly string[];
  readonly decisions: readonly Decision[];
};

function noticeOf({ decisions, ...sketch }: Sketch, recipient: Person, random: Random) {
  const date = -random.whole(1, 700);
  const isAdverse = ADVERSE.includes(sketch.type);
  const effectiveOn = demoDay(date + 14);
  const asks = sketch.type === 'INFORMATION_REQUEST' || sketch.type === 'RENEWAL_FORM';
  return {
    ...sketch,
    recipientIds: [recipient.id],
    title: `${sketch.type.charAt(0)}${sketch.type.slice(1).toLowerCase().replaceAll('_', ' ')}`,
    noticeDate: demoDay(date),
    mailedOn: random.chance(SHARE.mailed) ? demoDay(date + 1) : null,
    language: LOCALE_OF[recipient.language],
    actionEffectiveOn: decisions.length > 0 ? effectiveOn : null,
    reasonCode: isAdverse ? 'INCOME_OVER_LIMIT' : null,
    regulationCitations: random.chance(SHARE.cites) ? ['130 CMR 505.002'] : [],
    appealDueOn: isAdverse ? demoDay(date + APPEAL_DAYS) : null,
    benefitsContinueIfAppealBy: isAdverse ? demoDay(date + 10) : null,
    dueOn: asks ? demoDay(date + 45) : null,
    deliveredVia: random.weighted(DELIVERY),
    decisions: decisions.map((decision, index) => ({ ...decision, id: `${sketch.id}-${index + 1}`, effectiveOn })),
  };
}

const TITLES: Readonly<Record<TaxFormKind, string>> = {
  FORM_1095_B: `Form 1095-B for ${TAX_YEAR}`,
  FORM_1099_HC: `Form MA 1099-HC for ${TAX_YEAR}`,
};

function taxFormsTo({ id, language, coverage }: Person, { id: householdId }: Household, random: Random): object[] {
  if (coverage.massHealth.length === 0 || !random.chance(SHARE.taxForm)) return [];
  return (['FORM_1095_B', 'FORM_1099_HC'] as const).map((form, index) => ({
    id: `t-${id}-${index + 1}`,
    householdId,
    form,
    taxYear: TAX_YEAR,
    title: TITLES[form],
    mailedOn: '2026-01-28',
    language: LOCALE_OF[language],
  }));
}
