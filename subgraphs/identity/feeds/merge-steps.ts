import { sql, type Transaction } from 'kysely';
import type { MergedBatch, MergeSteps } from '../../shared/feeds/feed-definition.ts';
import { recordSecurityEvent } from '../events/security-events.ts';
import { recordChanges, signInSubject } from '../events/standing-changes.ts';
import { claimLinked } from '../linking/claims.ts';
import { addChains } from '../linking/records.ts';
import type { Tables } from '../rows.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';

/** What else changes with households and accounts: links and sessions of persons who are gone, and standings. */
export const mergeSteps: MergeSteps = {
  begin: (transaction, batch) =>
    batch.kind === 'household'
      ? beginHouseholds(transaction as Transaction<Tables>, batch)
      : Promise.resolve(() => finishAccounts(transaction as Transaction<Tables>, batch)),
};

/** The standings of sign-ins that the feed names for the first time, or names a person for. */
async function finishAccounts(transaction: Transaction<Tables>, { rows }: MergedBatch): Promise<void> {
  const opened = (rows['accounts'] ?? []).map(({ id }) => String(id));
  if (opened.length > 0) {
    await dropRowsOfOthers(transaction, opened);
    await claimLinked(transaction, opened);
  }
  const named = [...(rows['accounts'] ?? []), ...(rows['mahealthconnector_accounts'] ?? [])];
  const signIns = named.map(({ issuer, subject }) => ({ issuer: String(issuer), subject: String(subject) }));
  await recordChanges(transaction, [...signIns.map(signInSubject), ...(await accountsOf(transaction, signIns))]);
}

/** A sign-in that has an account already keeps it, with its own links and password: what the feed says of another is dropped. */
async function dropRowsOfOthers(transaction: Transaction<Tables>, accountIds: readonly string[]): Promise<void> {
  const accounts = await transaction.selectFrom('accounts').select('id').where('id', 'in', accountIds).execute();
  const kept = new Set(accounts.map(({ id }) => id));
  const dropped = accountIds.filter((id) => !kept.has(id));
  if (dropped.length === 0) return;
  await transaction.deleteFrom('links').where('accountId', 'in', dropped).execute();
  await transaction.deleteFrom('credentials').where('accountId', 'in', dropped).execute();
}

type SignInKey = { readonly issuer: string; readonly subject: string };

/** @returns the accounts that these sign-ins have */
async function accountsOf(transaction: Transaction<Tables>, signIns: readonly SignInKey[]): Promise<string[]> {
  if (signIns.length === 0) return [];
  const issuers = [...new Set(signIns.map(({ issuer }) => issuer))];
  const query = transaction.selectFrom('accounts').select(['id', 'issuer', 'subject']).where('issuer', 'in', issuers);
  const subjects = signIns.map(({ subject }) => subject);
  const found = await query.where('subject', 'in', subjects).execute();
  const wanted = new Set(signIns.map(signInSubject));
  return found.filter((account) => wanted.has(signInSubject(account))).map(({ id }) => id);
}

async function beginHouseholds(transaction: Transaction<Tables>, { ids, rows }: MergedBatch): Promise<() => Promise<void>> {
  const isDescribed = sql<boolean>`"aggregateId" in (${sql.join(ids)})`;
  const described = await transaction.selectFrom('persons').select('id').where(isDescribed).execute();
  const before = await accountsAround(transaction, ids);
  return async () => {
    await addChains(transaction, new Set((rows['records'] ?? []).map(({ ssnChain }) => String(ssnChain))));
    const removed = await goneOf(
      transaction,
      described.map(({ id }) => id),
    );
    const ended = removed.length === 0 ? [] : await endLinksTo(transaction, removed);
    const after = await accountsAround(transaction, ids);
    await recordChanges(transaction, [...new Set([...before, ...after, ...ended])]);
  };
}

async function goneOf(transaction: Transaction<Tables>, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await transaction.selectFrom('persons').select('id').where('id', 'in', personIds).execute();
  const left = new Set(rows.map(({ id }) => id));
  return personIds.filter((id) => !left.has(id));
}

/** @returns the accounts that were linked to these persons */
async function endLinksTo(transaction: Transaction<Tables>, personIds: readonly string[]): Promise<string[]> {
  const linked = transaction.selectFrom('links').select('accountId').where('personId', 'in', personIds);
  const rows = await linked.where('state', 'in', ['LINKED', 'PENDING']).distinct().execute();
  const accountIds = rows.map(({ accountId }) => accountId);
  await transaction.deleteFrom('claims').where('personId', 'in', personIds).execute();
  if (accountIds.length === 0) return [];
  // A link that the feed made is made again when the feed names the person again. One that a member made waits for the member.
  const automatic = transaction.deleteFrom('links').where('personId', 'in', personIds).where('method', '=', 'AUTO_MA_LOGIN');
  await automatic.where('state', '=', 'LINKED').execute();
  const links = transaction.updateTable('links').set({ state: 'REVOKED' }).where('personId', 'in', personIds);
  await links.where('state', 'in', ['LINKED', 'PENDING']).execute();
  const now = Date.now();
  await endSessionsOf(transaction, accountIds, new Date(now).toISOString());
  for (const accountId of accountIds) await recordSecurityEvent(transaction, accountId, 'PERSON_REMOVED', now);
  return accountIds;
}

/**
 * The accounts whose standing these households take part in: a standing names the members of all households of its person, and
 * says who of them is restricted. So whoever shares a household with a member of these is among them, and the holders.
 */
async function accountsAround(transaction: Transaction<Tables>, householdIds: readonly string[]): Promise<string[]> {
  const members = transaction.selectFrom('memberships').select('personId').where('householdId', 'in', householdIds);
  const theirs = transaction.selectFrom('memberships').select('householdId').where('personId', 'in', members);
  const around = transaction.selectFrom('memberships').select('personId').where('householdId', 'in', theirs);
  const claims = await transaction.selectFrom('claims').select('accountId').where('personId', 'in', around).execute();
  const holders = await transaction
    .selectFrom('households')
    .select('holderAccountId as accountId')
    .where('id', 'in', householdIds)
    .where('holderAccountId', 'is not', null)
    .execute();
  return [...claims, ...holders].flatMap(({ accountId }) => accountId ?? []);
}
