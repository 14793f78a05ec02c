import type { Caller } from '../clients/caller.ts';

/**
 * Whether a caller may see why a field is null. Staff may, through the playground client; on a developer's machine everybody
 * may. An explanation distinguishes "hide" from "empty", which no one else may learn (RO-10).
 */
export type MayExplain = (caller: Caller) => boolean;

/** @param development whether this gateway serves demo households on a developer's machine */
export const mayExplainIn =
  (development: boolean): MayExplain =>
  ({ viewer, client }) =>
    development || (viewer.signIn?.kind === 'staff' && client.kind === 'playground');
