import type { ColumnType } from 'kysely';
import type { Locale } from '../../schema/contract/locales.ts';
import type { Delegate } from '../../schema/contract/viewer.ts';
import type { AccountTables } from './tables/account-tables.ts';
import type { SessionTables } from './tables/session-tables.ts';
import type * as Sdl from './enums.generated.ts';

export type Flag = 0 | 1;
export type NameParts = { first: string; middle: string | null; last: string; suffix: string | null; preferred: string | null };
export type Reach = { email: string | null; spokenLanguage: Sdl.Language; writtenLanguage: Sdl.Language; format: Sdl.MailFormat };
type Lines = { kind: Sdl.AddressKind; line1: string | null; line2: string | null; city: string; state: string; zip: string };
type Place = { role: Sdl.HouseholdRole; relationshipToHead: Sdl.Relationship; from: string; to: string | null };

/** `contactConfirmedOn`: the day on which the person last confirmed the contact data. */
export type Persons = {
  id: string;
  birthDate: string;
  massHealthId: string | null;
  contactConfirmedOn: string | null;
} & NameParts &
  Reach;
export type Addresses = { personId: string; usage: 'HOME' | 'MAILING' } & Lines;
export type Phones = { personId: string; kind: Sdl.PhoneKind; number: string; primary: Flag };
export type Households = { id: string; holderAccountId: string | null };
export type Memberships = { householdId: string; personId: string; isApplying: Flag } & Place;
export type Restrictions = { personId: string; reason: 'SAFE_ADDRESS' | 'CONFIDENTIAL' };
type SignIn = { issuer: string; subject: string; provider: Sdl.IdentityProvider };
type Profile = { firstName: string; lastName: string; email: string; emailVerified: Flag; createdOn: string };
/**
 * `language`: the language the account was created in, a tag of LA-1; null where its source does not give one. `profileAt`: the
 * authentication at which the issuer was last asked for the profile; null where the profile is not from an issuer.
 */
export type Accounts = {
  id: string;
  language?: Locale | null | undefined;
  profileAt?: string | null | undefined;
} & SignIn &
  Profile;
type LinkFacts = { kind: Sdl.LinkKind; state: Sdl.LinkState; method: Sdl.LinkMethod | null; linkedAt: string | null };
export type Links = { accountId: string; personId: string | null } & LinkFacts;

export type Feeds = { asOf: string; records: number };

/** PostgreSQL's driver returns a bigint as text. */
type Position = ColumnType<number | string, number, number>;

/** All tables of identity. */
export type Tables = {
  persons: Persons;
  addresses: Addresses;
  phones: Phones;
  households: Households;
  memberships: Memberships;
  restrictions: Restrictions;
  accounts: Accounts;
  links: Links;
  feed: Feeds;
  /** One row: the id of the log, the position of its newest change, and the position up to which it was cut. */
  change_counter: { log: string; position: Position; cutAt: Position };
  /** `subject`: whose standing changed; see `recordChanges`. */
  standing_changes: { position: Position; subject: string };
} & AccountTables &
  SessionTables;

// Rows as the schema shows them.

export type PersonRow = Pick<Persons, 'id' | 'birthDate' | 'massHealthId' | 'contactConfirmedOn'> & {
  name: NameParts & { full: string };
};
export type AddressRow = Addresses;
export type PhoneRow = Omit<Phones, 'primary'> & { primary: boolean };
export type ContactRow = Reach & { personId: string };
export type HouseholdRow = { id: string };
export type HouseholdMemberRow = Omit<Memberships, 'isApplying'> & { isApplying: boolean };
export type AccountRow = Omit<Accounts, 'emailVerified'> & { emailVerified: boolean };
/** `lockedUntil` is null where the link is not locked, or where only its source can lift the lock. */
export type AccountLinkRow = Links & { lockedUntil: string | null };
export type ViewerRoleRow = { accountId: string; role: Sdl.HouseholdRole; household: HouseholdRow | null };
export type FeedRow = Feeds;
export type ViewerStandingRow = {
  delegate: Delegate | null;
  provider: Sdl.IdentityProvider | null;
  ended: boolean;
  endsInSeconds: number | null;
  accountId: string | null;
  personId: string | null;
  language: Sdl.Language | null;
  memberOf: string[];
  heads: { id: string; members: { personId: string; limited: boolean }[] }[];
  changesInSeconds: number | null;
  changeSubject: string;
  profileDue: boolean;
  log: string;
  position: number;
};
