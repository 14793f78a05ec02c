import { createViewer, NO_STANDING } from '../../schema/contract/viewer.ts';
import { type Role, ROLES } from '../explain/matrix.ts';
import type { Client } from '../clients/client.ts';

/**
 * @returns the roles that use a client: the partner itself, with its scopes, for a partner client; people for the portal;
 *   people and staff for the playground
 */
export function rolesOf(client: Client): readonly Role[] {
  if (client.kind === 'partner') return ROLES.filter(isOf('partner')).map((role) => partnerRole(role, client));
  const people = [...ROLES.filter(isOf('person')), ...SIGNED_IN_LONG_AGO];
  const staff = client.kind === 'playground' ? ROLES.filter(isOf('staff')) : [];
  return [...(client.anonymous ? ROLES.filter(({ viewer }) => viewer.signIn === null) : []), ...people, ...staff];
}

const isOf =
  (kind: string) =>
  ({ viewer }: Role): boolean =>
    viewer.signIn?.kind === kind;

/** The roles of the matrix all have a recent sign-in, so these add an older one. */
const SIGNED_IN_LONG_AGO: readonly Role[] = ROLES.filter(({ name }) => name === 'MA Login').map((role) => ({
  ...role,
  name: 'signed in long ago',
  means: 'the same person, more than 20 minutes after signing in',
  viewer: { ...role.viewer, recentSignIn: false },
}));

function partnerRole(role: Role, { id, name, scopes }: Client): Role {
  const signIn = role.viewer.signIn && { ...role.viewer.signIn, scopes };
  return { ...role, name: id, means: name, viewer: createViewer(signIn, NO_STANDING, 0) };
}
