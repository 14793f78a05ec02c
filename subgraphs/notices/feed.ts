import { getOwn } from '../../schema/contract/own-property.ts';
import { z } from 'zod';
import { LOCALES } from '../../schema/contract/locales.ts';
import {
  type AggregateKind,
  columnsOf,
  type ConversionTools,
  type FeedDefinition,
  key,
  type Row,
} from '../shared/feeds/feed-definition.ts';
import { day, enumsOf, id, list, text } from '../shared/feeds/feed-fields.ts';
import type { DeliveryMethod, NoticeType, TaxFormKind } from './enums.generated.ts';
import type { LetterTable, NoticeDecisionRow, NoticeRecipient, NoticeTable, TaxFormRecord } from './rows.ts';

const values = enumsOf(new URL('./schema.graphql', import.meta.url));

const PERSONS = (what: string) => list(id('A person.', 'p0201'), what);
const LANGUAGE = z.enum(LOCALES).meta({ description: 'The language of the letter.', examples: ['en'] });
const MOST_LETTER_BYTES = 20_000_000;

const DECISION = z.strictObject({
  id: id('The id of the decision.', 'dec-0201-1'),
  personId: id('The person whom it decides about.', 'p0201'),
  coverageType: text('The coverage that it decides about.', 'STANDARD', 100),
  outcome: values<NoticeType>('NoticeType', 'What was decided.'),
  effectiveOn: day('The day from which it holds.').nullish(),
});

