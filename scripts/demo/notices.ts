import { DEMO_AS_OF, demoDay, watermark } from '../../subgraphs/shared/demo.ts';
import { DEMO_DECISIONS, DEMO_PLAN_STARTS, DEMO_RENEWAL_DUE, demoRequest } from '../../subgraphs/shared/demo-dates.ts';
import { demoLetters } from '../../subgraphs/notices/letters/demo-letters.ts';
import type { LetterRow, NoticeDecisionRow, NoticeRecord, TaxFormRecord } from '../../subgraphs/notices/rows.ts';
import type { NoticeType, TaxFormKind } from '../../subgraphs/notices/enums.generated.ts';

/** The data of the mailing system. `asOf` is when the data was created. */
export type Feed = {
  readonly asOf: string;
  readonly notices: readonly NoticeRecord[];
  readonly decisions: readonly NoticeDecisionRow[];
  readonly taxForms: readonly TaxFormRecord[];
  readonly letters: readonly LetterRow[];
};

/** @returns the rows of the demo households */
export function demoFeed(): Feed {
  const decisions = demoDecisions();
  return {
    asOf: DEMO_AS_OF,
    notices: NOTICES.map(demoNotice),
    decisions,
    taxForms: TAX_FORMS.map(demoTaxForm),
    letters: demoLetters(decisions),
  };
}

/** A demo id, as ntc-0201-1, names the person it was sent to. */
const personOf = (id: string): string => `p${id.slice(4, 8)}`;
const householdOf = (id: string): string => `h${id.slice(4, 6)}`;

/**
 * Optional content of a notice, besides its kind, date and language. Numbers count days from T. `DEMO_DECISIONS` gives its
 * decisions, and `demoRequest` the days of its request.
 */
type Details = {
  /** By default, the person of the id. */
  readonly to?: readonly string[];
  /** By default, its recipients. */
  readonly about?: readonly string[];
  readonly effective?: string;
  readonly reason?: string;
  readonly cites?: readonly string[];
  readonly appealDue?: number;
  readonly benefitsContinue?: number;
  /** The request that it is about. */
  readonly request?: string;
  readonly due?: string;
  readonly electronic?: true;
};

/** `day`: null for the day of its decision or request. */
type DemoNotice = readonly [id: string, type: NoticeType, day: number | null, language: string, details?: Details];

const dayOrNull = (offset: number | undefined): string | null => (offset === undefined ? null : demoDay(offset));

function demoNotice([id, type, day, language, details = {}]: DemoNotice): NoticeRecord {
  const recipientIds = details.to ?? [personOf(id)];
  const decided = DEMO_DECISIONS.filter(({ noticeId }) => noticeId === id);
  const request = details.request === undefined ? undefined : demoRequest(details.request);
  const noticeDate = day === null ? (decided[0]?.decidedOn ?? request?.requestedOn ?? null) : demoDay(day);
  if (noticeDate === null) throw new Error(`Nothing says when ${id} was sent`);
  return {
    id,
    householdId: householdOf(id),
    recipientIds,
    aboutIds: details.about ?? recipientIds,
    type,
    title: watermark(personOf(id), `${id} title`),
    noticeDate,
    mailedOn: noticeDate,
    language,
    actionEffectiveOn: details.effective ?? decided.find(({ effectiveOn }) => effectiveOn !== null)?.effectiveOn ?? null,
    reasonCode: details.reason ?? null,
    regulationCitations: details.cites ?? [],
    appealDueOn: dayOrNull(details.appealDue),
    benefitsContinueIfAppealBy: dayOrNull(details.benefitsContinue),
    dueOn: details.due ?? request?.dueOn ?? null,
    deliveredVia: details.electronic ? 'ELECTRONIC' : 'MAIL',
  };
}

const VERIFICATION = ['130 CMR 502.003'];
const RENEWAL = ['130 CMR 502.007'];
const STANDARD = ['130 CMR 505.002'];
const CAREPLUS = ['130 CMR 505.008'];
const APPEALS = '130 CMR 610.015';
const INCOME_OVER_LIMIT = 'INCOME_OVER_LIMIT';
const PROOF_MISSING = 'PROOF_MISSING';

