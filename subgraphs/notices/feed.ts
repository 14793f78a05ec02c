import type { Kysely } from 'kysely';
import { DEMO_AS_OF, demoDay, watermark } from '../shared/demo.ts';
import { replaceRows } from '../shared/replace-rows.ts';
import { demoLetters } from './letters/demo-letters.ts';
import { type LetterRecord, letterToTable } from './letters/letter-store.ts';
import type { NoticeType, TaxFormKind } from './schema.generated.ts';
import { type NoticeDecisionRow, type NoticeRecord, noticeToTable, type Tables, type TaxFormRecord } from './store.ts';

/** What the mailing system sends. `asOf` is when it made the data. */
export type Feed = {
  readonly asOf: string;
  readonly notices: readonly NoticeRecord[];
  readonly decisions: readonly NoticeDecisionRow[];
  readonly taxForms: readonly TaxFormRecord[];
  readonly letters: readonly LetterRecord[];
};

/** Replaces the rows of the mailing system; read marks stay. */
export async function writeFeed(database: Kysely<Tables>, feed: Feed): Promise<void> {
  const { asOf, notices, decisions, taxForms, letters } = feed;
  const recipients = notices.flatMap(({ id, recipientIds }) => recipientIds.map((personId) => ({ noticeId: id, personId })));
  await database.transaction().execute(async (transaction) => {
    await replaceRows(transaction, 'notices', notices.map(noticeToTable));
    await replaceRows(transaction, 'noticeRecipients', recipients);
    await replaceRows(transaction, 'decisions', decisions);
    await replaceRows(transaction, 'taxForms', taxForms);
    await replaceRows(transaction, 'letters', letters.map(letterToTable));
    await replaceRows(transaction, 'feed', [{ asOf, records: notices.length + decisions.length + taxForms.length }]);
  });
}

/** @returns the rows of the demo households */
export function demoFeed(): Feed {
  const decisions = DECISIONS.map(demoDecision);
  return {
    asOf: DEMO_AS_OF,
    notices: NOTICES.map(demoNotice),
    decisions,
    taxForms: TAX_FORMS.map(demoTaxForm),
    letters: demoLetters(decisions),
  };
}

/** A demo id, as ntc-0201-1, names the person it was sent to, or, of a decision, the person it is about. */
const personOf = (id: string): string => `p${id.slice(4, 8)}`;
const householdOf = (id: string): string => `h${id.slice(4, 6)}`;

/** What a notice may say beyond its kind, date and language. Numbers count days from T. */
type Details = {
  /** Without it, the person of the id. */
  readonly to?: readonly string[];
  /** Without it, those it was sent to. */
  readonly about?: readonly string[];
  readonly effective?: number;
  readonly reason?: string;
  readonly cites?: readonly string[];
  readonly appealDue?: number;
  readonly benefitsContinue?: number;
  readonly due?: number;
  readonly electronic?: true;
};

type DemoNotice = readonly [id: string, type: NoticeType, day: number, language: string, details?: Details];

const dayOrNull = (offset: number | undefined): string | null => (offset === undefined ? null : demoDay(offset));

