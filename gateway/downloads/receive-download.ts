import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import { LETTER_TYPE } from '../../schema/contract/notice-download.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { RecordDownload } from '../audit/record-download.ts';
import type { SendFetch } from '../execution/plan.ts';
import { isObject } from '../execution/merge.ts';
import type { Log } from '../log.ts';
import type { CountEvent } from '../rates/counters.ts';
import type { IdentifyViewer } from '../request/identify-viewer.ts';
import { holdTo } from '../request/limit-rates.ts';
import {
  type AddressOf,
  authorizationOf,
  parseBody,
  readBody,
  type ReceiveRequest,
  receiver,
  refused,
  type Response,
} from '../request/receive-request.ts';
import { refusal } from '../request/refusal.ts';
import { redeemLetter } from './redeem-letter.ts';

export type DownloadOptions = {
  readonly identifyViewer: IdentifyViewer;
  readonly addressOf: AddressOf;
  readonly countEvent: CountEvent;
  /** @returns how fetches are sent for this viewer */
  readonly sendFor: (viewer: Viewer) => SendFetch;
  readonly recordDownload: RecordDownload;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/** Of 32 bytes, in base64url. */
const HANDLE = /^[A-Za-z0-9_-]{43}$/;

/** The name says nothing; nothing in the file runs; no page shows it in a frame or without being asked. */
const LETTER_HEADERS: readonly (readonly [string, string])[] = [
  ['content-type', LETTER_TYPE],
  ['content-disposition', 'attachment; filename="notice.pdf"'],
  ['content-security-policy', "default-src 'none'; sandbox"],
];

/**
 * Hands out the letter of a notice as PDF for a handle (NO-2): a POST, for it uses the handle up, with the handle in the body,
 * where no log or history keeps it. Whoever gets no letter gets the same 404, to the byte, whatever the reason.
 */
export function createDownloadReceiver(options: DownloadOptions): ReceiveRequest {
  const { log, clock } = options;
  return receiver(async (request) => {
    const [id, startedAt] = [randomUUID(), clock()];
    let viewer: Viewer | null = null;
    const answer = async (): Promise<Response> => {
      const handle = await readHandle(request);
      viewer = await identifyOrNobody(request, options);
      await holdTo(
        viewer?.signIn ? 'downloads by account' : 'anonymous requests',
        viewer,
        options.addressOf(request),
        options.countEvent,
      );
      return viewer?.signIn ? answerDownload(handle, viewer, id, options) : refused(refusal('NOT_FOUND'));
    };
    const response = await answer().catch((error: unknown) => refused(error as GraphQLError));
    const kind = (viewer as Viewer | null)?.signIn?.kind ?? 'anonymous';
    log.info({ event: 'download', id, status: response.status, ms: clock() - startedAt, viewer: kind });
    return response;
  });
}

async function readHandle(request: IncomingMessage): Promise<string | null> {
  if (request.method !== 'POST') throw refusal('METHOD_NOT_ALLOWED', undefined, { allow: 'POST' });
  const body = parseBody(await readBody(request), request.headers['content-type']);
  const handle = isObject(body) ? body['handle'] : null;
  return typeof handle === 'string' && HANDLE.test(handle) ? handle : null;
}

/** A token that is not good any more, as after a sign-out, is here no other case than a handle that is not good. */
async function identifyOrNobody(request: IncomingMessage, { identifyViewer, clock }: DownloadOptions): Promise<Viewer | null> {
  try {
    return (await identifyViewer(authorizationOf(request), clock())).viewer;
  } catch (error) {
    if ((error as GraphQLError).extensions?.['code'] === 'UNAUTHENTICATED') return null;
    throw error;
  }
}

async function answerDownload(
  handle: string | null,
  viewer: Viewer,
  requestId: string,
  { sendFor, recordDownload }: DownloadOptions,
): Promise<Response> {
  const letter = handle === null ? null : await redeemLetter(handle, viewer, sendFor(viewer));
  await recordDownload(requestId, viewer, letter);
  return letter ? { status: 200, headers: LETTER_HEADERS, body: letter.content } : refused(refusal('NOT_FOUND'));
}