const NOTICES: readonly DemoNotice[] = [
  ['ntc-0101-1', 'APPROVAL', null, 'en', { cites: CAREPLUS, appealDue: -110 }],
  ['ntc-0101-2', 'ENROLLMENT_CONFIRMATION', -150, 'en', { effective: DEMO_PLAN_STARTS.p0101, electronic: true }],
  ['ntc-0201-1', 'APPROVAL', null, 'es', { about: ['p0201', 'p0202', 'p0203', 'p0204'], cites: STANDARD, appealDue: 15 }],
  ['ntc-0202-1', 'INFORMATION_REQUEST', null, 'es', { reason: PROOF_MISSING, cites: VERIFICATION, request: 'rfi-0202-1' }],
  ['ntc-0203-1', 'INFORMATION_REQUEST', null, 'en', { reason: PROOF_MISSING, cites: VERIFICATION, request: 'rfi-0203-1' }],
  ['ntc-0301-1', 'APPROVAL', null, 'en', { cites: STANDARD, appealDue: 20 }],
  ['ntc-0301-2', 'INFORMATION_REQUEST', null, 'en', { reason: PROOF_MISSING, cites: VERIFICATION, request: 'rfi-0301-1' }],
  ['ntc-0401-1', 'APPROVAL', null, 'en', { about: ['p0401', 'p0402', 'p0403'], cites: CAREPLUS, appealDue: 32 }],
  ['ntc-0402-1', 'INFORMATION_REQUEST', null, 'en', { reason: PROOF_MISSING, cites: VERIFICATION, request: 'rfi-0402-1' }],
  ['ntc-0501-1', 'RENEWAL_FORM', -5, 'vi', { cites: RENEWAL, due: DEMO_RENEWAL_DUE }],
  ['ntc-0601-1', 'DENIAL', null, 'en', { reason: INCOME_OVER_LIMIT, cites: [...CAREPLUS, APPEALS], appealDue: 39 }],
  ['ntc-0701-1', 'APPROVAL', null, 'pt-BR', { about: ['p0701', 'p0702'], cites: STANDARD }],
  ['ntc-0901-1', 'COVERAGE_CHANGE', null, 'en', { about: ['p0901', 'p0902', 'p0903', 'p0904'], appealDue: 34 }],
  ['ntc-0901-2', 'PRIVACY', -100, 'en', { to: ['p0901', 'p0902'], electronic: true }],
  ['ntc-0904-1', 'REASONABLE_OPPORTUNITY', null, 'en', { cites: VERIFICATION, request: 'rfi-0904-1' }],
  [
    'ntc-1001-1',
    'TERMINATION',
    null,
    'ht',
    { reason: PROOF_MISSING, cites: [...VERIFICATION, APPEALS], appealDue: 59, benefitsContinue: 13 },
  ],
  ['ntc-1001-2', 'INFORMATION_REMINDER', -30, 'ht', { reason: PROOF_MISSING, cites: VERIFICATION, request: 'rfi-1001-1' }],
  ['ntc-1101-1', 'APPROVAL', null, 'en', { about: ['p1101', 'p1102'], cites: STANDARD, appealDue: -90 }],
  ['ntc-1102-1', 'ENROLLMENT_CONFIRMATION', -3, 'en', { effective: DEMO_PLAN_STARTS.p1102 }],
  ['ntc-1201-1', 'INFORMATION_REQUEST', null, 'zh-Hant', { reason: PROOF_MISSING, cites: VERIFICATION, request: 'rfi-1201-1' }],
  ['ntc-1301-1', 'APPROVAL', null, 'en', { about: ['p1302', 'p1303', 'p1304'], cites: ['130 CMR 522.004', ...STANDARD] }],
  ['ntc-1401-1', 'AUTO_RENEWAL', null, 'en', { about: ['p1401', 'p1303'], cites: RENEWAL }],
  ['ntc-1401-2', 'APPROVAL', null, 'en', { about: ['p1402', 'p1403'], cites: STANDARD, appealDue: 48 }],
];

/** The decisions in notices, numbered for each person. */
function demoDecisions(): NoticeDecisionRow[] {
  const told = DEMO_DECISIONS.flatMap((row) => (row.noticeId === null ? [] : [{ ...row, noticeId: row.noticeId }]));
  return told.map(({ noticeId, personId, coverageType, outcome, effectiveOn }, index) => {
    const ordinal = told.slice(0, index + 1).filter((row) => row.personId === personId).length;
    return { id: `dec-${personId.slice(1)}-${ordinal}`, noticeId, personId, coverageType, outcome, effectiveOn };
  });
}

type DemoTaxForm = readonly [id: string, form: TaxFormKind, mailedOn: string];

/** The forms of tax year 2025, mailed on the last day allowed, and one that was corrected later. */
const TAX_FORMS: readonly DemoTaxForm[] = [
  ['tax-0101-1', 'FORM_1095_B', '2026-01-30'],
  ['tax-0201-1', 'FORM_1095_B', '2026-01-30'],
  ['tax-1401-1', 'FORM_1099_HC', demoDay(-12)],
];

const demoTaxForm = ([id, form, mailedOn]: DemoTaxForm): TaxFormRecord => ({
  id,
  householdId: householdOf(id),
  recipientId: personOf(id),
  form,
  taxYear: 2025,
  title: watermark(personOf(id), `${id} title`),
  mailedOn,
  language: id === 'tax-0201-1' ? 'es' : 'en',
});
