import { demoFeed as documentsFeed } from '../../scripts/demo/documents.ts';
import { demoFeed as identityFeed } from '../../scripts/demo/identity.ts';
import { demoFeed as noticesFeed } from '../../scripts/demo/notices.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { isShownOfRestricted } from '../authorization/derived-rows.ts';

/**
 * The persons whose demo values a viewer may receive, written by hand from the requirements: all values of `own`, `members` of a
 * household that the viewer heads without contact data and mail (CI-2, RO-6), and of `restricted` members only the name and
 * whether there is coverage (RO-10).
 */
export type Knows = {
  readonly own?: string;
  readonly members?: readonly string[];
  readonly restricted?: readonly string[];
  /** The name in the profile of the viewer's account. */
  readonly account?: string;
  /** Whether the viewer may see the receipt of any document, as a partner may. */
  readonly receipts?: boolean;
};

/** What each demo sign-in may see, by its name. */
export const KNOWS: Readonly<Record<string, Knows>> = {
  anonymous: {},
  H01: { own: 'p0101' },
  H02: { own: 'p0201', members: ['p0202', 'p0204'], restricted: ['p0203'] },
  'H02-carla': { own: 'p0202' },
  H03: { account: 'Fiona Muster' },
  H04: { own: 'p0401', members: ['p0402', 'p0403'] },
  'H04-hugo': { own: 'p0402' },
  H05: { own: 'p0501' },
  H06: { own: 'p0601' },
  'H06-lmg': { own: 'p0601' },
  H07: { own: 'p0701', members: ['p0702'] },
  H08: { account: 'Nadia Novata' },
  H09: { own: 'p0901', members: ['p0902', 'p0903', 'p0904'] },
  'H09-pia': { own: 'p0902' },
  H10: { own: 'p1001' },
  H11: { own: 'p1101', restricted: ['p1102'] },
  'H11-tova': { own: 'p1102' },
  H12: { own: 'p1201' },
  H13: { own: 'p1301', members: ['p1302', 'p1303'] },
  'H13-max': { own: 'p1303' },
  H14: { own: 'p1401', members: ['p1303', 'p1402', 'p1403'] },
  'partner-eligibility': {},
  'partner-documents': { receipts: true },
  'partner-hand-off': {},
  staff: {},
};

const { persons, phones, memberships, accounts, links } = identityFeed();
const today = new Date(DEMO_NOW).toISOString().slice(0, 10);
const submitters = new Map(documentsFeed().documents.map(({ id, submitterId }) => [id, submitterId]));
const recipients = new Map(noticesFeed().notices.map(({ id, recipientIds }) => [id, recipientIds]));
const phoneOwners = new Map(phones.map(({ number, personId }) => [number, personId]));
/** Created at Carla's first sign-in (LK-2). */
const carla = { id: 'acct-carla-ma', name: 'Carla Ejemplo', email: 'carla.p0202.account@example.org', personId: 'p0202' };
const profiles = [
  ...accounts.map(({ id, firstName, lastName, email }) => ({
    id,
    name: `${firstName} ${lastName}`,
    email,
    personId: links.find(({ accountId }) => accountId === id)?.personId ?? undefined,
  })),
  carla,
];

const isOwn = (person: string | undefined, { own }: Knows): boolean => person !== undefined && person === own;
const isInFull = (person: string, knows: Knows): boolean => isOwn(person, knows) || Boolean(knows.members?.includes(person));
const isShown = (person: string, knows: Knows): boolean => isInFull(person, knows) || Boolean(knows.restricted?.includes(person));
const isOwnAccount = ({ personId, name }: (typeof profiles)[number], knows: Knows): boolean =>
  isOwn(personId, knows) || name === knows.account;
/** The ids of rows that a test adds to the demo contain their owner: doc-1301-1. */
const ownerIn = (id: string) => `p${/\d{4}/.exec(id)?.[0]}`;
const hasSubmitted = (document: string, knows: Knows): boolean => {
  const submitter = submitters.get(document) ?? ownerIn(document);
  return isOwn(submitter, knows) || profiles.some((profile) => profile.id === submitter && isOwnAccount(profile, knows));
};
const isRecipient = (notice: string, knows: Knows): boolean =>
  (recipients.get(notice) ?? [ownerIn(notice)]).some((recipient) => isOwn(recipient, knows));
const isInHousehold = (household: string, knows: Knows): boolean =>
  memberships.some(
    ({ householdId, personId, to }) => householdId === household && isOwn(personId, knows) && (to === null || to > today),
  );

/** A kind of value that reveals its owner. `mayKnow` gets the match of `pattern` and its groups. */
type Mark = { readonly pattern: RegExp; readonly mayKnow: (knows: Knows, found: string, ...groups: string[]) => boolean };

