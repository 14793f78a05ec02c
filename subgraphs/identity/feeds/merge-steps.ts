import { sql, type Transaction } from 'kysely';
import type { MergedBatch, MergeSteps, Row } from '../../shared/feeds/feed-definition.ts';
import { recordSecurityEvent } from '../events/security-events.ts';
import { recordChanges, signInSubject } from '../events/standing-changes.ts';
import { claimLinked } from '../linking/claims.ts';
import { addChains } from '../linking/records.ts';
import { accountsOfSignIns, adoptSourceIds, type KnownSignIn, lockAccountsToAdopt } from '../registration/source-ids.ts';
import type { Tables } from '../rows.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';

/** What else changes with households and accounts: links and sessions of persons who are gone, and standings. */
export const mergeSteps: MergeSteps = {
  begin: (transaction, batch) => {
    const begin = batch.kind === 'household' ? beginHouseholds : beginAccounts;
    return begin(transaction as Transaction<Tables>, batch);
  },
};

async function beginAccounts(transaction: Transaction<Tables>, { rows }: MergedBatch): Promise<() => Promise<void>> {
  const opened = (rows['accounts'] ?? []).map((row) => knownSignIn(row, row['id']));
  const waiting = (rows['mahealthconnector_accounts'] ?? []).map((row) => knownSignIn(row, row['accountId']));
  const known = [...opened, ...waiting];
  await lockAccountsToAdopt(transaction, known);
  return () => finishAccounts(transaction, opened, known);
}

const knownSignIn = ({ issuer, subject }: Row, accountId: unknown): KnownSignIn => ({
  issuer: String(issuer),
  subject: String(subject),
  accountId: String(accountId),
});

/** The standings of sign-ins that the feed names for the first time, or names a person for. */
async function finishAccounts(
  transaction: Transaction<Tables>,
  opened: readonly KnownSignIn[],
  known: readonly KnownSignIn[],
): Promise<void> {
  if (opened.length > 0) {
    const openedIds = opened.map(({ accountId }) => accountId);
    await dropRowsOfOthers(transaction, openedIds);
    await claimLinked(transaction, openedIds);
  }
  const accounts = await accountsOfSignIns(transaction, known);
  await recordChanges(transaction, [...known.map(signInSubject), ...accounts.map(({ id }) => id)]);
  await adoptSourceIds(transaction, known);
}

/** A sign-in that has an account already keeps it, with its own links and password: what the feed says of them is dropped. */
async function dropRowsOfOthers(transaction: Transaction<Tables>, accountIds: readonly string[]): Promise<void> {
  const accounts = await transaction.selectFrom('accounts').select('id').where('id', 'in', accountIds).execute();
  const kept = new Set(accounts.map(({ id }) => id));
  const dropped = accountIds.filter((id) => !kept.has(id));
  if (dropped.length === 0) return;
  await transaction.deleteFrom('links').where('accountId', 'in', dropped).execute();
  await transaction.deleteFrom('credentials').where('accountId', 'in', dropped).execute();
}

async function beginHouseholds(transaction: Transaction<Tables>, { ids, rows }: MergedBatch): Promise<() => Promise<void>> {
  const isDescribed = sql<boolean>`"aggregateId" in (${sql.join(ids)})`;
  const described = await transaction.selectFrom('persons').select('id').where(isDescribed).execute();
  const before = await peopleOf(transaction, ids);
  return async () => {
    await addChains(transaction, new Set((rows['records'] ?? []).map(({ ssnChain }) => String(ssnChain))));
    const removed = await goneOf(
      transaction,
      described.map(({ id }) => id),
    );
    const ended = removed.length === 0 ? [] : await endLinksTo(transaction, removed);
    const after = await peopleOf(transaction, ids);
    // A household may describe a person who is a member of another one alone.
    const persons = [...described, ...(rows['persons'] ?? [])].map(({ id }) => String(id));
    const around = await accountsAround(transaction, [...new Set([...before.members, ...after.members, ...persons])]);
    await recordChanges(transaction, [...new Set([...before.holders, ...after.holders, ...around, ...ended])]);
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

/** @returns the persons who are, were or will be members of households, and the accounts that hold these */
async function peopleOf(transaction: Transaction<Tables>, householdIds: readonly string[]) {
  const memberships = transaction.selectFrom('memberships').select('personId').distinct();
  const members = await memberships.where('householdId', 'in', householdIds).execute();
  const households = transaction.selectFrom('households').select('holderAccountId').where('id', 'in', householdIds);
  const holders = await households.where('holderAccountId', 'is not', null).execute();
  return {
    members: members.map(({ personId }) => personId),
    holders: holders.flatMap(({ holderAccountId }) => holderAccountId ?? []),
  };
}

/** The most persons in one statement: databases bind a limited number of values. */
const PERSONS_PER_STATEMENT = 4_096;

/**
 * The accounts whose standing a change of households can alter, given their members before and after it: a standing names the
 * members of all households of its person, and says who of them is restricted. So it is that of whoever shares a household with one
 * of these members. The households besides are as before, so it is enough to look after the change.
 */
async function accountsAround(transaction: Transaction<Tables>, members: readonly string[]): Promise<string[]> {
  const accounts: string[] = [];
  for (let begin = 0; begin < members.length; begin += PERSONS_PER_STATEMENT) {
    const some = members.slice(begin, begin + PERSONS_PER_STATEMENT);
    const own = transaction.selectFrom('claims').select('accountId').where('personId', 'in', some);
    const sharing = transaction
      .selectFrom('memberships as theirs')
      .innerJoin('memberships as shared', 'shared.householdId', 'theirs.householdId')
      .innerJoin('claims', 'claims.personId', 'shared.personId')
      .select('claims.accountId')
      .where('theirs.personId', 'in', some);
    accounts.push(...(await own.union(sharing).execute()).map(({ accountId }) => accountId));
  }
  return accounts;
}
