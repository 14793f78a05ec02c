import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hashToken } from '../../../schema/contract/opaque-token.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { LetterRecord, LetterRow, LetterTable, Tables } from '../rows.ts';

/** How long a handle is valid (`limits.md`). */
export const HANDLE_SECONDS = 60;

/** @returns the letter as a row of the table */
export const letterToTable = ({ namedIds, content, ...letter }: LetterRecord): LetterTable => ({
  ...letter,
  namedIds: JSON.stringify(namedIds),
  bytes: content.length,
  content: content.toString('base64'),
});

type Letter = Pick<LetterTable, 'noticeId' | 'recipientId'>;

/** Stores the letters of notices, and the handles for downloading them (NO-2). */
export function createLetterStore(database: Kysely<Tables>, { wallClock }: StoreEnvironment<unknown>) {
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    letters: async (noticeIds: readonly string[]): Promise<LetterRow[]> => {
      const query = database.selectFrom('letters').select(['noticeId', 'recipientId', 'namedIds', 'bytes']);
      const rows = await query.where('noticeId', 'in', noticeIds).execute();
      return rows.map((row) => ({ ...row, namedIds: JSON.parse(row.namedIds) as string[] }));
    },

    /** @returns the content of a letter in base64 */
    letterContent: async ({ noticeId, recipientId }: Letter): Promise<string | null> => {
      const query = database.selectFrom('letters').select('content').where('noticeId', '=', noticeId);
      return (await query.where('recipientId', '=', recipientId).executeTakeFirst())?.content ?? null;
    },

    /** @returns a handle; only its hash is stored */
    createHandle: async ({ noticeId, recipientId }: Letter, boundTo: string): Promise<string> => {
      const handle = randomBytes(32).toString('base64url');
      const now = wallClock();
      await database.deleteFrom('downloadHandles').where('expiresAt', '<=', iso(now)).execute();
      const expiresAt = iso(now + HANDLE_SECONDS * 1000);
      const row = { handleHash: hashToken(handle), boundTo, noticeId, recipientId, expiresAt };
      await database.insertInto('downloadHandles').values(row).execute();
      return handle;
    },

    /**
     * Redeems a handle. One statement decides, so that exactly one of several concurrent requests redeems it.
     *
     * @returns the letter of the handle; null when it is not valid for the bearer, and then the handle is unchanged
     */
    redeemHandle: async (handle: string, boundTo: string): Promise<Letter | null> => {
      const redeem = database.deleteFrom('downloadHandles').where('handleHash', '=', hashToken(handle));
      const good = redeem.where('boundTo', '=', boundTo).where('expiresAt', '>', iso(wallClock()));
      return (await good.returning(['noticeId', 'recipientId']).executeTakeFirst()) ?? null;
    },
  };
}

export type LetterStore = ReturnType<typeof createLetterStore>;
