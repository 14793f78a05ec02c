import { ASSISTED_ISSUER } from '../../schema/contract/opaque-token.ts';
import type { Locale } from '../../schema/contract/locales.ts';
import type { SignIn, Viewer } from '../../schema/contract/viewer.ts';
import { loadMany, loadOne } from '../shared/loader.ts';
import { accountFacts, contactFacts } from './alert-facts.ts';
import type { AlertFact } from './schema.generated.ts';
import type { Store, ViewerRoleRow, ViewerStandingRow } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The look-ups of one request, and the changes that it may make. */
export function createLoaders(store: Store) {
  const person = loadOne(store.persons, ({ id }) => id);
  const links = loadMany(store.links, ({ accountId }) => accountId);
  return {
    person,
    contact: loadOne(store.contacts, ({ personId }) => personId),
    addresses: loadMany(store.addresses, ({ personId }) => personId),
    phones: loadMany(store.phones, ({ personId }) => personId),
    account: loadOne(store.accounts, ({ id }) => id),
    links,
    roles: loadMany(
      async (accountIds) => (await each(accountIds, (id) => rolesOf(store, id))).flat(),
      ({ accountId }) => accountId,
    ),
    household: loadOne(store.households, ({ id }) => id),
    membersAmong: store.membersAmong,
    memberships: loadMany(store.memberships, ({ personId }) => personId),
    standing: (signIn: SignIn, locale: Locale) => standingOf(store, signIn, locale),
    /** What can be cause for an alert about the viewer's account, or about the contact data of the viewer's person. */
    alertFacts: async ({ standing }: Viewer, id: string): Promise<AlertFact[]> =>
      id === standing.accountId ? accountFacts(id, await links.load(id)) : contactFacts(await person.load(id)),
    feed: store.feed,
    requestEmailCode: store.requestEmailCode,
    confirmEmailCode: store.confirmEmailCode,
    createProfile: store.createProfile,
    checkPassword: store.checkPassword,
    link: store.link,
    unlink: store.unlink,
    securityEvents: store.securityEvents,
    assistedSessions: store.assistedSessions,
    startAssistedSession: store.startAssistedSession,
    endAssistedSession: store.endAssistedSession,
    signOut: store.signOut,
    handOffTargets: store.handOffTargets,
    createHandOff: store.createHandOff,
    redeemHandOff: store.redeemHandOff,
  };
}

const each = <Row>(keys: readonly string[], load: (key: string) => Promise<Row>): Promise<Row[]> => Promise.all(keys.map(load));

/** The roles of an account (RO-1): one per household, and that of a holder who is not on the application (RO-7). */
async function rolesOf(store: Store, accountId: string): Promise<ViewerRoleRow[]> {
  const personId = await store.linkedPerson(accountId);
  const places = personId === null ? [] : await store.memberships([personId]);
  const roles = places.map(({ role, householdId }) => ({ accountId, role, household: { id: householdId } }));
  const held = await store.heldHouseholds(accountId);
  const outside = held.some(({ id }) => places.every(({ householdId }) => householdId !== id));
  return outside ? [...roles, { accountId, role: 'HOLDER', household: null }] : roles;
}

async function standingOf(store: Store, signIn: SignIn, locale: Locale): Promise<ViewerStandingRow> {
  // The epoch first: should a change come in between, the standing is kept under the old epoch, and nobody asks for that again.
  const epoch = await store.epoch();
  const who = signIn.issuer === ASSISTED_ISSUER ? await delegated(store, signIn) : await inPerson(store, signIn, locale);
  if (who === null) return { ...NOBODY, ended: true, endsInSeconds: null, epoch };
  const places = who.personId === null ? NOWHERE : await placesOf(store, who.personId);
  return { ...NOBODY, ...who, ...places, ended: false, epoch };
}

const NOWHERE = { language: null, memberOf: [], heads: [], changesInSeconds: null };
const NOBODY = { ...NOWHERE, delegate: null, provider: null, accountId: null, personId: null };

type Who = Pick<ViewerStandingRow, 'accountId' | 'personId' | 'endsInSeconds'> & Partial<ViewerStandingRow>;

/** A sign-in is (issuer, subject), never an e-mail address (SI-7). */
async function inPerson(store: Store, signIn: SignIn, locale: Locale): Promise<Who | null> {
  const endsInSeconds = await store.continueSession(signIn);
  if (endsInSeconds === null) return null;
  const accountId = (await store.accountOf(signIn.issuer, signIn.subject)) ?? (await store.linkFirstSignIn(signIn, locale));
  return { accountId, personId: accountId === null ? null : await store.linkedPerson(accountId), endsInSeconds };
}

/** A delegate stands where the member stands, as long as the member is there and linked to the same person (DE-2). */
async function delegated(store: Store, { subject }: SignIn): Promise<Who | null> {
  const session = await store.assistedBy(subject);
  if (session === null || (await store.linkedPerson(session.accountId)) !== session.personId) return null;
  const { id, delegateKind: kind, accountId, personId, provider, endsInSeconds } = session;
  return { accountId, personId, provider, endsInSeconds, delegate: { assistedSessionId: id, kind } };
}

async function placesOf(
  store: Store,
  personId: string,
): Promise<Pick<ViewerStandingRow, 'language' | 'memberOf' | 'heads' | 'changesInSeconds'>> {
  const places = await store.memberships([personId]);
  const headed = places.filter(({ role }) => role === 'HEAD').map(({ householdId }) => householdId);
  const members = headed.length === 0 ? [] : (await store.members(headed)).filter((member) => member.personId !== personId);
  const restricted = new Set(members.length === 0 ? [] : await store.restricted(members.map((member) => member.personId)));
  const membersOf = (household: string) => members.filter(({ householdId }) => householdId === household);
  const view = (member: { personId: string }) => ({ personId: member.personId, limited: restricted.has(member.personId) });
  const [contact] = await store.contacts([personId]);
  return {
    language: contact?.writtenLanguage ?? null,
    memberOf: places.map(({ householdId }) => householdId),
    heads: headed.map((id) => ({ id, members: membersOf(id).map(view) })),
    changesInSeconds: await store.secondsToNextChange(personId),
  };
}
