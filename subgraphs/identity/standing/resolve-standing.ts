import type { Locale } from '../../../schema/contract/locales.ts';
import { ASSISTED_ISSUER } from '../../../schema/contract/opaque-token.ts';
import type { SignIn } from '../../../schema/contract/viewer.ts';
import type { ViewerStandingRow } from '../rows.ts';
import type { createHouseholdQueries } from '../households/household-queries.ts';
import type { createProfileQueries } from '../households/profile-queries.ts';
import { type createStandingChanges, signInSubject } from '../events/standing-changes.ts';
import type { createFirstSignIns } from '../linking/first-sign-in.ts';
import type { createAssistedSessions } from '../sessions/assisted-sessions.ts';
import type { createSessions } from '../sessions/sessions.ts';

/** The part of the store that standings are read from. */
type Store = ReturnType<typeof createProfileQueries> &
  ReturnType<typeof createHouseholdQueries> &
  ReturnType<typeof createFirstSignIns> &
  ReturnType<typeof createStandingChanges> &
  ReturnType<typeof createSessions> &
  ReturnType<typeof createAssistedSessions>;

/**
 * Records that the session of a sign-in is in use, and links the account of a first sign-in.
 *
 * @returns the standing of the sign-in; `ended` when the session has ended
 */
export async function resolveStanding(store: Store, signIn: SignIn, locale: Locale): Promise<ViewerStandingRow> {
  // The position is read first. Therefore the standing shows every change up to it, and a later change has a later position.
  const position = await store.logPosition();
  const delegates = signIn.issuer === ASSISTED_ISSUER;
  const { who, changeSubject } = delegates ? await delegated(store, signIn) : await inPerson(store, signIn, locale);
  if (who === null) return { ...NOBODY, ended: true, endsInSeconds: null, changeSubject, ...position };
  const places = who.personId === null ? NOWHERE : await placesOf(store, who.personId);
  return { ...NOBODY, ...who, ...places, ended: false, changeSubject, ...position };
}

const NOWHERE = { language: null, memberOf: [], heads: [], changesInSeconds: null };
const NOBODY = { ...NOWHERE, delegate: null, provider: null, accountId: null, personId: null, profileDue: false };

type Who = Pick<ViewerStandingRow, 'accountId' | 'personId' | 'endsInSeconds'> & Partial<ViewerStandingRow>;

/** Whose standing it is, null when the sign-in has ended, and by which name the log of changes tells that this changed. */
type Resolved = { readonly who: Who | null; readonly changeSubject: string };

/** A sign-in is (issuer, subject), never an e-mail address (SI-7). */
async function inPerson(store: Store, signIn: SignIn, locale: Locale): Promise<Resolved> {
  const endsInSeconds = await store.continueSession(signIn);
  // A sign-in that has ended never holds again.
  if (endsInSeconds === null) return { who: null, changeSubject: signInSubject(signIn) };
  const account = await store.accountOf(signIn.issuer, signIn.subject);
  const accountId = account?.id ?? (await store.linkFirstSignIn(signIn, locale));
  const personId = account?.personId ?? (accountId === null ? null : await personOf(store, signIn, accountId, locale));
  const profileDue = accountId === null || isOlder(account?.profileAt ?? null, signIn);
  return { who: { accountId, personId, endsInSeconds, profileDue }, changeSubject: accountId ?? signInSubject(signIn) };
}

async function personOf(store: Store, signIn: SignIn, accountId: string, locale: Locale): Promise<string | null> {
  const personId = await store.linkedPerson(accountId);
  if (personId !== null || signIn.provider !== 'MA_LOGIN') return personId;
  await store.linkLaterSignIn(accountId, signIn, locale);
  return store.linkedPerson(accountId);
}

/** Whether the person has authenticated since the issuer was asked for the profile. */
const isOlder = (profileAt: string | null, { authenticatedAt }: SignIn): boolean =>
  profileAt !== null && Date.parse(profileAt) < Math.trunc(authenticatedAt * 1000);

/**
 * A delegate has the member's standing while the member's session lasts and its account is linked to the same person (DE-2). The
 * standing changes with the member's account, even while there is none because the link has ended.
 */
async function delegated(store: Store, signIn: SignIn): Promise<Resolved> {
  const session = await store.assistedBy(signIn.subject);
  if (session === null) return { who: null, changeSubject: signInSubject(signIn) };
  const { id, delegateKind: kind, accountId, personId, provider, endsInSeconds } = session;
  const holds = (await store.linkedPerson(accountId)) === personId;
  const who = { accountId, personId, provider, endsInSeconds, delegate: { assistedSessionId: id, kind } };
  return { who: holds ? who : null, changeSubject: accountId };
}

async function placesOf(
  store: Store,
  personId: string,
): Promise<Pick<ViewerStandingRow, 'language' | 'memberOf' | 'heads' | 'changesInSeconds'>> {
  const [{ current: places, changesInSeconds, ...all }, [contact]] = await Promise.all([
    store.placesOf(personId),
    store.contacts([personId]),
  ]);
  const headed = places.filter(({ role }) => role === 'HEAD').map(({ householdId }) => householdId);
  const members = all.members.filter((member) => member.personId !== personId && headed.includes(member.householdId));
  const restricted = new Set(members.length === 0 ? [] : await store.restricted(members.map((member) => member.personId)));
  const membersOf = (household: string) => members.filter(({ householdId }) => householdId === household);
  const view = (member: { personId: string }) => ({ personId: member.personId, limited: restricted.has(member.personId) });
  return {
    language: contact?.writtenLanguage ?? null,
    memberOf: places.map(({ householdId }) => householdId),
    heads: headed.map((id) => ({ id, members: membersOf(id).map(view) })),
    changesInSeconds,
  };
}
