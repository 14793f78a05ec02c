import type { Beholder } from './beholder.ts';
import { SOME_HANDLE } from './handles.ts';

/** NO-2: a letter is there for its recipient while they may see everybody whom it names (RO-9). */
export function expectedDownload(by: Beholder, noticeId: unknown, language: unknown): Readonly<Record<string, unknown>> | null {
  const own = by.world.notices.letters.find((letter) => letter.noticeId === noticeId && letter.recipientId === by.personId);
  if (!own || !own.namedIds.every((personId) => by.towards(personId) !== null)) return null;
  const { recipientId, content } = own;
  return {
    recipientId,
    url: '/notices/download',
    handle: SOME_HANDLE,
    expiresInSeconds: 60,
    contentType: 'application/pdf',
    bytes: content.length,
    language,
  };
}
