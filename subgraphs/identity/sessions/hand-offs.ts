import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hashToken } from '../../../schema/contract/opaque-token.ts';
import type { SignIn } from '../../../schema/contract/viewer.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { HandOffTarget } from '../enums.generated.ts';
import type { Tables } from '../rows.ts';
import { iso } from './sessions.ts';
import type { Settings } from '../settings/settings.ts';

/** How long a hand-off token is valid. */
const HAND_OFF_SECONDS = 60;

export type HandOff = { url: string; requiresSignIn: boolean; expiresInSeconds: number | null };
export type Redeemed = { issuer: string | null; subject: string | null };

const NOTHING: Redeemed = { issuer: null, subject: null };

/** Creates links to the systems where changes are made (UP-3). */
export function createHandOffs(database: Kysely<Tables>, { wallClock, settings }: StoreEnvironment<Settings>) {
  const handOffTargets = async (accountId: string): Promise<HandOffTarget[]> =>
    (await hasMahealthconnectorAccount(database, accountId)) ? ['MAHEALTHCONNECTOR_APPLICATION'] : [];
  return {
    /** The hand-off targets of an account: the application, when its holder has an account at MAhealthconnector. */
    handOffTargets,
    /**
     * The URL comes from the settings, by target, never from the request. For an MA Login session the token is in the fragment,
     * `#handoff=…`. Browsers do not send fragments, so no server logs the token or passes it on in a referrer. A login.mass.gov
     * session gets the plain link.
     *
     * @returns null when the account cannot be handed over to the target
     */
    async createHandOff(
      accountId: string,
      { issuer, subject, sessionId, provider }: SignIn,
      target: HandOffTarget,
    ): Promise<HandOff | null> {
      if (!(await handOffTargets(accountId)).includes(target)) return null;
      const url = new URL(settings.handOffUrls[target]);
      if (provider !== 'MA_LOGIN') return { url: url.href, requiresSignIn: true, expiresInSeconds: null };
      const token = randomBytes(32).toString('base64url');
      const now = wallClock();
      await database.deleteFrom('hand_offs').where('expiresAt', '<', iso(now)).execute();
      const expiresAt = iso(now + HAND_OFF_SECONDS * 1000);
      const handOff = { tokenHash: hashToken(token), issuer, subject, sessionId, target, expiresAt, redeemedAt: null };
      await database.insertInto('hand_offs').values(handOff).execute();
      url.hash = `handoff=${token}`;
      return { url: url.href, requiresSignIn: false, expiresInSeconds: HAND_OFF_SECONDS };
    },
    /** One statement decides, so that exactly one of several concurrent requests redeems a token. */
    async redeemHandOff(token: string): Promise<Redeemed> {
      const now = iso(wallClock());
      const redeem = database.updateTable('hand_offs').set({ redeemedAt: now }).where('tokenHash', '=', hashToken(token));
      const free = redeem.where('redeemedAt', 'is', null).where('expiresAt', '>', now);
      return (await free.returning(['issuer', 'subject']).executeTakeFirst()) ?? NOTHING;
    },
  };
}

/** Checks this account's own link or, as after signing in with login.mass.gov, another sign-in of the same person. */
async function hasMahealthconnectorAccount(database: Kysely<Tables>, accountId: string): Promise<boolean> {
  const own = database.selectFrom('links').select(['kind', 'personId']).where('accountId', '=', accountId);
  const links = await own.where('state', '=', 'LINKED').execute();
  if (links.some(({ kind }) => kind === 'MAHEALTHCONNECTOR')) return true;
  const personIds = links.flatMap(({ personId }) => personId ?? []);
  if (personIds.length === 0) return false;
  const others = database.selectFrom('links').select('accountId').where('personId', 'in', personIds);
  const linked = others.where('kind', '=', 'MAHEALTHCONNECTOR').where('state', '=', 'LINKED');
  const waiting = database.selectFrom('mahealthconnector_accounts').select('accountId').where('personId', 'in', personIds);
  return (await linked.unionAll(waiting).execute()).length > 0;
}
