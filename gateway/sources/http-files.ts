import type { Readable } from 'node:stream';
import { errors, Pool } from 'undici';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import { type ClientTls, connectOptions } from '../../schema/contract/tls.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { FetchFailure } from './fetch-failure.ts';

/** A file that sends nothing for so long has broken off, in milliseconds. */
const STILL_MS = 30_000;

type File = { readonly bytes: number; readonly content: Readable };

/**
 * Opens files beside the GraphQL endpoint at `url`. Redirects are refused.
 *
 * @param timeoutMs until the head of an answer
 * @param tls see `OpenHttpClient`
 */
export function httpFiles(url: string, timeoutMs: number, tls: ClientTls | null) {
  const secured = tls && { connect: connectOptions(tls) };
  const pool = new Pool(new URL(url).origin, { connections: 64, pipelining: 1, ...secured });
  return {
    async open(name: string, assertion: string, requestId?: string): Promise<File | null> {
      const headers = { [ASSERTION_HEADER]: assertion, ...(requestId !== undefined && { [REQUEST_ID_HEADER]: requestId }) };
      const path = new URL(`files/${encodeURIComponent(name)}`, url).pathname;
      const request = { path, method: 'GET', headers, headersTimeout: timeoutMs, bodyTimeout: STILL_MS } as const;
      const answer = await pool.request(request).catch((error: unknown) => {
        throw new FetchFailure(error instanceof errors.HeadersTimeoutError ? 'timeout' : 'connect', null, error);
      });
      const bytes = Number(answer.headers['content-length']);
      if (answer.statusCode === 200 && Number.isSafeInteger(bytes)) return { bytes, content: answer.body };
      // What it says instead is of no interest.
      answer.body.on('error', () => undefined).destroy();
      if (answer.statusCode === 404) return null;
      throw answer.statusCode === 200 ? new FetchFailure('wrong-answer') : new FetchFailure('status', answer.statusCode);
    },
    close: () => pool.close(),
  };
}
