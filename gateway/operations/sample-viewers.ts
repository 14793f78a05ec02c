import type { Viewer } from '../../schema/contract/viewer.ts';
import { ROLES, type Role } from '../explain/matrix.ts';
import { viewerClass } from '../access/viewer-class.ts';
import type { Client } from '../clients/client.ts';
import { rolesOf } from './client-roles.ts';

/**
 * @param clients the known clients. An unknown client is assumed to serve everybody except partners
 * @returns a function that gives, for a client id, one viewer of each class that usually uses that client
 */
export function sampleViewers(clients: readonly Client[]): (clientId: string) => readonly Viewer[] {
  const byId = new Map(clients.map((client) => [client.id, oneOfEachClass(rolesOf(client))]));
  return (clientId) => byId.get(clientId) ?? ALL_BUT_PARTNERS;
}

/** A viewer without a recent sign-in may be of another class. */
function oneOfEachClass(roles: readonly Role[]): readonly Viewer[] {
  const viewers = roles.flatMap(({ viewer }) => [viewer, { ...viewer, recentSignIn: false }]);
  return [...new Map(viewers.map((viewer) => [viewerClass(viewer), viewer])).values()];
}

const ALL_BUT_PARTNERS = oneOfEachClass(ROLES.filter(({ viewer }) => viewer.signIn?.kind !== 'partner'));
