import type { HouseholdRole, Language, MailFormat, Relationship } from '../../subgraphs/identity/enums.generated.ts';
import { DEMO_NOW, demoDay } from '../../subgraphs/shared/demo.ts';
import { FIRST_NAMES, LAST_NAMES } from './fictional-names.ts';
import { type Coverage, planCoverage } from './plan-coverage.ts';
import { type Random, randomOf, type Shares } from './random.ts';

/** A person as planned; what the feeds say of them follows from it. */
export type Person = {
  readonly id: string;
  readonly massHealthId: string;
  readonly ssn: string;
  readonly first: string;
  readonly last: string;
  readonly age: number;
  readonly birthDate: string;
  readonly language: Language;
  readonly format: MailFormat;
  readonly restriction: 'SAFE_ADDRESS' | 'CONFIDENTIAL' | null;
  readonly membership: Membership;
  readonly coverage: Coverage;
};

export type Membership = {
  readonly personId: string;
  readonly role: Exclude<HouseholdRole, 'HOLDER'>;
  readonly relationshipToHead: Relationship;
  readonly isApplying: boolean;
  readonly from: string;
  readonly to: string | null;
};

/** A household as planned. The first of its persons is the head. */
export type Household = {
  readonly seed: number;
  readonly number: number;
  readonly id: string;
  readonly city: readonly [name: string, zip: string];
  readonly persons: readonly Person[];
  /** Members whom the household before this one describes: children of parents who live apart. */
  readonly guests: readonly Membership[];
};

/** The choices about each have a stream of random numbers of their own, so that a change of one leaves the others as they are. */
export const STREAM = {
  household: 1,
  persons: 2,
  identity: 3,
  accounts: 4,
  masshealth: 5,
  connector: 6,
  documents: 7,
  notices: 8,
};

/** The most households: identifiers have room for so many. */
export const MOST_HOUSEHOLDS = 7_000_000;
const MOST_MEMBERS = 12;

// prettier-ignore
const SIZES: Shares<number> = [
  [1, 36], [2, 24], [3, 15.5], [4, 13], [5, 6], [6, 3], [7, 1.2], [8, 0.6], [9, 0.3], [10, 0.2], [11, 0.1], [12, 0.1],
];

// prettier-ignore
const LANGUAGES: Shares<Language> = [['EN', 70], ['ES', 15], ['PT_BR', 6], ['ZH_HANT', 3], ['VI', 3], ['HT', 3]];

// prettier-ignore
const FORMATS: Shares<MailFormat> = [['STANDARD', 93], ['LARGE_PRINT', 4], ['ELECTRONIC', 2.7], ['BRAILLE', 0.3]];

// prettier-ignore
const HEAD_AGES: Shares<readonly [number, number]> = [[[18, 25], 12], [[26, 44], 42], [[45, 64], 30], [[65, 92], 16]];

// prettier-ignore
const RELATIVES: Shares<Relationship> = [
  ['CHILD', 78], ['STEPCHILD', 6], ['PARENT', 6], ['SIBLING', 4], ['OTHER_RELATIVE', 4], ['UNRELATED', 2],
];

// prettier-ignore
const CITIES = [
  ['Boston', '02108'], ['Worcester', '01608'], ['Springfield', '01103'], ['Lowell', '01852'], ['Brockton', '02301'],
  ['New Bedford', '02740'], ['Fall River', '02720'], ['Lawrence', '01840'], ['Pittsfield', '01201'], ['Holyoke', '01040'],
] as const;

const SHARE = { spouse: 0.5, headApplies: 0.94, applies: 0.93, left: 0.05, guest: 0.03, restricted: 0.02 };

const ADULT = 18;
/** From this age on a person can be restricted: their own mail is theirs. */
const TEEN = 14;

/** @param number from 1 */
const householdId = (number: number): string => `h${String(number).padStart(8, '0')}`;

/** @returns a household. It depends on its number and the seed alone */
export function planHousehold(seed: number, number: number): Household {
  const random = randomOf(seed, number, STREAM.household);
  const persons = planPersons(seed, number);
  return { seed, number, id: householdId(number), city: random.pick(CITIES), persons, guests: guestsOf(seed, number, random) };
}

