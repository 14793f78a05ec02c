import { createViewer, NO_STANDING, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import { ROLES } from '../access/matrix.ts';
import { viewerClass } from '../access/viewer-class.ts';
import type { Client } from '../clients/client.ts';

/**
 * @param clients the clients that there are; one that is not among them is taken to serve everybody
 * @returns a function that gives, for a client's id, one viewer of each class that usually asks through it: a partner asks with
 *   its scopes, people and staff ask through the portal and the playground
 */
export function usualViewers(clients: readonly Client[]): (clientId: string) => readonly Viewer[] {
  const byId = new Map(clients.map((client) => [client.id, client]));
  return (clientId) => {
    const client = byId.get(clientId);
    return client?.kind === 'partner' ? partnersWith(client.scopes) : PEOPLE;
  };
}

/** Whoever signed in a while ago may be of another class. */
const oneOfEachClass = (viewers: readonly Viewer[]): readonly Viewer[] => {
  const all = [...viewers, ...viewers.map((viewer) => ({ ...viewer, recentSignIn: false }))];
  return [...new Map(all.map((viewer) => [viewerClass(viewer), viewer])).values()];
};

const PEOPLE = oneOfEachClass(ROLES.map(({ viewer }) => viewer).filter(({ signIn }) => signIn?.kind !== 'partner'));

const PARTNER: SignIn = {
  kind: 'partner',
  issuer: 'partner',
  subject: 'partner',
  provider: null,
  authenticatedAt: 0,
  sessionId: 'session',
  scopes: [],
};

const partnersWith = (scopes: readonly string[]) => oneOfEachClass([createViewer({ ...PARTNER, scopes }, NO_STANDING, 0)]);
