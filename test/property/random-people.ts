import { demoFeed, type Feed } from '../../scripts/demo/identity.ts';
import type { Choices } from './choices.ts';
import { addDays, type RandomValues } from './random-values.ts';

type Memberships = Feed['memberships'][number];
type Persons = Feed['persons'][number];
export type People = Pick<Feed, 'persons' | 'addresses' | 'phones' | 'households' | 'memberships' | 'restrictions'>;

const DEMO = demoFeed();

const LANGUAGES = ['EN', 'ES', 'PT_BR', 'ZH_HANT', 'VI', 'HT'] as const;
const FORMATS = ['STANDARD', 'LARGE_PRINT', 'ELECTRONIC', 'BRAILLE'] as const;
const ADDRESS_KINDS = ['STREET', 'PO_BOX', 'NO_FIXED_ADDRESS', 'SUBSTITUTE'] as const;
const PHONE_KINDS = ['MOBILE', 'HOME', 'WORK'] as const;
const RELATIONSHIPS = ['SPOUSE', 'CHILD', 'STEPCHILD', 'PARENT', 'SIBLING', 'OTHER_RELATIVE', 'UNRELATED'] as const;

/** Two to four households of one to eight persons each, some of whom are on two applications, some restricted. */
export function randomPeople(values: RandomValues, today: string): People {
  const { choices } = values;
  const persons: Persons[] = [];
  const memberships: Memberships[] = [];
  const households = choices.times(choices.between(2, 4), (index) => `h${index + 1}`);
  for (const householdId of households) {
    const size = choices.between(1, 8);
    const others = choices.some(persons, 12).slice(0, size - 1);
    const own = choices.times(size - others.length, (index) => randomPerson(values, `p${persons.length + index + 1}`));
    persons.push(...own);
    memberships.push(...randomMemberships(choices, today, householdId, [...own, ...others]));
  }
  return {
    persons,
    addresses: persons.flatMap(({ id }) => randomAddresses(values, id)),
    phones: persons.flatMap(({ id }) => choices.times(choices.below(4), () => randomPhone(values, id))),
    households: households.map((id) => ({ id, holderAccountId: null })),
    memberships,
    restrictions: choices
      .some(persons, 30)
      .map(({ id }) => ({ personId: id, reason: choices.pick(['SAFE_ADDRESS', 'CONFIDENTIAL'] as const) })),
  };
}

function randomPerson(values: RandomValues, id: string): Persons {
  const { choices } = values;
  return values.row(DEMO.persons, {
    id,
    first: values.text(id, 'first'),
    middle: values.orNull(values.text(id, 'middle')),
    last: values.text(id, 'last'),
    suffix: values.orNull(values.text(id, 'suffix')),
    preferred: values.orNull(values.text(id, 'preferred')),
    birthDate: values.day(-30_000, -100),
    massHealthId: values.orNull(`9${values.digits(11)}`),
    email: values.orNull(values.text(id, 'email')),
    spokenLanguage: choices.pick(LANGUAGES),
    writtenLanguage: choices.pick(LANGUAGES),
    format: choices.pick(FORMATS),
    contactConfirmedOn: values.orNull(values.day(-500, 0)),
  });
}

const randomAddresses = (values: RandomValues, personId: string): Feed['addresses'][number][] =>
  values.choices.some(['HOME', 'MAILING'] as const, 80).map((usage) =>
    values.row(DEMO.addresses, {
      personId,
      usage,
      kind: values.choices.pick(ADDRESS_KINDS),
      line1: values.orNull(values.text(personId, `${usage} line1`)),
      line2: values.orNull(values.text(personId, `${usage} line2`)),
      city: values.text(personId, `${usage} city`),
      state: 'MA',
      zip: values.digits(5),
    }),
  );

const randomPhone = (values: RandomValues, personId: string): Feed['phones'][number] =>
  values.row(DEMO.phones, {
    personId,
    kind: values.choices.pick(PHONE_KINDS),
    number: `617-555-${values.digits(4)}`,
    primary: values.choices.chance(30) ? 1 : 0,
  });

type Period = { readonly from: string; readonly to: string | null };

/** The first of the persons is, was or will be the head, or is replaced by the second (RO-9). */
function randomMemberships(choices: Choices, today: string, householdId: string, persons: readonly Persons[]): Memberships[] {
  const day = (least: number, most: number) => addDays(today, choices.between(least, most));
  const membership = (personId: string, role: 'HEAD' | 'MEMBER', period: Period): Memberships => ({
    householdId,
    personId,
    role,
    isApplying: choices.chance(80) ? 1 : 0,
    relationshipToHead: role === 'HEAD' ? 'SELF' : choices.pick(RELATIONSHIPS),
    ...period,
  });
  const [head, second, ...rest] = persons.map(({ id }) => id);
  const members = rest.flatMap((id) => memberPeriods(choices, today).map((period) => membership(id, 'MEMBER', period)));
  if (head === undefined) return members;
  if (second === undefined || choices.chance(75)) {
    const alone = second === undefined ? [] : memberPeriods(choices, today).map((period) => membership(second, 'MEMBER', period));
    return [membership(head, 'HEAD', { from: day(-400, -100), to: null }), ...alone, ...members];
  }
  // The head changes on a past day, today or on a future day. There may be days without a head.
  const change = day(-3, 3);
  return [
    membership(head, 'HEAD', { from: day(-400, -100), to: change }),
    membership(second, 'MEMBER', { from: day(-400, -100), to: change }),
    membership(second, 'HEAD', { from: addDays(change, choices.below(3)), to: null }),
    ...members,
  ];
}

/** Mostly a current period. Some are past, some are in the future, and some were interrupted. Most changes are near today. */
function memberPeriods(choices: Choices, today: string): Period[] {
  const day = (least: number, most: number) => addDays(today, choices.between(least, most));
  const began = day(-400, -50);
  switch (choices.below(10)) {
    case 5:
      return [{ from: began, to: day(-2, 2) }];
    case 6:
      return [{ from: day(-1, 2), to: null }];
    case 7:
      return [
        { from: began, to: day(-40, -1) },
        { from: day(-1, 1), to: null },
      ];
    case 8:
      return [{ from: began, to: day(-40, 0) }];
    case 9:
      return [{ from: began, to: day(1, 40) }];
    default:
      return [{ from: began, to: null }];
  }
}
