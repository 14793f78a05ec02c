import { demoFeed as identityFeed } from '../../subgraphs/identity/feed.ts';
import { demoFeed as noticesFeed } from '../../subgraphs/notices/feed.ts';
import type { NoticeDecisionRow, NoticeRecord } from '../../subgraphs/notices/store.ts';
import { isLetterLanguage, type LetterLanguage, type Say, sayDay, sayIn } from './messages/catalogue.ts';
import { en, type MessageKey } from './messages/en.ts';

export type Block = { readonly kind: 'heading' | 'paragraph' | 'item'; readonly text: string };

/** What one recipient of a notice is sent. */
export type Letter = {
  readonly noticeId: string;
  readonly recipientId: string;
  readonly language: LetterLanguage;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly blocks: readonly Block[];
};

/** Programs go by their names in every language. */
const PROGRAMS: Readonly<Record<string, string>> = {
  STANDARD: 'MassHealth Standard',
  CAREPLUS: 'MassHealth CarePlus',
  FAMILY_ASSISTANCE: 'MassHealth Family Assistance',
  LIMITED: 'MassHealth Limited',
  HEALTH_SAFETY_NET: 'Health Safety Net',
  CHILDRENS_MEDICAL_SECURITY_PLAN: "Children's Medical Security Plan",
};
const SERVICE = { phone: '(800) 841-2900', tty: '711' };

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
 * Each recipient has a letter of their own, for nobody is told another person's address (CI-2). Of other persons it says the
 * name, the coverage type and the outcome, and of all alike, so that no letter shows who is restricted (RO-10).
 *
 * @throws when a text is missing
 */
function writeLetter(notice: NoticeRecord, decisions: readonly NoticeDecisionRow[], recipientId: string): Letter {
  const { id, language, type, noticeDate } = notice;
  if (!isLetterLanguage(language)) throw new Error(`${id}: there are no texts in ${language}`);
  const say = sayIn(language);
  const day = (date: string) => sayDay(language, date);
  const title = say(keyOf(`title.${type}`));
  const paragraphs = [
    day(noticeDate),
    say('number', { id }),
    addressOf(recipientId),
    say('greeting', { name: nameOf(recipientId) }),
    say(keyOf(`text.${type}`)),
  ];
  const blocks: Block[] = [
    ...paragraphs.map(paragraph),
    ...listOf(decisions, say),
    ...detailsOf(notice, say, day),
    heading(say('help')),
    paragraph(say('service', SERVICE)),
  ];
  return { noticeId: id, recipientId, language, title, date: noticeDate, blocks };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

function listOf(decisions: readonly NoticeDecisionRow[], say: Say): Block[] {
  if (decisions.length === 0) return [];
  const items = decisions.map(({ personId, coverageType, outcome }) =>
    say('decision', {
      name: nameOf(personId),
      program: PROGRAMS[coverageType] ?? missing(coverageType),
      outcome: say(keyOf(`outcome.${outcome}`)),
    }),
  );
  return [heading(say('decisions')), ...items.map((text): Block => ({ kind: 'item', text }))];
}

function detailsOf(notice: NoticeRecord, say: Say, day: (date: string) => string): Block[] {
  const { actionEffectiveOn, reasonCode, dueOn, appealDueOn, benefitsContinueIfAppealBy, regulationCitations } = notice;
  const on = (key: MessageKey, date: string | null) => (date === null ? [] : [paragraph(say(key, { day: day(date) }))]);
  const appeal = [...on('appeal', appealDueOn), ...on('benefitsContinue', benefitsContinueIfAppealBy)];
  return [
    ...on('effective', actionEffectiveOn),
    ...(reasonCode === null ? [] : [paragraph(say(keyOf(`reason.${reasonCode}`)))]),
    ...on('due', dueOn),
    ...(appeal.length === 0 ? [] : [heading(say('appeals')), ...appeal]),
    ...(regulationCitations.length === 0 ? [] : [paragraph(say('citations', { list: regulationCitations.join(', ') }))]),
  ];
}

/** Mail goes to the mailing address, which stands for the home of whoever has a substitute address. */
function addressOf(personId: string): string {
  const address = identity.addresses.find((row) => row.personId === personId && row.usage === 'MAILING') ?? missing(personId);
  const { line1, line2, city, state, zip } = address;
  return [nameOf(personId), line1, line2, `${city}, ${state} ${zip}`].filter((line) => line !== null).join('\n');
}

const nameOf = (personId: string): string => names.get(personId) ?? missing(personId);
const keyOf = (key: string): MessageKey => (Object.hasOwn(en, key) ? (key as MessageKey) : missing(key));

function missing(what: string): never {
  throw new Error(`There is no text for ${what}`);
}
