import { decodeBody, textOf } from './content-codings.ts';
import { FetchFailure } from './fetch-failure.ts';

/** What zlib throws when the output is over its limit. */
const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

/** @throws FetchFailure when the bytes are not UTF-8 */
export function bodyText(bytes: Buffer): string {
  try {
    return textOf(bytes);
  } catch (error) {
    throw new FetchFailure('not-json', null, error);
  }
}

/**
 * @param codings as `readCodings` read them
 * @param maxBytes of the decoded body
 * @throws FetchFailure when the body does not have these codings, or is too large
 */
export function decodedBytes(bytes: Buffer, codings: readonly string[], maxBytes: number): Promise<Buffer> {
  return decodeBody(bytes, codings, maxBytes).catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code === TOO_LARGE ? 'too-large' : 'coding';
    throw new FetchFailure(reason, null, error);
  });
}
