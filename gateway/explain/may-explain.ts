import type { Caller } from '../clients/caller.ts';

/**
 * Who is told why a field is null: the staff, by the playground as its client, and on a developer's machine everybody. An
 * explanation tells "hide" and "empty" apart, which nobody else may know (RO-10).
 */
export type MayExplain = (caller: Caller) => boolean;

/** @param development whether this gateway serves demo households on a developer's machine */
export const mayExplainIn =
  (development: boolean): MayExplain =>
  ({ viewer, client }) =>
    development || (viewer.signIn?.kind === 'staff' && client.kind === 'playground');