const LETTER = z.strictObject({
  recipientId: id('The recipient. Each has a letter of their own.', 'p0201'),
  namedIds: PERSONS('Every person whom the letter names.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
    .meta({ description: 'The SHA-256 of the PDF file, by which it is found among the letters.' }),
  bytes: z
    .int()
    .min(1)
    .max(MOST_LETTER_BYTES)
    .meta({ description: 'Its size.', examples: [20000] }),
});

const NOTICE = z.strictObject({
  id: id('The id of the notice.', 'ntc-0201-1'),
  householdId: id('The household that it concerns.', 'h02'),
  recipientIds: PERSONS('To whom it was sent. The aggregate of the first of them describes it.').min(1),
  aboutIds: PERSONS('Whom it is about.'),
  type: values<NoticeType>('NoticeType', 'What kind of notice it is.'),
  title: text('Its title.', 'Approval of MassHealth Standard', 300),
  noticeDate: day('The date on it.'),
  mailedOn: day('The day on which it was mailed.').nullish(),
  language: LANGUAGE,
  actionEffectiveOn: day('The day on which its action takes effect.').nullish(),
  reasonCode: text('Why, as a code.', 'INCOME_OVER_LIMIT', 100).nullish(),
  regulationCitations: list(text('A regulation.', '130 CMR 505.002', 100), 'The regulations that it cites.'),
  appealDueOn: day('The last day for an appeal.').nullish(),
  benefitsContinueIfAppealBy: day('The day up to which an appeal keeps the benefits.').nullish(),
  dueOn: day('The day by which the recipient must act.').nullish(),
  deliveredVia: values<DeliveryMethod>('DeliveryMethod', 'How it was delivered.').nullish(),
  decisions: list(DECISION, 'What it decides, person by person.'),
  letters: list(LETTER, 'Its PDF files.'),
});
type Notice = z.infer<typeof NOTICE>;

const TAX_FORM = z.strictObject({
  id: id('The id of the form.', 'tax-0101-1'),
  householdId: id('The household that it concerns.', 'h01'),
  form: values<TaxFormKind>('TaxFormKind', 'Which form.'),
  taxYear: z
    .int()
    .min(2014)
    .max(2100)
    .meta({ description: 'The tax year.', examples: [2025] }),
  title: text('Its title.', 'Form 1095-B for 2025', 300),
  mailedOn: day('The day on which it was mailed.').nullish(),
  language: LANGUAGE,
});

const RECORDS = z.strictObject({
  notices: list(NOTICE, 'The notices whose first recipient is this person.'),
  taxForms: list(TAX_FORM, 'The tax forms that were sent to this person.'),
});
type Records = z.infer<typeof RECORDS>;

const person: AggregateKind = {
  describes: 'What the mailing system sent to one person.',
  records: RECORDS,
  toRows(recipientId, { notices, taxForms }: Records, tools) {
    notices.forEach((notice, index) => checkNotice(recipientId, notice, `/notices/${index}`, tools));
    return {
      rows: {
        notices: notices.map(noticeToTable),
        noticeRecipients: notices.flatMap((notice) => recipientsToTable(notice)),
        decisions: notices.flatMap((notice) => notice.decisions.map((row) => ({ ...row, noticeId: notice.id }))),
        letters: notices.flatMap((notice) => notice.letters.map((letter) => letterToTable(notice.id, letter))),
        taxForms: taxForms.map((row) => ({ ...row, recipientId })),
      },
      defines: [
        ...notices.map((notice, index) => key('notice', notice.id, `/notices/${index}/id`)),
        ...notices.flatMap(({ decisions }, index) =>
          decisions.map((row, at) => key('decision', row.id, `/notices/${index}/decisions/${at}/id`)),
        ),
        ...taxForms.map((row, index) => key('taxForm', row.id, `/taxForms/${index}/id`)),
      ],
      refers: [],
    };
  },
  fromRows: (_id, { notices = [], decisions = [], letters = [], taxForms = [] }) => ({
    notices: notices.map((notice) => noticeFromRows(notice, decisions, letters)),
    taxForms: taxForms.map(({ recipientId: _, ...row }) => row),
  }),
};

function checkNotice(personId: string, { recipientIds, letters }: Notice, at: string, { problem }: ConversionTools): void {
  if (recipientIds[0] !== personId) problem(`${at}/recipientIds/0`, 'must be the person of this line', recipientIds[0]);
  if (new Set(recipientIds).size < recipientIds.length) problem(`${at}/recipientIds`, 'names a person twice', recipientIds);
  letters.forEach(({ recipientId }, index) => {
    const letter = `${at}/letters/${index}`;
    if (!recipientIds.includes(recipientId)) problem(`${letter}/recipientId`, 'is no recipient of the notice', recipientId);
    if (letters.findIndex((other) => other.recipientId === recipientId) < index)
      problem(`${letter}/recipientId`, 'has a letter already', recipientId);
  });
}

const noticeToTable = ({ decisions: _, letters: __, ...notice }: Notice) => ({
  ...notice,
  recipientIds: JSON.stringify(notice.recipientIds),
  aboutIds: JSON.stringify(notice.aboutIds),
  regulationCitations: JSON.stringify(notice.regulationCitations),
});

const recipientsToTable = ({ id: noticeId, recipientIds, householdId, noticeDate, mailedOn }: Notice): NoticeRecipient[] =>
  recipientIds.map((personId) => ({ personId, noticeId, householdId, noticeDate, mailedOn: mailedOn ?? '' }));

const letterToTable = (noticeId: string, { namedIds, ...letter }: Notice['letters'][number]) => ({
  ...letter,
  noticeId,
  namedIds: JSON.stringify(namedIds),
});

const parsed = (row: Row, column: string) => JSON.parse(String(getOwn(row, column))) as string[];

function noticeFromRows(notice: Row, decisions: readonly Row[], letters: readonly Row[]): object {
  const isOwn = ({ noticeId }: Row) => noticeId === notice['id'];
  return {
    ...notice,
    recipientIds: parsed(notice, 'recipientIds'),
    aboutIds: parsed(notice, 'aboutIds'),
    regulationCitations: parsed(notice, 'regulationCitations'),
    decisions: decisions.filter(isOwn).map(({ noticeId: _, ...row }) => row),
    letters: letters.filter(isOwn).map((row) => ({
      recipientId: row['recipientId'],
      namedIds: parsed(row, 'namedIds'),
      sha256: row['sha256'],
      bytes: row['bytes'],
    })),
  };
}

/** What a feed of the mailing system says. Read marks, dismissals and handles belong to the accounts. */
export const feed: FeedDefinition = {
  name: 'notices',
  kinds: { person },
  tables: {
    notices: {
      kind: 'person',
      entity: { key: 'notice', column: 'id' },
      columns: columnsOf<NoticeTable>(
        'id',
        'householdId',
        'recipientIds',
        'aboutIds',
        'type',
        'title',
        'noticeDate',
        'mailedOn',
        'language',
        'actionEffectiveOn',
        'reasonCode',
        'regulationCitations',
        'appealDueOn',
        'benefitsContinueIfAppealBy',
        'dueOn',
        'deliveredVia',
      ),
    },
    noticeRecipients: {
      kind: 'person',
      entity: { key: 'notice', column: 'noticeId' },
      columns: columnsOf<NoticeRecipient>('personId', 'noticeId', 'householdId', 'noticeDate', 'mailedOn'),
    },
    decisions: {
      kind: 'person',
      entity: { key: 'decision', column: 'id' },
      columns: columnsOf<NoticeDecisionRow>('id', 'noticeId', 'personId', 'coverageType', 'outcome', 'effectiveOn'),
    },
    letters: {
      kind: 'person',
      entity: { key: 'notice', column: 'noticeId' },
      columns: columnsOf<LetterTable>('noticeId', 'recipientId', 'namedIds', 'sha256', 'bytes'),
    },
    taxForms: {
      kind: 'person',
      entity: { key: 'taxForm', column: 'id' },
      columns: columnsOf<TaxFormRecord>('id', 'householdId', 'recipientId', 'form', 'taxYear', 'title', 'mailedOn', 'language'),
    },
  },
  defined: [
    { name: 'notice', table: 'notices', expression: 't.id' },
    { name: 'decision', table: 'decisions', expression: 't.id' },
    { name: 'taxForm', table: 'taxForms', expression: 't.id' },
  ],
  referred: [],
  outside: [
    { table: 'notices', column: 'householdId', names: ['household'] },
    { table: 'notices', column: 'recipientIds', names: ['person'], json: true },
    { table: 'notices', column: 'aboutIds', names: ['person'], json: true },
    { table: 'decisions', column: 'personId', names: ['person'] },
    { table: 'letters', column: 'namedIds', names: ['person'], json: true },
    { table: 'taxForms', column: 'householdId', names: ['household'] },
    { table: 'taxForms', column: 'recipientId', names: ['person'] },
  ],
  counted: ['notices', 'decisions', 'taxForms'],
};
