import type { Transaction } from 'kysely';
import { recordChanges } from '../events/standing-changes.ts';
import type { Tables } from '../rows.ts';
import type { SignedIn } from './accounts.ts';

// An account that was opened before the source knew its sign-in has an id of its own. Households and receipts name accounts by the
// source's ids, so the account takes the id of the source when both are known: one account per sign-in, with its links and sessions.

/** A sign-in, and the id by which the source knows its account. */
export type KnownSignIn = SignedIn & { readonly accountId: string };

type Adoption = { readonly from: string; readonly to: string };

/**
 * Locks the accounts of these sign-ins that have another id than in the source. Whoever changes an account locks it before the log
 * of changes, so this comes before `recordChanges`.
 */
export async function lockAccountsToAdopt(transaction: Transaction<Tables>, known: readonly KnownSignIn[]): Promise<void> {
  const ids = (await findAdoptions(transaction, known)).map(({ from }) => from);
  if (ids.length === 0) return;
  const lock = transaction.updateTable('accounts').set((row) => ({ id: row.ref('id') }));
  await lock.where('id', 'in', ids).execute();
}

/**
 * Gives accounts the id of the source, and records that their standings changed. An id that another sign-in has stays there.
 *
 * Call it after `recordChanges`. Opening an account and loading a feed both do, so that one of them waits for the other at the
 * counter of the log, and then sees what the other one has stored. Otherwise neither would see the other.
 */
export async function adoptSourceIds(transaction: Transaction<Tables>, known: readonly KnownSignIn[]): Promise<void> {
  const adoptions = await findAdoptions(transaction, known);
  for (const { from, to } of adoptions) await renameAccount(transaction, from, to);
  await recordChanges(
    transaction,
    adoptions.flatMap(({ from, to }) => [from, to]),
  );
}

/** @returns the id by which the source knows a sign-in whose account waits; null when it does not */
export async function findSourceId(transaction: Transaction<Tables>, { issuer, subject }: SignedIn): Promise<string | null> {
  const query = transaction.selectFrom('mahealthconnector_accounts').select('accountId').where('issuer', '=', issuer);
  return (await query.where('subject', '=', subject).executeTakeFirst())?.accountId ?? null;
}

/** @returns the accounts that these sign-ins have */
export async function accountsOfSignIns<Key extends SignedIn>(
  transaction: Transaction<Tables>,
  signIns: readonly Key[],
): Promise<{ readonly id: string; readonly signIn: Key }[]> {
  if (signIns.length === 0) return [];
  const issuers = [...new Set(signIns.map(({ issuer }) => issuer))];
  const query = transaction.selectFrom('accounts').select(['id', 'issuer', 'subject']).where('issuer', 'in', issuers);
  const subjects = signIns.map(({ subject }) => subject);
  const found = await query.where('subject', 'in', subjects).execute();
  const ids = new Map(found.map(({ id, ...signIn }) => [keyOf(signIn), id]));
  return signIns.flatMap((signIn) => {
    const id = ids.get(keyOf(signIn));
    return id === undefined ? [] : [{ id, signIn }];
  });
}

const keyOf = ({ issuer, subject }: SignedIn) => JSON.stringify([issuer, subject]);

async function findAdoptions(transaction: Transaction<Tables>, known: readonly KnownSignIn[]): Promise<Adoption[]> {
  const accounts = await accountsOfSignIns(transaction, known);
  const others = accounts.filter(({ id, signIn }) => id !== signIn.accountId);
  if (others.length === 0) return [];
  const wanted = others.map(({ signIn }) => signIn.accountId);
  const taken = await transaction.selectFrom('accounts').select('id').where('id', 'in', wanted).execute();
  const isTaken = new Set(taken.map(({ id }) => id));
  return others.flatMap(({ id, signIn }) => (isTaken.has(signIn.accountId) ? [] : [{ from: id, to: signIn.accountId }]));
}

/** Tries of linking stay under the id of before: feeds do not see them. */
async function renameAccount(transaction: Transaction<Tables>, from: string, to: string): Promise<void> {
  for (const table of ['links', 'claims', 'credentials', 'assisted_sessions', 'security_events'] as const)
    await transaction.updateTable(table).set({ accountId: to }).where('accountId', '=', from).execute();
  await transaction.updateTable('accounts').set({ id: to }).where('id', '=', from).execute();
}
