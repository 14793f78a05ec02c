import { askWith } from '../support/delegates.ts';
import type { World, WorldViewer } from './world.ts';

const START = `mutation ($input: StartAssistedSessionInput!) {
  startAssistedSession(input: $input) { session { id } token }
}`;
const KINDS = ['CERTIFIED_APPLICATION_COUNSELOR', 'NAVIGATOR', 'AUTHORIZED_REPRESENTATIVE', 'PSI_PERSON'] as const;
const ASSISTED_MS = 30 * 60 * 1000;

/**
 * Starts an assisted session of a member, and records it in the world.
 *
 * @returns the token of the delegate
 */
export async function startAssisted(world: World, url: string, member: WorldViewer, token: string): Promise<string> {
  const { accountId } = member;
  const personId = linkedPerson(world, member);
  if (accountId === null || personId === null) throw new Error(`${member.name} is no member`);
  const delegateKind = KINDS[world.assistedSessions.length % KINDS.length] as string;
  const delegateName = `Helper of ${member.name}`;
  const input = { delegateName, delegateKind, attestsPresence: true };
  const { data, text } = await askWith(url, token, START, { input });
  const made = (data as { startAssistedSession: { session: { id: string }; token: string } | null } | null)?.startAssistedSession;
  if (!made) throw new Error(`${member.name} starts no assisted session: ${text}`);
  const startedAt = new Date(world.wallClock).toISOString();
  const endsAt = new Date(world.wallClock + ASSISTED_MS).toISOString();
  const facts = { accountId, personId, delegateName, delegateKind, startedAt, endsAt, endedAt: null };
  world.assistedSessions.push({ id: made.session.id, ...facts });
  world.securityEvents.push({ accountId, kind: 'ASSISTED_SESSION_STARTED', at: startedAt });
  return made.token;
}

/** Whether the session of a delegate has ended because the account is no longer linked to the same person (DE-2). */
export const hasEnded = (world: World, viewer: WorldViewer): boolean =>
  viewer.isDelegate &&
  !world.assistedSessions.some(
    ({ accountId, personId }) => accountId === viewer.accountId && personId === linkedPerson(world, viewer),
  );

/** The person of the account's active link (LK-1). */
export const linkedPerson = ({ identity }: World, { accountId: own }: WorldViewer): string | null =>
  identity.links.find(({ accountId, state, personId }) => accountId === own && state === 'LINKED' && personId !== null)
    ?.personId ?? null;
