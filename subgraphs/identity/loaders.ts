import type DataLoader from 'dataloader';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { loadMany, loadOne } from '../shared/loader.ts';
import { accountFacts, contactFacts } from './alerts/alert-facts.ts';
import { createPlaces, type PlaceLoaders } from './households/places.ts';
import type { AlertFact } from './schema.generated.ts';
import type { AccountLinkRow, ViewerRoleRow } from './rows.ts';
import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The look-ups of one request. */
export function createLoaders(store: Store) {
  const person = loadOne(store.persons, ({ id }) => id);
  const links = loadMany(store.links, ({ accountId }) => accountId);
  const places = createPlaces(store);
  return {
    person,
    contact: loadOne(store.contacts, ({ personId }) => personId),
    addresses: loadMany(store.addresses, ({ personId }) => personId),
    phones: loadMany(store.phones, ({ personId }) => personId),
    account: loadOne(store.accounts, ({ id }) => id),
    links,
    roles: (viewer: Viewer, accountId: string) => rolesOf({ store, links, places }, viewer, accountId),
    household: loadOne(store.households, ({ id }) => id),
    ...places,
    /** The facts that can cause an alert about the viewer's account, or about the contact data of the viewer's person. */
    alertFacts: async ({ standing }: Viewer, id: string): Promise<AlertFact[]> =>
      id === standing.accountId ? accountFacts(id, await links.load(id)) : contactFacts(await person.load(id)),
    feed: store.feed,
    securityEvents: store.securityEvents,
    assistedSessions: store.assistedSessions,
    handOffTargets: store.handOffTargets,
  };
}

type RoleLoaders = {
  readonly store: Pick<Store, 'heldHouseholds'>;
  readonly links: DataLoader<string, AccountLinkRow[]>;
  readonly places: PlaceLoaders;
};

/** The roles of an account (RO-1): one per household, and one for a holder who is not on the application (RO-7). */
async function rolesOf({ store, links, places }: RoleLoaders, viewer: Viewer, accountId: string): Promise<ViewerRoleRow[]> {
  const [linked, held] = await Promise.all([links.load(accountId), store.heldHouseholds(accountId)]);
  const personId = linked.find((link) => link.state === 'LINKED' && link.personId !== null)?.personId ?? null;
  const own = personId === null ? [] : await places.membershipsOf(viewer, personId);
  const roles = own.map(({ role, householdId }) => ({ accountId, role, household: { id: householdId } }));
  const outside = held.some(({ id }) => own.every(({ householdId }) => householdId !== id));
  return outside ? [...roles, { accountId, role: 'HOLDER', household: null }] : roles;
}
