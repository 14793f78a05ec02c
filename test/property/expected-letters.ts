import type { ViewerRelation } from './viewer-relation.ts';
import { SOME_HANDLE } from './handles.ts';

/** The head may not know a restricted member's requests, plans, or mail delivery (RO-10). */
const NOT_OF_COVERAGE =
  'INFORMATION_REQUEST INFORMATION_REMINDER REASONABLE_OPPORTUNITY PLAN_SELECTION ENROLLMENT_CONFIRMATION PRIVACY';

/** Whether the viewer may know what a notice says about a person. */
export const mayKnow = (
  by: ViewerRelation,
  { personId, outcome }: { readonly personId: string; readonly outcome: string },
): boolean => by.towards(personId) !== 'restricted' || !NOT_OF_COVERAGE.split(' ').includes(outcome);

/** NO-2: a recipient gets a letter while they may see every person in it (RO-9) and all that it says (RO-10). */
export function expectedDownload(
  by: ViewerRelation,
  noticeId: unknown,
  language: unknown,
): Readonly<Record<string, unknown>> | null {
  const own = by.world.notices.letters.find((letter) => letter.noticeId === noticeId && letter.recipientId === by.personId);
  if (!own || !own.namedIds.every((personId) => by.towards(personId) !== null)) return null;
  const decisions = by.world.notices.decisions.filter((decision) => decision.noticeId === noticeId);
  if (!decisions.every((decision) => mayKnow(by, decision))) return null;
  const { recipientId, bytes } = own;
  return {
    recipientId,
    url: '/notices/download',
    handle: SOME_HANDLE,
    expiresInSeconds: 60,
    contentType: 'application/pdf',
    bytes,
    language,
  };
}
