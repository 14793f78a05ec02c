import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { hashToken } from '../../../schema/contract/opaque-token.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { SubgraphFile } from '../../shared/files.ts';
import { openLetter } from './letter-files.ts';
import type { LetterRow, LetterTable, Tables } from '../rows.ts';

/** How long a handle is valid (`limits.md`). */
export const HANDLE_SECONDS = 60;

export type LetterSettings = {
  /** The folder with a file of each letter, `<first two hex digits>/<sha256>.pdf`; null where notices are served without letters. */
  readonly lettersFolder: string | null;
};

type Letter = Pick<LetterTable, 'noticeId' | 'recipientId'>;

/** Stores the letters of notices, and the handles for downloading them (NO-2). */
export function createLetterStore(database: Kysely<Tables>, { wallClock, settings, log }: StoreEnvironment<LetterSettings>) {
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    letters: async (noticeIds: readonly string[]): Promise<LetterRow[]> => {
      if (settings.lettersFolder === null) return [];
      const query = database.selectFrom('letters').selectAll();
      const rows = await query.where('noticeId', 'in', noticeIds).execute();
      return rows.map((row) => ({ ...row, namedIds: JSON.parse(row.namedIds) as string[] }));
    },

    /** Opens the file of a letter. @throws FileUnavailable */
    openLetter: (letter: LetterRow, requestId: string | null): Promise<SubgraphFile> =>
      openLetter(settings.lettersFolder, letter, (reason) =>
        log.error({ event: 'letter unavailable', subgraph: 'notices', reason, ...(requestId !== null && { requestId }) }),
      ),

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
