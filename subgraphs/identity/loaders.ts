import type { Viewer } from '../../schema/contract/viewer.ts';
import { loadMany, loadOne } from '../shared/loader.ts';
import { accountFacts, contactFacts } from './alerts/alert-facts.ts';
import type { AlertFact } from './schema.generated.ts';
import type { ViewerRoleRow } from './rows.ts';
import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The look-ups of one request. */
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
    /** The facts that can cause an alert about the viewer's account, or about the contact data of the viewer's person. */
    alertFacts: async ({ standing }: Viewer, id: string): Promise<AlertFact[]> =>
      id === standing.accountId ? accountFacts(id, await links.load(id)) : contactFacts(await person.load(id)),
    feed: store.feed,
    securityEvents: store.securityEvents,
    assistedSessions: store.assistedSessions,
    handOffTargets: store.handOffTargets,
  };
}

const each = <Row>(keys: readonly string[], load: (key: string) => Promise<Row>): Promise<Row[]> => Promise.all(keys.map(load));

/** The roles of an account (RO-1): one per household, and one for a holder who is not on the application (RO-7). */
async function rolesOf(store: Store, accountId: string): Promise<ViewerRoleRow[]> {
  const personId = await store.linkedPerson(accountId);
  const places = personId === null ? [] : await store.memberships([personId]);
  const roles = places.map(({ role, householdId }) => ({ accountId, role, household: { id: householdId } }));
  const held = await store.heldHouseholds(accountId);
  const outside = held.some(({ id }) => places.every(({ householdId }) => householdId !== id));
  return outside ? [...roles, { accountId, role: 'HOLDER', household: null }] : roles;
}
