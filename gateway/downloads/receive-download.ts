import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { LETTER_TYPE } from '../../schema/contract/notice-download.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { RecordDownload } from '../audit/record-download.ts';
import type { SendFetch } from '../execution/plan.ts';
import { isObject } from '../execution/merge.ts';
import type { Log } from '../log.ts';
import type { CountEvent } from '../rates/counters.ts';
import { authorizationOf } from '../request/answer-request.ts';
import { ANY_JSON } from '../request/choose-media-type.ts';
import type { AddressOf } from '../request/client-address.ts';
import type { IdentifyViewer } from '../request/identify-viewer.ts';
import { leaveBody } from '../request/leave-body.ts';
import { holdTo } from '../request/limit-rates.ts';
import { type Outcome, refused } from '../request/outcome.ts';
import { readJsonBody } from '../request/read-parameters.ts';
import type { ReceiveRequest } from '../request/receive-request.ts';
import { refusal } from '../request/refusal.ts';
import { ALWAYS, respond, statusOf } from '../request/respond.ts';
import { withinDeadline } from '../request/within-deadline.ts';
import { type Letter, redeemLetter } from './redeem-letter.ts';

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
const LETTER_HEADERS = {
  ...ALWAYS,
  'content-type': LETTER_TYPE,
  'content-disposition': 'attachment; filename="notice.pdf"',
  'content-security-policy': "default-src 'none'; sandbox",
};

type Answer = Outcome | Letter;

const isLetter = (answer: Answer): answer is Letter => 'content' in answer;

/**
 * Hands out the letter of a notice as PDF for a handle (NO-2): a POST, for it uses the handle up, with the handle in the body,
 * where no log or history keeps it. Whoever gets no letter gets the same 404, to the byte, whatever the reason.
 */
export function createDownloadReceiver(options: DownloadOptions): ReceiveRequest {
  const { log, clock } = options;
  return async (request, response) => {
    const [id, startedAt] = [randomUUID(), clock()];
    let viewer: Viewer | null = null;
    const answer = async (): Promise<Answer> => {
      const handle = await readHandle(request);
      viewer = await identifyOrNobody(request, options);
      const rate = viewer?.signIn ? 'downloads by account' : 'anonymous requests';
      await holdTo(rate, viewer, options.addressOf(request), options.countEvent);
      return viewer?.signIn ? answerDownload(handle, viewer, id, options) : refused(refusal('NOT_FOUND'));
    };
    const answered = await withinDeadline<Answer>(answer().catch(refused), refused);
    const status = isLetter(answered) ? 200 : statusOf(answered, ANY_JSON);
    const kind = (viewer as Viewer | null)?.signIn?.kind ?? 'anonymous';
    log.info({ event: 'download', id, status, ms: clock() - startedAt, viewer: kind });
    leaveBody(request, response);
    if (isLetter(answered)) sendLetter(response, answered);
    else respond(response, answered, ANY_JSON, {});
  };
}

function sendLetter(response: ServerResponse, { content }: Letter): void {
  if (!response.destroyed) response.writeHead(200, { ...LETTER_HEADERS, 'content-length': content.length }).end(content);
}

async function readHandle(request: IncomingMessage): Promise<string | null> {
  if (request.method !== 'POST') throw refusal('METHOD_NOT_ALLOWED', undefined, { allow: 'POST' });
  const body = await readJsonBody(request);
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
): Promise<Answer> {
  const letter = handle === null ? null : await redeemLetter(handle, viewer, sendFor(viewer));
  await recordDownload(requestId, viewer, letter);
  return letter ?? refused(refusal('NOT_FOUND'));
}
