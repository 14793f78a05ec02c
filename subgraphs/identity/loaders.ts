import { loadMany, loadOne } from '../shared/loader.ts';
import type { Store, ViewerRoleRow, ViewerStandingRow } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The look-ups of one request, and the one change that it may make. */
export function createLoaders(store: Store) {
  return {
    person: loadOne(store.persons, ({ id }) => id),
    contact: loadOne(store.contacts, ({ personId }) => personId),
    addresses: loadMany(store.addresses, ({ personId }) => personId),
    phones: loadMany(store.phones, ({ personId }) => personId),
    account: loadOne(store.accounts, ({ id }) => id),
    links: loadMany(store.links, ({ accountId }) => accountId),
    roles: loadMany(
      async (accountIds) => (await each(accountIds, (id) => rolesOf(store, id))).flat(),
      ({ accountId }) => accountId,
    ),
    household: loadOne(store.households, ({ id }) => id),
    members: loadMany(store.members, ({ householdId }) => householdId),
    memberships: loadMany(store.memberships, ({ personId }) => personId),
    /** By `signInKey`. */
    standing: loadOne(
      (signIns) => each(signIns, (signIn) => standingOf(store, signIn)),
      ({ signIn }) => signIn,
    ),
    feed: store.feed,
    unlink: store.unlink,
  };
}

/** @returns the key of a sign-in: issuer and subject, never an e-mail address (SI-7) */
export const signInKey = ({ issuer, subject }: { issuer: string; subject: string }): string => JSON.stringify([issuer, subject]);

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

async function standingOf(store: Store, signIn: string): Promise<ViewerStandingRow> {
  // The epoch first: should a change come in between, the standing is kept under the old epoch, and nobody asks for that again.
  const epoch = await store.epoch();
  const [issuer, subject] = JSON.parse(signIn) as [string, string];
  const accountId = await store.accountOf(issuer, subject);
  const personId = accountId === null ? null : await store.linkedPerson(accountId);
  const places = personId === null ? { memberOf: [], heads: [], changesInSeconds: null } : await placesOf(store, personId);
  return { signIn, accountId, personId, ...places, epoch };
}

async function placesOf(
  store: Store,
  personId: string,
): Promise<Pick<ViewerStandingRow, 'memberOf' | 'heads' | 'changesInSeconds'>> {
  const places = await store.memberships([personId]);
  const headed = places.filter(({ role }) => role === 'HEAD').map(({ householdId }) => householdId);
  const members = headed.length === 0 ? [] : (await store.members(headed)).filter((member) => member.personId !== personId);
  const restricted = new Set(members.length === 0 ? [] : await store.restricted(members.map((member) => member.personId)));
  const membersOf = (household: string) => members.filter(({ householdId }) => householdId === household);
  const view = (member: { personId: string }) => ({ personId: member.personId, limited: restricted.has(member.personId) });
  return {
    memberOf: places.map(({ householdId }) => householdId),
    heads: headed.map((id) => ({ id, members: membersOf(id).map(view) })),
    changesInSeconds: await store.secondsToNextChange(personId),
  };
}
