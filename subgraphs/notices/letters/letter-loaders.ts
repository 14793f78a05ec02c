import type { Viewer } from '../../../schema/contract/viewer.ts';
import { loadMany } from '../../shared/loader.ts';
import { seesPerson } from '../../shared/visible-persons.ts';
import { isShown } from './coverage-outcomes.ts';
import type { LetterRow, NoticeDecisionRow } from '../rows.ts';
import type { LetterStore } from './letter-store.ts';

type DecisionsOf = (noticeId: string) => Promise<readonly NoticeDecisionRow[]>;

/**
 * The letters that a viewer may have as PDF (NO-2), within one request.
 * @param decisionsOf all decisions of a notice, as stated in its letter
 */
export function createLetterLoaders(store: LetterStore, decisionsOf: DecisionsOf) {
  const letters = loadMany(store.letters, ({ noticeId }) => noticeId);

  /**
   * A letter is shown as a whole or not at all. Only its recipient may have it, while they may see every person it names and know
   * what it decides. So old mail reveals nothing about persons who have left the household (RO-9), nor a restricted member's
   * requests or plan (RO-10).
   */
  const letterFor = async (viewer: Viewer, noticeId: string): Promise<LetterRow | null> => {
    const own = (await letters.load(noticeId)).find(({ recipientId }) => recipientId === viewer.standing.personId);
    const decisions = await decisionsOf(noticeId);
    const maySee = ({ namedIds }: LetterRow) =>
      namedIds.every((personId) => seesPerson(viewer, personId)) && decisions.every((decision) => isShown(decision, viewer));
    return own && maySee(own) ? own : null;
  };

  return { letterFor };
}
