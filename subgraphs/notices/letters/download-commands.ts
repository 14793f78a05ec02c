import { LETTER_TYPE, NOTICE_DOWNLOAD_PATH } from '../../../schema/contract/notice-download.ts';
import { hashToken } from '../../../schema/contract/opaque-token.ts';
import type { Viewer } from '../../../schema/contract/viewer.ts';
import type { SubgraphFile } from '../../shared/files.ts';
import type { LetterRow } from '../rows.ts';
import { HANDLE_SECONDS, type LetterStore } from './letter-store.ts';

type LetterFor = (viewer: Viewer, noticeId: string) => Promise<LetterRow | null>;

/**
 * Creates and redeems handles (NO-2).
 * @param letterFor the letter of a notice, if the viewer may have it
 */
export function createDownloadCommands(store: LetterStore, letterFor: LetterFor) {
  return {
    createDownload: async (viewer: Viewer, noticeId: string) => {
      const letter = await letterFor(viewer, noticeId);
      if (letter === null) return null;
      const handle = await store.createHandle(letter, bondOf(viewer));
      return {
        url: NOTICE_DOWNLOAD_PATH,
        handle,
        expiresInSeconds: HANDLE_SECONDS,
        contentType: LETTER_TYPE,
        bytes: letter.bytes,
      };
    },

    /** @returns the letter of the handle; null when the handle is invalid for any reason */
    redeemDownload: async (viewer: Viewer, handle: string): Promise<LetterRow | null> => {
      const found = await store.redeemHandle(handle, bondOf(viewer));
      return found && letterFor(viewer, found.noticeId);
    },

    /**
     * Opens the file of a letter, under the same rules. The gateway asks for it after the handle is used up.
     *
     * @returns null when there is no letter of this notice for the viewer
     * @throws FileUnavailable
     */
    openLetter: async (viewer: Viewer, noticeId: string, requestId: string | null): Promise<SubgraphFile | null> => {
      const letter = await letterFor(viewer, noticeId);
      return letter && store.openLetter(letter, requestId);
    },
  };
}

/**
 * A handle is bound to the sign-in, so that it ends with the session and no other session can use it. It is also bound to the
 * viewer's place in households, so that any change there ends it.
 */
function bondOf({ signIn, standing: { accountId, personId, memberOf, heads } }: Viewer): string {
  const session = signIn && [signIn.issuer, signIn.subject, signIn.sessionId, signIn.authenticatedAt];
  return hashToken(JSON.stringify([session, accountId, personId, memberOf, heads]));
}
