import { demoFeed as documentsFeed, type Feed as DocumentsFeed } from '../../scripts/demo/documents.ts';
import { demoFeed as noticesFeed, type Feed as NoticesFeed } from '../../scripts/demo/notices.ts';
import { Choices } from './choices.ts';
import type { Accounts } from './random-accounts.ts';
import type { People } from './random-people.ts';
import type { RandomValues } from './random-values.ts';

const DOCUMENTS = documentsFeed();
const NOTICES = noticesFeed();

const CATEGORIES = [
  'INCOME',
  'RESIDENCY',
  'CITIZENSHIP',
  'IMMIGRATION_STATUS',
  'ASSETS',
  'INCARCERATION',
  'DISABILITY',
  'PREGNANCY',
  'TAX_STATUS',
] as const;
const CHANNELS = ['UPLOAD', 'E_SUBMISSION', 'FAX', 'MAIL', 'IN_PERSON'] as const;
const DOCUMENT_STATUSES = ['NOT_SEEN', 'RECEIVED', 'IN_REVIEW', 'PROCESSED', 'NOT_ACCEPTED', 'DUPLICATE', 'UNREADABLE'] as const;
const RFI_STATUSES = [
  'OPEN',
  'PARTIAL',
  'SATISFIED',
  'SATISFIED_ELECTRONICALLY',
  'OVERDUE',
  'CLOSED_ADVERSE',
  'WITHDRAWN',
] as const;
const NOTICE_TYPES = ['APPROVAL', 'DENIAL', 'TERMINATION', 'RENEWAL_FORM', 'INFORMATION_REQUEST', 'PRIVACY'] as const;
const FORMS = ['FORM_1095_B', 'FORM_1099_HC'] as const;

/** Documents by any person about any person, mostly within one household, and requests about every person. */
export function randomDocuments(values: RandomValues, people: People, { accounts }: Accounts): DocumentsFeed {
  const { choices } = values;
  const rfis = people.persons.flatMap(({ id }) => choices.times(choices.below(4), () => randomRfi(values, id)));
  const anybody = [...people.persons, ...accounts].map(({ id }) => id);
  const document = (personId: string): DocumentsFeed['documents'][number] => {
    const near = relatives(people, personId);
    const ownRfis = rfis.filter((rfi) => rfi.personId === personId);
    const others = choices.chance(15) ? ['rfi-of-nobody', ...rfis.map(({ id }) => id)] : ownRfis.map(({ id }) => id);
    return values.row(DOCUMENTS.documents, {
      id: `doc-${values.digits(5)}`,
      personId,
      submitterId: choices.pick([personId, choices.pick(near), choices.pick(near), choices.pick(anybody)]),
      category: choices.pick(CATEGORIES),
      channel: choices.pick(CHANNELS),
      status: choices.pick(DOCUMENT_STATUSES),
      submittedOn: values.day(-6, 0),
      receivedOn: values.orNull(values.day(-6, 0)),
      notAcceptedReason: values.orNull(values.text(personId, 'notAcceptedReason')),
      rfiId: rfiOf(others.length > 0 && choices.chance(70) ? choices.pick(others) : null),
    });
  };
  return {
    asOf: values.moment(),
    documents: people.persons.flatMap(({ id }) => choices.times(choices.below(5), () => document(id))),
    rfis,
  };
}

/** A feed refers only to requests that it contains. */
const rfiOf = (id: string | null) => (id === 'rfi-of-nobody' ? null : id);

const randomRfi = (values: RandomValues, personId: string): DocumentsFeed['rfis'][number] =>
  values.row(DOCUMENTS.rfis, {
    id: `rfi-${values.digits(5)}`,
    personId,
    category: values.choices.pick(CATEGORIES),
    status: values.choices.pick(RFI_STATUSES),
    requestedOn: values.day(-6, 0),
    dueOn: values.orNull(values.day(-10, 90)),
    aboutAdult: values.choices.chance(60),
  });

/** The persons who are or were on an application with the person. */
function relatives({ memberships }: People, personId: string): string[] {
  const own = memberships.filter((row) => row.personId === personId).map(({ householdId }) => householdId);
  return [personId, ...memberships.filter(({ householdId }) => own.includes(householdId)).map((row) => row.personId)];
}

