import type { Viewer } from '../../schema/contract/viewer.ts';
import { ROLES, type Role } from '../explain/matrix.ts';
import { viewerClass } from '../access/viewer-class.ts';
import type { Client } from '../clients/client.ts';
import { rolesOf } from './client-roles.ts';

/**
 * @param clients the clients that there are; one that is not among them is taken to serve everybody but partners
 * @returns a function that gives, for a client's id, one viewer of each class that usually asks through it
 */
export function sampleViewers(clients: readonly Client[]): (clientId: string) => readonly Viewer[] {
  const byId = new Map(clients.map((client) => [client.id, oneOfEachClass(rolesOf(client))]));
  return (clientId) => byId.get(clientId) ?? ALL_BUT_PARTNERS;
}

/** Whoever signed in a while ago may be of another class. */
function oneOfEachClass(roles: readonly Role[]): readonly Viewer[] {
  const viewers = roles.flatMap(({ viewer }) => [viewer, { ...viewer, recentSignIn: false }]);
  return [...new Map(viewers.map((viewer) => [viewerClass(viewer), viewer])).values()];
}

const ALL_BUT_PARTNERS = oneOfEachClass(ROLES.filter(({ viewer }) => viewer.signIn?.kind !== 'partner'));
