import { type Locale, LOCALES } from '../../schema/contract/locales.ts';
import { demoFeed as identityFeed } from '../demo/identity.ts';
import { demoFeed as noticesFeed } from '../demo/notices.ts';
import { CUSTOMER_SERVICE } from '../../subgraphs/shared/customer-service.ts';
import type { NoticeDecisionRow, NoticeRecord } from '../../subgraphs/notices/rows.ts';
import { type LabelKind, labelOf } from '../../subgraphs/shared/labels.ts';
import { isKeyIn } from '../../subgraphs/shared/messages/say.ts';
import { LETTER_CATALOGUES, type LetterKey, sayLetter } from './messages/say-letter.ts';

export type Block = { readonly kind: 'heading' | 'paragraph' | 'item'; readonly text: string };

/** The letter of a notice for one recipient. */
export type Letter = {
  readonly noticeId: string;
  readonly recipientId: string;
  readonly language: Locale;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly blocks: readonly Block[];
};

type Say = (key: LetterKey, values?: Readonly<Record<string, string>>) => string;
/** @returns the portal's label for a value. @throws when there is none */
type Label = (kind: LabelKind, value: string) => string;

const identity = identityFeed();
const names = new Map(identity.persons.map(({ id, first, last }) => [id, `${first} ${last}`]));

/** @returns a letter for each recipient of each demo notice */
export function demoLetters(): Letter[] {
  const { notices, decisions } = noticesFeed();
  return notices.flatMap((notice) => {
    const own = decisions.filter(({ noticeId }) => noticeId === notice.id);
    return notice.recipientIds.map((recipientId) => writeLetter(notice, own, recipientId));
  });
}

/**
 * Makes a separate letter for each recipient, because no recipient may see another person's address (CI-2). For other persons
 * it gives the name, the coverage type and the outcome. It does so for all alike, so no letter shows who is restricted (RO-10).
 *
 * @throws when a text is missing
 */
function writeLetter(notice: NoticeRecord, decisions: readonly NoticeDecisionRow[], recipientId: string): Letter {
  const { id, type, noticeDate } = notice;
  const language = LOCALES.find((locale) => locale === notice.language) ?? missing(notice.language);
  const say: Say = (key, values) => sayLetter(language, key, values);
  const label: Label = (kind, value) => labelOf(kind, value, language) ?? missing(value);
  const title = say(keyOf(`NoticeTitle.${type}`));
  const paragraphs = [
    label('day', noticeDate),
    say('letter.number', { id }),
    addressOf(recipientId),
    say('letter.greeting', { name: nameOf(recipientId) }),
    say(keyOf(`NoticeText.${type}`)),
  ];
  const blocks: Block[] = [
    ...paragraphs.map(paragraph),
    ...listOf(decisions, say, label),
    ...detailsOf(notice, say, label),
    heading(say('letter.help')),
    paragraph(say('letter.service', CUSTOMER_SERVICE)),
  ];
  return { noticeId: id, recipientId, language, title, date: noticeDate, blocks };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

function listOf(decisions: readonly NoticeDecisionRow[], say: Say, label: Label): Block[] {
  if (decisions.length === 0) return [];
  const items = decisions.map(({ personId, coverageType, outcome }) =>
    say('letter.decision', {
      name: nameOf(personId),
      program: label('CoverageType', coverageType),
      outcome: say(keyOf(`Outcome.${outcome}`)),
    }),
  );
  return [heading(say('letter.decisions')), ...items.map((text): Block => ({ kind: 'item', text }))];
}

function detailsOf(notice: NoticeRecord, say: Say, label: Label): Block[] {
  const { actionEffectiveOn, reasonCode, dueOn, appealDueOn, benefitsContinueIfAppealBy, regulationCitations } = notice;
  const on = (key: LetterKey, date: string | null) => (date === null ? [] : [paragraph(say(key, { day: label('day', date) }))]);
  const appeal = [...on('letter.appeal', appealDueOn), ...on('letter.benefitsContinue', benefitsContinueIfAppealBy)];
  return [
    ...on('letter.effective', actionEffectiveOn),
    ...(reasonCode === null ? [] : [paragraph(say(keyOf(`Reason.${reasonCode}`)))]),
    ...on('letter.due', dueOn),
    ...(appeal.length === 0 ? [] : [heading(say('letter.appeals')), ...appeal]),
    ...(regulationCitations.length === 0 ? [] : [paragraph(say('letter.citations', { list: regulationCitations.join(', ') }))]),
  ];
}

/** Mail goes to the mailing address, which replaces the home address of a person with a substitute address. */
function addressOf(personId: string): string {
  const address = identity.addresses.find((row) => row.personId === personId && row.usage === 'MAILING') ?? missing(personId);
  const { line1, line2, city, state, zip } = address;
  return [nameOf(personId), line1, line2, `${city}, ${state} ${zip}`].filter((line) => line !== null).join('\n');
}

const nameOf = (personId: string): string => names.get(personId) ?? missing(personId);
const keyOf = (key: string): LetterKey => (isKeyIn(LETTER_CATALOGUES.en, key) ? key : missing(key));

function missing(what: string): never {
  throw new Error(`There is no text for ${what}`);
}
