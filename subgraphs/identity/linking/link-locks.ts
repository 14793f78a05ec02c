import type { Kysely } from 'kysely';
import { prepareQuery } from '../../shared/database/prepare-query.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { LinkKind, LinkState } from '../enums.generated.ts';
import type { AccountLinkRow, Links, Tables } from '../rows.ts';
import type { Settings } from '../settings/settings.ts';
import { prepareTries, usedUpUntil } from '../tries/tries.ts';
import { triesOfAccount } from '../tries/try-limits.ts';

/** The links that `linkAccount` makes. */
const BY_IDENTIFIER: readonly LinkKind[] = ['MASSHEALTH', 'DTA'];
/** The states from which a link can be made. */
const OPEN: readonly LinkState[] = ['UNLINKED', 'REVOKED'];

/** Reads the links of accounts. A link is locked while the tries to make it are used up. */
export function createLinkQueries(database: Kysely<Tables>, { wallClock, settings }: StoreEnvironment<Settings>) {
  const links = prepareQuery(database, (accountIds: readonly string[]) =>
    database.selectFrom('links').selectAll().where('accountId', 'in', accountIds).orderBy('kind'),
  );
  const triesOf = prepareTries(database);
  async function locksOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const now = wallClock();
    const tries = await triesOf('links by account', accountIds);
    const locks = [...tries].map(([id, moments]) => [id, usedUpUntil(moments, triesOfAccount(id, settings).limit, now)] as const);
    return new Map(locks.flatMap(([id, until]) => (until === null ? [] : [[id, new Date(until).toISOString()]])));
  }
  return {
    async links(accountIds: readonly string[]): Promise<AccountLinkRow[]> {
      const [rows, locks] = await Promise.all([links(accountIds), locksOf(accountIds)]);
      return accountIds.flatMap((accountId) => {
        const own = rows.filter((row) => row.accountId === accountId);
        const lockedUntil = locks.get(accountId);
        return lockedUntil === undefined ? own.map((row) => ({ ...row, lockedUntil: null })) : lock(accountId, own, lockedUntil);
      });
    },
  };
}

/** An account without links is shown the link that it tried to make. */
function lock(accountId: string, rows: readonly Links[], lockedUntil: string): AccountLinkRow[] {
  const isOpen = ({ kind, state }: Links) => BY_IDENTIFIER.includes(kind) && OPEN.includes(state);
  const shown = rows.map((row): AccountLinkRow =>
    isOpen(row) ? { ...row, state: 'LOCKED', lockedUntil } : { ...row, lockedUntil: null },
  );
  const says = shown.some(({ state }) => state === 'LINKED' || state === 'LOCKED');
  const tried = { accountId, kind: 'MASSHEALTH', state: 'LOCKED', method: null, linkedAt: null, personId: null } as const;
  return says ? shown : [...shown, { ...tried, lockedUntil }];
}
