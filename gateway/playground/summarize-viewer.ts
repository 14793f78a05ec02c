import type { Viewer } from '../../schema/contract/viewer.ts';
import type { KnownClient } from '../clients/identify-client.ts';
import type { Caller } from '../clients/caller.ts';

/** The viewer in the terms of the requirements. It contains no names, and nothing beyond the standing. */
export type ViewerSummary = {
  /** Null: nobody is signed in. */
  readonly kind: string | null;
  readonly provider: string | null;
  /** As `head of h02`, `member of h04`. */
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** Whether the sign-in is recent enough for fields that require it. */
  readonly recentSignIn: boolean;
  /** The client, and its mode, which says whether it may send any operation. */
  readonly client: Pick<KnownClient, 'id' | 'mode'>;
};

export const summarizeViewer = ({ viewer: { signIn, standing, recentSignIn, scopes }, client }: Caller): ViewerSummary => ({
  kind: signIn?.kind ?? null,
  provider: signIn?.provider ?? null,
  roles: rolesOf(standing),
  scopes: [...scopes].sort(),
  recentSignIn,
  client: { id: client.id, mode: client.mode },
});

function rolesOf({ heads, memberOf, personId, accountId, delegate }: Viewer['standing']): string[] {
  const headed = heads.map(({ id }) => id);
  const roles = [
    ...headed.map((id) => `head of ${id}`),
    ...memberOf.filter((id) => !headed.includes(id)).map((id) => `member of ${id}`),
    ...(personId === null && accountId !== null ? ['linked to no record'] : []),
  ];
  return delegate === null ? roles : roles.map((role) => `delegate for the ${role}`);
}
