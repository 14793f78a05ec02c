import type { ViewerRelation } from './viewer-relation.ts';
import { SOME_HANDLE } from './handles.ts';

/** Of a restricted member the head knows nothing of a request, a plan, or of how mail is sent (RO-10). */
const NOT_OF_COVERAGE =
  'INFORMATION_REQUEST INFORMATION_REMINDER REASONABLE_OPPORTUNITY PLAN_SELECTION ENROLLMENT_CONFIRMATION PRIVACY';

/** Whether the viewer may know what a notice says of a person. */
export const mayKnow = (
  by: ViewerRelation,
  { personId, outcome }: { readonly personId: string; readonly outcome: string },
): boolean => by.towards(personId) !== 'restricted' || !NOT_OF_COVERAGE.split(' ').includes(outcome);

/** NO-2: a letter is there for its recipient while they may see everybody whom it names (RO-9), and know all that it says (RO-10). */
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