function demoNotice([id, type, day, language, details = {}]: DemoNotice): NoticeRecord {
  const recipientIds = details.to ?? [personOf(id)];
  return {
    id,
    householdId: householdOf(id),
    recipientIds,
    aboutIds: details.about ?? recipientIds,
    type,
    title: watermark(personOf(id), `${id} title`),
    noticeDate: demoDay(day),
    mailedOn: demoDay(day),
    language,
    actionEffectiveOn: dayOrNull(details.effective),
    reasonCode: details.reason ?? null,
    regulationCitations: details.cites ?? [],
    appealDueOn: dayOrNull(details.appealDue),
    benefitsContinueIfAppealBy: dayOrNull(details.benefitsContinue),
    dueOn: dayOrNull(details.due),
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
  ['ntc-0101-1', 'APPROVAL', -38, 'en', { effective: -48, cites: CAREPLUS, appealDue: 22 }],
  ['ntc-0101-2', 'ENROLLMENT_CONFIRMATION', -30, 'en', { effective: -30, electronic: true }],
  [
    'ntc-0201-1',
    'APPROVAL',
    -45,
    'es',
    { about: ['p0201', 'p0202', 'p0203', 'p0204'], effective: -55, cites: STANDARD, appealDue: 15 },
  ],
  ['ntc-0202-1', 'INFORMATION_REQUEST', -20, 'es', { reason: PROOF_MISSING, cites: VERIFICATION, due: 70 }],
  ['ntc-0203-1', 'INFORMATION_REQUEST', -20, 'en', { reason: PROOF_MISSING, cites: VERIFICATION, due: 70 }],
  ['ntc-0301-1', 'APPROVAL', -40, 'en', { effective: -50, cites: STANDARD, appealDue: 20 }],
  ['ntc-0301-2', 'INFORMATION_REQUEST', -18, 'en', { reason: PROOF_MISSING, cites: VERIFICATION, due: 72 }],
  ['ntc-0401-1', 'APPROVAL', -28, 'en', { about: ['p0401', 'p0402', 'p0403'], effective: -38, cites: CAREPLUS, appealDue: 32 }],
  ['ntc-0402-1', 'INFORMATION_REQUEST', -25, 'en', { reason: PROOF_MISSING, cites: VERIFICATION, due: 65 }],
  ['ntc-0501-1', 'RENEWAL_FORM', -5, 'vi', { cites: RENEWAL, due: 40 }],
  ['ntc-0601-1', 'DENIAL', -21, 'en', { reason: INCOME_OVER_LIMIT, cites: [...CAREPLUS, APPEALS], appealDue: 39 }],
  ['ntc-0701-1', 'APPROVAL', -150, 'pt-BR', { about: ['p0701', 'p0702'], effective: -180, cites: STANDARD }],
  ['ntc-0901-1', 'COVERAGE_CHANGE', -26, 'en', { about: ['p0901', 'p0902', 'p0903', 'p0904'], effective: -16, appealDue: 34 }],
  ['ntc-0901-2', 'PRIVACY', -100, 'en', { to: ['p0901', 'p0902'], electronic: true }],
  ['ntc-0904-1', 'REASONABLE_OPPORTUNITY', -22, 'en', { cites: VERIFICATION, due: 68 }],
  [
    'ntc-1001-1',
    'TERMINATION',
    -1,
    'ht',
    { effective: 13, reason: PROOF_MISSING, cites: [...VERIFICATION, APPEALS], appealDue: 59, benefitsContinue: 13 },
  ],
  ['ntc-1001-2', 'INFORMATION_REMINDER', -30, 'ht', { reason: PROOF_MISSING, cites: VERIFICATION, due: -6 }],
  ['ntc-1101-1', 'APPROVAL', -44, 'en', { effective: -54, cites: STANDARD, appealDue: 16 }],
  ['ntc-1102-1', 'ENROLLMENT_CONFIRMATION', -3, 'en', { effective: 1 }],
  ['ntc-1201-1', 'INFORMATION_REQUEST', -11, 'zh-Hant', { reason: PROOF_MISSING, cites: VERIFICATION, due: 79 }],
  [
    'ntc-1301-1',
    'APPROVAL',
    -75,
    'en',
    { about: ['p1302', 'p1303', 'p1304'], effective: -85, cites: ['130 CMR 522.004', ...STANDARD] },
  ],
  ['ntc-1401-1', 'AUTO_RENEWAL', -35, 'en', { about: ['p1401', 'p1303'], effective: -15, cites: RENEWAL }],
];

type DemoDecision = readonly [id: string, noticeId: string, coverageType: string, outcome: NoticeType, effective: number | null];

const demoDecision = ([id, noticeId, coverageType, outcome, effective]: DemoDecision): NoticeDecisionRow => ({
  id,
  noticeId,
  personId: personOf(id),
  coverageType,
  outcome,
  effectiveOn: effective === null ? null : demoDay(effective),
});

const DECISIONS: readonly DemoDecision[] = [
  ['dec-0101-1', 'ntc-0101-1', 'CAREPLUS', 'APPROVAL', -48],
  ['dec-0201-1', 'ntc-0201-1', 'STANDARD', 'APPROVAL', -55],
  ['dec-0202-1', 'ntc-0201-1', 'STANDARD', 'APPROVAL', -55],
  ['dec-0203-1', 'ntc-0201-1', 'STANDARD', 'APPROVAL', -55],
  ['dec-0204-1', 'ntc-0201-1', 'STANDARD', 'APPROVAL', -55],
  ['dec-0301-1', 'ntc-0301-1', 'STANDARD', 'APPROVAL', -50],
  ['dec-0401-1', 'ntc-0401-1', 'CAREPLUS', 'APPROVAL', -38],
  ['dec-0402-1', 'ntc-0401-1', 'CAREPLUS', 'APPROVAL', -38],
  ['dec-0403-1', 'ntc-0401-1', 'FAMILY_ASSISTANCE', 'APPROVAL', -38],
  ['dec-0601-1', 'ntc-0601-1', 'CAREPLUS', 'DENIAL', null],
  ['dec-0701-1', 'ntc-0701-1', 'STANDARD', 'APPROVAL', -180],
  ['dec-0702-1', 'ntc-0701-1', 'STANDARD', 'APPROVAL', -180],
  ['dec-0901-1', 'ntc-0901-1', 'CAREPLUS', 'DENIAL', null],
  ['dec-0902-1', 'ntc-0901-1', 'CAREPLUS', 'DENIAL', null],
  ['dec-0903-1', 'ntc-0901-1', 'FAMILY_ASSISTANCE', 'APPROVAL', -16],
  ['dec-0904-1', 'ntc-0901-1', 'LIMITED', 'APPROVAL', -16],
  ['dec-0904-2', 'ntc-0901-1', 'HEALTH_SAFETY_NET', 'APPROVAL', -16],
  ['dec-1001-1', 'ntc-1001-1', 'CAREPLUS', 'TERMINATION', 13],
  ['dec-1101-1', 'ntc-1101-1', 'STANDARD', 'APPROVAL', -54],
  ['dec-1102-1', 'ntc-1101-1', 'STANDARD', 'APPROVAL', -54],
  ['dec-1302-1', 'ntc-1301-1', 'CHILDRENS_MEDICAL_SECURITY_PLAN', 'APPROVAL', -85],
  ['dec-1303-1', 'ntc-1301-1', 'STANDARD', 'APPROVAL', -85],
  ['dec-1303-2', 'ntc-1401-1', 'STANDARD', 'AUTO_RENEWAL', -15],
  ['dec-1304-1', 'ntc-1301-1', 'STANDARD', 'APPROVAL', -85],
  ['dec-1401-1', 'ntc-1401-1', 'CAREPLUS', 'AUTO_RENEWAL', -15],
];

type DemoTaxForm = readonly [id: string, form: TaxFormKind, mailedOn: string];

/** The forms of tax year 2025, mailed on the last day for it, and one that was corrected later. */
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
