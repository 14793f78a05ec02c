import { LETTER_TYPE, NOTICE_DOWNLOAD_PATH } from '../../../schema/contract/notice-download.ts';
import { hashToken } from '../../../schema/contract/opaque-token.ts';
import type { Viewer } from '../../../schema/contract/viewer.ts';
import { loadMany } from '../../shared/loader.ts';
import { seesPerson } from '../../shared/visible-persons.ts';
import { isShown } from './coverage-outcomes.ts';
import type { NoticeDecisionRow } from '../store.ts';
import { HANDLE_SECONDS, type LetterRow, type LetterStore } from './letter-store.ts';

type DecisionsOf = (noticeId: string) => Promise<readonly NoticeDecisionRow[]>;

/**
 * The ways of one request to letters as PDF (NO-2).
 * @param decisionsOf all decisions of a notice, as its letter says them
 */
export function createLetterLoaders(store: LetterStore, decisionsOf: DecisionsOf) {
  const letters = loadMany(store.letters, ({ noticeId }) => noticeId);

  /**
   * A letter cannot be shown in part, so that it is there as a whole or not at all: for its recipient, while they may see
   * everybody whom it names, and may know what it decides. Whoever has left the household since is not told of by old mail (RO-9),
   * nor is a request to a restricted member, or their plan (RO-10).
   */
  const letterFor = async (viewer: Viewer, noticeId: string): Promise<LetterRow | null> => {
    const own = (await letters.load(noticeId)).find(({ recipientId }) => recipientId === viewer.standing.personId);
    const decisions = await decisionsOf(noticeId);
    const maySee = ({ namedIds }: LetterRow) =>
      namedIds.every((personId) => seesPerson(viewer, personId)) && decisions.every((decision) => isShown(decision, viewer));
    return own && maySee(own) ? own : null;
  };

  return {
    download: async (viewer: Viewer, noticeId: string) => {
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

    /** @returns the letter, in base64; null when the handle is not good, for whatever reason */
    redeem: async (viewer: Viewer, handle: string) => {
      const found = await store.redeemHandle(handle, bondOf(viewer));
      const letter = found && (await letterFor(viewer, found.noticeId));
      const content = letter && (await store.letterContent(letter));
      return letter && content !== null ? { ...letter, content } : null;
    },
  };
}

/**
 * What a handle is bound to: the sign-in, so that it dies with the session and no other session has use of it; and the place
 * in households, so that any change there ends it.
 */
function bondOf({ signIn, standing: { accountId, personId, memberOf, heads } }: Viewer): string {
  const session = signIn && [signIn.issuer, signIn.subject, signIn.sessionId, signIn.authenticatedAt];
  return hashToken(JSON.stringify([session, accountId, personId, memberOf, heads]));
}
