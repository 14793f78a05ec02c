import type { Channel, DocumentStatus, ProofCategory, RfiStatus } from '../../subgraphs/documents/enums.generated.ts';
import { demoDay } from '../../subgraphs/shared/demo.ts';
import type { AggregateLine } from '../../subgraphs/shared/feeds/feed-lines.ts';
import { type Household, isAdult, isMember, type Person, STREAM } from './plan-household.ts';
import { type Random, randomOf, type Shares } from './random.ts';

// prettier-ignore
const CATEGORIES: Shares<ProofCategory> = [
  ['INCOME', 42], ['RESIDENCY', 14], ['CITIZENSHIP', 8], ['IMMIGRATION_STATUS', 7], ['IDENTITY', 6], ['ASSETS', 5], ['OTHER_INSURANCE', 4],
  ['SSN', 3], ['DISABILITY', 2], ['PREGNANCY', 1.5], ['MEDICARE', 1.5], ['RELATIONSHIP', 1.5], ['DATE_OF_BIRTH', 1.5], ['FAMILY_SIZE', 1],
  ['TAX_STATUS', 1], ['TRIBAL_STATUS', 0.5], ['INCARCERATION', 0.5],
];
const CHANNELS: Shares<Channel> = [['UPLOAD', 45], ['E_SUBMISSION', 10], ['FAX', 15], ['MAIL', 22], ['IN_PERSON', 8]]; // prettier-ignore

// prettier-ignore
const STATUSES: Shares<DocumentStatus> = [
  ['PROCESSED', 70], ['IN_REVIEW', 9], ['RECEIVED', 9], ['NOT_SEEN', 4], ['NOT_ACCEPTED', 4], ['DUPLICATE', 2], ['UNREADABLE', 2],
];
// prettier-ignore
const CLOSED: Shares<RfiStatus> = [
  ['SATISFIED', 72], ['SATISFIED_ELECTRONICALLY', 16], ['CLOSED_ADVERSE', 7], ['WITHDRAWN', 5],
];
const OPEN: Shares<RfiStatus> = [['OPEN', 65], ['PARTIAL', 20], ['OVERDUE', 15]]; // prettier-ignore

/** Statuses of coverage for which something is still to be proved. */
const UNPROVED: readonly unknown[] = ['PENDING_VERIFICATION', 'PROVISIONAL'];
const ANSWERED: readonly RfiStatus[] = ['SATISFIED', 'PARTIAL'];

const SHARE = { closed: 0.22, answered: 0.3, unasked: 0.15 };
const DAYS = { usual: 90, old: 30 };
const OLD_FROM = 65;

/** @returns a line for each person of whom something was asked or sent */
export function documentsLines(household: Household): AggregateLine[] {
  const random = randomOf(household.seed, household.number, STREAM.documents);
  const head = household.persons[0]!.id;
  return household.persons.flatMap((person) => {
    if (!person.membership.isApplying) return [];
    const asked = requestsOf(person, random);
    const sender = isAdult(person) && isMember(person) ? person.id : head;
    const documents = documentsOf(person, sender, asked, random);
    if (asked.length + documents.length === 0) return [];
    const rfis = asked.map((request) => rfiOf(request, person));
    return [{ kind: 'person', id: person.id, version: 1, records: { documents, rfis } }];
  });
}

/** A request for information; `asked` is a day, counted from that of the data. */
type Request = { readonly id: string; readonly category: ProofCategory; readonly status: RfiStatus; readonly asked: number };

function requestsOf({ id, coverage }: Person, random: Random): Request[] {
  const { massHealth, connector } = coverage;
  const statuses = [...massHealth, ...(connector ? [connector] : [])].map(({ status }) => status);
  const open = statuses.some((status) => UNPROVED.includes(status)) ? random.whole(1, 2) : 0;
  const closed = random.chance(SHARE.closed) ? random.whole(1, 2) : 0;
  return Array.from({ length: open + closed }, (_, index) => {
    const [status, asked] =
      index < open ? [random.weighted(OPEN), -random.whole(1, 80)] : [random.weighted(CLOSED), -random.whole(100, 700)];
    // Overdue: the source says so, and the day is past.
    return {
      id: `r-${id}-${index + 1}`,
      category: random.weighted(CATEGORIES),
      status,
      asked: status === 'OVERDUE' ? asked - DAYS.usual : asked,
    };
  });
}

function rfiOf({ id, category, status, asked }: Request, person: Person): object {
  const dueOn = demoDay(asked + (person.age >= OLD_FROM ? DAYS.old : DAYS.usual));
  return {
    id,
    category,
    status,
    requestedOn: demoDay(asked),
    dueOn,
    ...(category === 'IMMIGRATION_STATUS' && { aboutAdult: isAdult(person) }),
  };
}

function documentsOf({ id }: Person, submitterId: string, requests: readonly Request[], random: Random): object[] {
  const answers = requests.filter(
    ({ status }) => ANSWERED.includes(status) || (status !== 'WITHDRAWN' && random.chance(SHARE.answered)),
  );
  const unasked = random.chance(SHARE.unasked) ? [null] : [];
  return [...answers, ...unasked].map((request, index) => {
    const submitted = request ? Math.min(request.asked + random.whole(1, 40), 0) : -random.whole(1, 500);
    const status = request?.status === 'SATISFIED' ? 'PROCESSED' : random.weighted(STATUSES);
    return {
      id: `d-${id}-${index + 1}`,
      submitterId,
      category: request?.category ?? random.weighted(CATEGORIES),
      channel: random.weighted(CHANNELS),
      status,
      submittedOn: demoDay(submitted),
      receivedOn: status === 'NOT_SEEN' ? null : demoDay(Math.min(submitted + random.whole(0, 4), 0)),
      notAcceptedReason: status === 'NOT_ACCEPTED' ? 'The page is cut off' : null,
      rfiId: request?.id ?? null,
    };
  });
}