/** Decides by the field of a demo text, as "H02P01 pcpName", whether the viewer may see it. */
function mayKnowText(knows: Knows, owner: string, field: string): boolean {
  const [source = ''] = field.split(' ');
  if (field.startsWith('name.')) return isShown(owner, knows);
  if (source.startsWith('doc-')) return hasSubmitted(source, knows) && isInFull(owner, knows);
  if (source.startsWith('ntc-')) return isRecipient(source, knows);
  if (/Address|^tax-/.test(field)) return isOwn(owner, knows);
  return isShownOfRestricted(field) ? isShown(owner, knows) : isInFull(owner, knows);
}

const MARKS: readonly Mark[] = [
  {
    pattern: /H(\d\d)P(\d\d) ((?:(?:ntc|tax|doc)-[\d-]+ )?[\w.]+)/g,
    mayKnow: (knows, _found, household, position, field) => mayKnowText(knows, `p${household}${position}`, String(field)),
  },
  // No answer contains a social security number, with or without hyphens.
  { pattern: /\b\d{3}-\d{2}-\d{4}\b|\b9001200\d\d\b/g, mayKnow: () => false },
  { pattern: /\b99900000\d{4}\b/g, mayKnow: (knows, found) => isOwn(`p${found.slice(-4)}`, knows) },
  { pattern: /\b617-555-01\d\d\b/g, mayKnow: (knows, found) => isOwn(phoneOwners.get(found), knows) },
  {
    pattern: /[\w.]+@example\.org/g,
    mayKnow: (knows, found) =>
      persons.some(({ id, email }) => email === found && isOwn(id, knows)) ||
      profiles.some((profile) => profile.email === found && isOwnAccount(profile, knows)),
  },
  { pattern: /\bdoc-\d{4}-\d+/g, mayKnow: (knows, found) => knows.receipts === true || hasSubmitted(found, knows) },
  { pattern: /\bntc-\d{4}-\d+/g, mayKnow: (knows, found) => isRecipient(found, knows) },
  { pattern: /\btax-\d{4}-\d+/g, mayKnow: (knows, found) => isOwn(ownerIn(found), knows) },
  { pattern: /\brfi-\d{4}-\d+/g, mayKnow: (knows, found) => isInFull(ownerIn(found), knows) },
  { pattern: /\benrollment-p\d{4}-\d+/g, mayKnow: (knows, found) => isInFull(ownerIn(found), knows) },
  { pattern: /\b(?:dec|hce)-\d{4}-\d+/g, mayKnow: (knows, found) => isShown(ownerIn(found), knows) },
  { pattern: /\bp\d{4}\b/g, mayKnow: (knows, found) => isShown(found, knows) },
  { pattern: /(?<![\w.-])h\d\d(?![\w.-])/g, mayKnow: (knows, found) => isInHousehold(found, knows) },
  {
    pattern: /\bacct-[a-z]+-(?:ma|lmg)\b/g,
    mayKnow: (knows, found) => profiles.some((profile) => profile.id === found && isOwnAccount(profile, knows)),
  },
  ...[...persons.map(({ first, last }) => `${first} ${last}`), ...profiles.map(({ name }) => name)].map(nameMark),
];

/** A name in full, or a given name as a whole value. */
function nameMark(name: string): Mark {
  const [first] = name.split(' ');
  const owner = persons.find((candidate) => name === `${candidate.first} ${candidate.last}`);
  return {
    pattern: new RegExp(`\\b${name}\\b|"${first}"`, 'g'),
    mayKnow: (knows) => (owner !== undefined && isShown(owner.id, knows)) || name === knows.account,
  };
}

/**
 * Looks for demo values in any output of the gateway.
 *
 * @param knows null allows no values at all, as in a log line
 * @returns the values that the text must not hold, such as "H02P01 pcpName"; empty for a correct answer
 */
export function findLeaks(text: string, knows: Knows | null): string[] {
  const whole = [text, ...decodedCursors(text)].join('\n');
  const leaks = MARKS.flatMap(({ pattern, mayKnow }) =>
    [...whole.matchAll(pattern)]
      .filter(([found, ...groups]) => knows === null || !mayKnow(knows, found, ...groups))
      .map(([found]) => found),
  );
  return [...new Set(leaks)];
}

/** Cursors are ids in base64url. */
function decodedCursors(text: string): string[] {
  const values = [...text.matchAll(/"([\w-]{8,40})"/g)].map(([, value]) => Buffer.from(String(value), 'base64url').toString());
  return values.filter((value) => /^[a-z]+-[\w-]+$/.test(value));
}

/** @throws when `findLeaks` finds values in `text` */
export function refuseLeaks(where: string, text: string, knows: Knows | null): void {
  const leaks = findLeaks(text, knows);
  if (leaks.length > 0) throw new Error(`In ${where} stands what must not be there: ${leaks.join(', ')}`);
}

const AUDITED_IDS = /(?<![\w.-])(p\d{4}|h\d{2}|acct-[\w-]+)(?![\w@.-])/g;

/** @returns audit records without the ids that they must hold: who saw whose data */
export const withoutAuditedIds = (text: string): string => text.replaceAll(AUDITED_IDS, '');