/** Notices to one, two or three persons about any number, with decisions about some; and tax forms. */
export function randomNotices(values: RandomValues, people: People): NoticesFeed {
  const { choices } = values;
  const anybody = people.persons.map(({ id }) => id);
  const notices = people.households.flatMap(({ id }) =>
    choices.times(choices.between(1, 7), () => randomNotice(values, id, people, anybody)),
  );
  return {
    asOf: values.moment(),
    notices,
    decisions: notices.flatMap(({ id, aboutIds }) =>
      [...choices.some(aboutIds, 85), ...choices.some(anybody, 4)].map((personId) =>
        values.row(NOTICES.decisions, {
          id: `dec-${values.digits(5)}`,
          noticeId: id,
          personId,
          coverageType: values.text(personId, 'decided'),
          outcome: choices.pick(NOTICE_TYPES),
          effectiveOn: values.orNull(values.day(-5, 5)),
        }),
      ),
    ),
    taxForms: anybody.flatMap((personId) => choices.times(choices.below(3), () => randomTaxForm(values, people, personId))),
    letters: notices.flatMap((notice) => randomLetters(notice, anybody)),
  };
}

function randomNotice(
  values: RandomValues,
  householdId: string,
  people: People,
  anybody: readonly string[],
): NoticesFeed['notices'][number] {
  const { choices } = values;
  const id = `ntc-${values.digits(5)}`;
  const listed = people.memberships.filter((row) => row.householdId === householdId).map(({ personId }) => personId);
  const somebody = () => (choices.chance(85) ? choices.pick(listed) : choices.pick(anybody));
  const several = (count: number) => [...new Set(choices.times(count, somebody))];
  return values.row(NOTICES.notices, {
    id,
    householdId,
    recipientIds: several(choices.between(1, 3)),
    aboutIds: several(choices.below(5)),
    type: choices.pick(NOTICE_TYPES),
    title: values.text(id, 'title'),
    noticeDate: values.day(-5, 0),
    mailedOn: values.orNull(values.day(-5, 0)),
    language: choices.pick(['en', 'es', 'vi']),
    actionEffectiveOn: values.orNull(values.day(-5, 50)),
    reasonCode: values.orNull(values.text(id, 'reasonCode')),
    regulationCitations: choices.times(choices.below(3), () => values.text(id, 'citation')),
    appealDueOn: values.orNull(values.day(-5, 50)),
    benefitsContinueIfAppealBy: values.orNull(values.day(-5, 50)),
    dueOn: values.orNull(values.day(-5, 50)),
    deliveredVia: values.orNull(choices.pick(['MAIL', 'ELECTRONIC'] as const)),
  });
}

/** Letters to most recipients. They name some of the persons in the notice, and sometimes another person. */
function randomLetters({ id, recipientIds, aboutIds }: NoticesFeed['notices'][number], anybody: readonly string[]) {
  // Letters have separate choices, so that the worlds of recorded seeds do not change.
  const choices = new Choices(Number(id.slice(4)));
  return choices.some(recipientIds, 85).map((recipientId) => ({
    noticeId: id,
    recipientId,
    namedIds: [recipientId, ...choices.some(aboutIds, 50), ...(choices.chance(5) ? [choices.pick(anybody)] : [])],
    sha256: 'f'.repeat(64),
    bytes: `${id} letter to ${recipientId}`.length,
  }));
}

function randomTaxForm(values: RandomValues, people: People, recipientId: string): NoticesFeed['taxForms'][number] {
  const { choices } = values;
  const own = people.memberships.filter(({ personId }) => personId === recipientId).map(({ householdId }) => householdId);
  const id = `tax-${values.digits(5)}`;
  return values.row(NOTICES.taxForms, {
    id,
    householdId: choices.pick([...own, ...people.households.map((household) => household.id)]),
    recipientId,
    form: choices.pick(FORMS),
    taxYear: choices.between(2020, 2026),
    title: values.text(id, 'title'),
    mailedOn: values.orNull(values.day(-5, 0)),
    language: choices.pick(['en', 'es', 'vi']),
  });
}
