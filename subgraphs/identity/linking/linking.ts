import { setTimeout } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { Kysely, Transaction } from 'kysely';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { recordChanges } from '../events/standing-changes.ts';
import type { LinkKind } from '../enums.generated.ts';
import type { LinkBy } from '../schema.generated.ts';
import type { AccountLinkRow, Accounts, Links, Tables } from '../rows.ts';
import { claim, giveUpClaim } from './claims.ts';
import { readDay, readMassHealthId, readSsn } from '../input/identifiers.ts';
import { inputError, valid } from '../input/input-error.ts';
import { foldName } from '../input/names.ts';
import { recordLink } from './other-accounts.ts';
import type { Outbox } from '../messages/outbox.ts';
import { findRecords, type FoundRecord, type Identifier } from './records.ts';
import type { RequestOrigin } from '../input/request-origin.ts';
import { recordSecurityEvent } from '../events/security-events.ts';
import type { Settings } from '../settings/settings.ts';
import { takeOrRefuse, triesOfAccount, triesOfAddress } from '../tries/try-limits.ts';

/** The minimum time until a link request is answered. */
const ANSWER_AFTER_MS = 50;

/** Links an account to a person, and unlinks it (LK-1, LK-3). Each change is atomic. */
export function createLinking(database: Kysely<Tables>, { wallClock, settings }: StoreEnvironment<Settings>, outbox: Outbox) {
  return {
    /**
     * @param birthDate as on the record; with the name of the profile it must match
     * @returns the link; null when there is no such record, it does not match, or another account has it. The same statements run
     *   in every case
     * @throws RATE_LIMITED when the tries of the account, or those from the client's address, are used up
     * @throws BAD_USER_INPUT when the input is not a valid identifier; that counts as a try too
     */
    async link(accountId: string, by: LinkBy, birthDate: string, origin: RequestOrigin): Promise<AccountLinkRow | null> {
      const request = readLinkRequest({ accountId, by, birthDate }, settings);
      const subjects = [triesOfAccount(accountId, settings), triesOfAddress('links by address', origin.clientAddress, settings)];
      const work = database.transaction().execute(async (transaction) => {
        const now = wallClock();
        await takeOrRefuse(transaction, subjects, now);
        if (request instanceof GraphQLError) return request;
        const { claimed, before, link } = await claimRecord(transaction, settings, request);
        if (!claimed) return null;
        if (before?.state === 'LINKED') return before;
        const made: Links = { ...link, state: 'LINKED', linkedAt: new Date(now).toISOString() };
        await writeLink(transaction, made);
        await recordLink(transaction, outbox, made, origin.locale, now);
        // The standings of the person's other accounts stay as they are.
        await recordChanges(transaction, [accountId]);
        return made;
      });
      // This wait hides the remaining difference in time: some microseconds for reading a record's row.
      const [link] = await Promise.all([work, setTimeout(ANSWER_AFTER_MS)]);
      if (link instanceof GraphQLError) throw link;
      outbox.wake();
      return link && { ...link, lockedUntil: null };
    },
    /** Ends a link of an account. A lock stays; otherwise unlinking would lift it. */
    unlink: (accountId: string, kind: LinkKind): Promise<void> =>
      database.transaction().execute(async (transaction) => {
        await lockAccount(transaction, accountId);
        const ended = await endLink(transaction, accountId, kind);
        await giveUpClaim(transaction, accountId);
        if (!ended) return;
        await recordSecurityEvent(transaction, accountId, 'ACCOUNT_UNLINKED', wallClock());
        await recordChanges(transaction, [accountId]);
      }),
  };
}

type LinkRequest = { readonly accountId: string; readonly identifier: Identifier; readonly birthDate: string };
type Given = { readonly accountId: string; readonly by: LinkBy; readonly birthDate: string };

/** @returns the request, or the error for an invalid identifier, which is thrown only after the try has been counted */
function readLinkRequest({ accountId, by, birthDate }: Given, settings: Settings): LinkRequest | GraphQLError {
  try {
    return { accountId, identifier: readIdentifier(by, settings), birthDate: valid('birthDate', readDay(birthDate)) };
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function readIdentifier({ ssn, massHealthId }: LinkBy, { allowDemoSsns }: Settings): Identifier {
  const one = typeof ssn === 'string' ? typeof massHealthId !== 'string' : typeof massHealthId === 'string';
  if (!one) throw inputError('by');
  return typeof ssn === 'string'
    ? { field: 'ssn', digits: valid('ssn', readSsn(ssn, allowDemoSsns)) }
    : { field: 'massHealthId', digits: valid('massHealthId', readMassHealthId(String(massHealthId))) };
}

/** Finds the record, and claims its person for the account. The same statements run whatever the outcome. */
async function claimRecord(transaction: Transaction<Tables>, { pepper }: Settings, request: LinkRequest) {
  const { accountId, identifier, birthDate } = request;
  const account = await lockAccount(transaction, accountId);
  const record = matching(await findRecords(transaction, pepper, identifier), account, birthDate);
  const bySsn = identifier.field === 'ssn';
  const kind = bySsn ? record.kind : 'MASSHEALTH';
  const before = await findLink(transaction, accountId, kind);
  const personId = before?.state === 'LOCKED' ? NOBODY.personId : record.personId;
  const claimed = await claim(transaction, { accountId, personId, provider: account.provider });
  return { claimed, before, link: { accountId, kind, method: bySsn ? 'SSN' : 'MASSHEALTH_ID', personId } as const };
}

/** Serializes the changes of an account, because two concurrent ones would not see each other's links. */
async function lockAccount(transaction: Transaction<Tables>, accountId: string): Promise<Accounts> {
  const query = transaction.updateTable('accounts').set((row) => ({ id: row.ref('id') }));
  return query.where('id', '=', accountId).returningAll().executeTakeFirstOrThrow();
}

/** Compared in place of a missing record. No person has this birth date. */
const NOBODY: FoundRecord = { personId: '', kind: 'MASSHEALTH', first: 'Nobody', last: 'Nobody', birthDate: '0000-00-00' };

function matching(found: readonly FoundRecord[], { firstName, lastName }: Accounts, birthDate: string): FoundRecord {
  const profile = [foldName(firstName), foldName(lastName), birthDate].join('\n');
  const compared = found.length === 0 ? [NOBODY] : found;
  const matches = compared.filter(
    ({ first, last, ...record }) => [foldName(first), foldName(last), record.birthDate].join('\n') === profile,
  );
  // If two records under one number match, it is unknown which one is meant.
  return matches.length === 1 ? (matches[0] as FoundRecord) : NOBODY;
}

const findLink = (transaction: Transaction<Tables>, accountId: string, kind: LinkKind): Promise<Links | undefined> =>
  transaction.selectFrom('links').selectAll().where('accountId', '=', accountId).where('kind', '=', kind).executeTakeFirst();

const writeLink = (transaction: Transaction<Tables>, { accountId, kind, ...facts }: Links) =>
  transaction
    .insertInto('links')
    .values({ accountId, kind, ...facts })
    .onConflict((conflict) => conflict.columns(['accountId', 'kind']).doUpdateSet(facts))
    .execute();

async function endLink(transaction: Transaction<Tables>, accountId: string, kind: LinkKind): Promise<boolean> {
  const query = transaction.updateTable('links').set({ state: 'REVOKED' }).where('accountId', '=', accountId);
  const ended = await query.where('kind', '=', kind).where('state', 'in', ['LINKED', 'PENDING']).executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}
