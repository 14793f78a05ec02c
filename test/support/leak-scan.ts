import { demoFeed as identityFeed } from '../../subgraphs/identity/feed.ts';

/**
 * Whose demo values a viewer may ever receive, written by hand from the requirements: `own` persons whole; `members` of a
 * household the viewer heads without contact data and mail (CI-2, RO-6); of `restricted` ones the name alone (RO-10).
 */
export type Knows = {
  readonly own?: string;
  readonly members?: readonly string[];
  readonly restricted?: readonly string[];
  /** The viewer's own account, whose profile names them. */
  readonly account?: string;
};

/** What each demo sign-in may know, by its name. */
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
  H14: { own: 'p1401', members: ['p1303'] },
  'partner-eligibility': {},
  'partner-documents': {},
  'partner-hand-off': {},
  staff: {},
};

/** Fields of watermarks that nobody but their owner receives. */
const OWN_ONLY = /Address|ntc-|tax-|doc-/;
const NAME_ONLY = /^name\./;
const SSN = /\b\d{3}-\d{2}-\d{4}\b/g;
const WATERMARK = /H(\d\d)P(\d\d) ([\w.-]+(?: [\w.-]+)?)/g;

const PERSONS = identityFeed().persons;

/**
 * Looks for demo values in whatever left the gateway.
 *
 * @param knows null: nothing at all may be found, as in a log line
 * @returns what should not be there, each as "H02P01 pcpName" or the like; an honest answer has none
 */
export function findLeaks(text: string, knows: Knows | null): string[] {
  return [...watermarks(text, knows), ...names(text, knows), ...contacts(text, knows), ...(text.match(SSN) ?? [])];
}

function watermarks(text: string, knows: Knows | null): string[] {
  return [...text.matchAll(WATERMARK)]
    .filter(([, household, position, field]) => !mayKnow(`p${household}${position}`, String(field), knows))
    .map(([mark]) => mark);
}

function mayKnow(person: string, field: string, knows: Knows | null): boolean {
  if (knows === null) return false;
  if (knows.own === person) return true;
  if (knows.members?.includes(person)) return !OWN_ONLY.test(field);
  return (knows.restricted?.includes(person) ?? false) && NAME_ONLY.test(field);
}

function names(text: string, knows: Knows | null): string[] {
  return PERSONS.filter(({ id }) => !mayKnow(id, 'name.', knows))
    .map(({ first, last }) => `${first} ${last}`)
    .filter((name) => text.includes(name) && name !== knows?.account);
}

/** @throws when `text` holds what must not stand there; see `findLeaks` */
export function refuseLeaks(where: string, text: string, knows: Knows | null): void {
  const leaks = findLeaks(text, knows);
  if (leaks.length > 0) throw new Error(`In ${where} stands what must not be there: ${[...new Set(leaks)].join(', ')}`);
}

/** E-mail addresses and MassHealth IDs name their owner by number. */
function contacts(text: string, knows: Knows | null): string[] {
  const owner = (digits: string) => `p${digits}`;
  const found = [
    ...[...text.matchAll(/\w+\.p(\d{4})(?:\.account)?@example\.org/g)],
    ...[...text.matchAll(/\b99900000(\d{4})\b/g)],
  ];
  return found.filter(([, digits]) => knows === null || knows.own !== owner(String(digits))).map(([value]) => value);
}