function planPersons(seed: number, number: number): Person[] {
  const random = randomOf(seed, number, STREAM.persons);
  const language = random.weighted(LANGUAGES);
  const last = random.pick(LAST_NAMES[language]);
  const poverty = random.weighted(POVERTY);
  const [youngest, oldest] = random.weighted(HEAD_AGES);
  const headAge = random.whole(youngest, oldest);
  const size = random.weighted(SIZES);
  const since = -random.whole(30, 1500);
  return Array.from({ length: size }, (_, index) => {
    const relationship =
      index === 0 ? 'SELF' : index === 1 && random.chance(SHARE.spouse) ? 'SPOUSE' : random.weighted(RELATIVES);
    const age = ageOf(relationship, headAge, random);
    return planPerson({ number, position: index + 1, language, last, relationship, age, since }, random, poverty);
  });
}

/** Income in percent of the federal poverty level: from, to. */
// prettier-ignore
const POVERTY: Shares<number> = [[60, 26], [110, 30], [145, 9], [185, 12], [240, 9], [290, 6], [380, 5], [600, 3]];

function ageOf(relationship: Relationship, headAge: number, random: Random): number {
  switch (relationship) {
    case 'SELF':
      return headAge;
    case 'CHILD':
    case 'STEPCHILD':
      return random.whole(0, Math.max(0, Math.min(26, headAge - 17)));
    case 'PARENT':
      return Math.min(96, headAge + random.whole(19, 35));
    default:
      return Math.max(1, headAge + random.whole(-9, 9));
  }
}

type Sketch = {
  readonly number: number;
  readonly position: number;
  readonly language: Language;
  readonly last: string;
  readonly relationship: Relationship;
  readonly age: number;
  readonly since: number;
};

function planPerson(
  { number, position, language, last, relationship, age, since }: Sketch,
  random: Random,
  poverty: number,
): Person {
  const isHead = relationship === 'SELF';
  const id = personId(number, position);
  const isApplying = random.chance(isHead ? SHARE.headApplies : SHARE.applies);
  const daysOld = age * 365.25 + random.whole(1, 364);
  const begun = Math.max(since, -Math.floor(daysOld));
  const hasLeft = !isHead && begun < -60 && random.chance(SHARE.left);
  const isRestricted = !isHead && age >= TEEN && random.chance(SHARE.restricted);
  return {
    id,
    massHealthId: `9${String(number).padStart(9, '0')}${String(position).padStart(2, '0')}`,
    ssn: `9${10_000_000 + number * MOST_MEMBERS + position - 1}`,
    first: random.pick(FIRST_NAMES),
    last,
    age,
    birthDate: new Date(DEMO_NOW - daysOld * 24 * 60 * 60 * 1000).toISOString().slice(0, 10),
    language,
    format: random.weighted(FORMATS),
    restriction: isRestricted ? random.pick(['SAFE_ADDRESS', 'CONFIDENTIAL'] as const) : null,
    membership: {
      personId: id,
      role: isHead ? 'HEAD' : 'MEMBER',
      relationshipToHead: relationship,
      isApplying,
      from: demoDay(begun),
      to: hasLeft ? demoDay(-random.whole(1, -begun - 30)) : null,
    },
    coverage: isApplying ? planCoverage(age, poverty, random) : { massHealth: [], connector: null },
  };
}

const personId = (number: number, position: number) => `p${String(number).padStart(8, '0')}${String(position).padStart(2, '0')}`;

/** In some households lives, part of the time, a child whom the household before it describes. */
function guestsOf(seed: number, number: number, random: Random): Membership[] {
  if (number === 1 || !random.chance(SHARE.guest)) return [];
  const others = planPersons(seed, number - 1);
  const child = others.find(({ age, membership }) => membership.role === 'MEMBER' && age < ADULT);
  if (child === undefined) return [];
  const from = demoDay(-random.whole(1, 29));
  return [{ personId: child.id, role: 'MEMBER', relationshipToHead: 'CHILD', isApplying: false, from, to: null }];
}

/** @returns whether a person can have an account of their own */
export const isAdult = ({ age }: Person): boolean => age >= ADULT;

/** @returns whether a person is a member on the day of the data */
export const isMember = ({ membership }: Person): boolean => membership.to === null;
