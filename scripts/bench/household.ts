import type { DevClaims } from '../../gateway/sign-in/dev-issuer.ts';
import type { Relationship } from '../../subgraphs/identity/enums.generated.ts';

// Households of several sizes, each with a head who signs in with MA Login. No person is restricted and no proof is sensitive, so
// a head may see everything that the query selects, and a gateway without rules gives the same answer.

export const HOUSEHOLD_SIZES = [1, 5, 20] as const;
export type HouseholdSize = (typeof HOUSEHOLD_SIZES)[number];

export const ISSUER = 'ma-login';
export const subjectOf = (size: HouseholdSize): string => `bench-head-${size}`;

/** The sign-in of the head of a household. */
export const signInOfHead = (size: HouseholdSize): DevClaims => ({ issuer: ISSUER, subject: subjectOf(size), scopes: [] });

export type Member = {
  readonly id: string;
  readonly first: string;
  readonly birthDate: string;
  readonly relationship: Relationship;
};
export type Household = {
  readonly id: string;
  readonly account: string;
  readonly size: HouseholdSize;
  readonly members: readonly Member[];
};

const FIRST: readonly Omit<Member, 'id'>[] = [
  { first: 'Alba', birthDate: '1984-03-11', relationship: 'SELF' },
  { first: 'Boris', birthDate: '1982-07-29', relationship: 'SPOUSE' },
  { first: 'Cleo', birthDate: '2009-01-17', relationship: 'CHILD' },
  { first: 'Dario', birthDate: '2014-11-05', relationship: 'CHILD' },
  { first: 'Edda', birthDate: '1951-09-23', relationship: 'PARENT' },
];
const CHILD: Omit<Member, 'id'> = { first: 'Fabio', birthDate: '2015-05-05', relationship: 'CHILD' };

export const HOUSEHOLDS: readonly Household[] = HOUSEHOLD_SIZES.map((size) => ({
  id: `h5${size}`,
  account: `acct-bench-${size}`,
  size,
  members: rows(size, (number) => ({ id: `p${5_000 + size * 30 + number}`, ...(FIRST[number - 1] ?? CHILD) })),
}));
/** Everybody. */
export const ALL = HOUSEHOLDS.flatMap(({ members }) => members);
export const HEADS = HOUSEHOLDS.flatMap(({ members: [head] }) => head ?? []);

/** @returns `count` rows, made from 1, 2, … */
export function rows<Row>(count: number, row: (number: number) => Row): Row[] {
  return Array.from({ length: count }, (_, index) => row(index + 1));
}
