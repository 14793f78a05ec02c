import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../schema/contract/errors.ts';
import { LETTER_TYPE } from '../../schema/contract/notice-download.ts';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { OpenFileFor } from '../execution/fetch-sender.ts';
import type { OpenedFile } from '../sources/sources.ts';
import type { RecordDownload } from './record-download.ts';
import type { SendFetch } from '../planning/plan.ts';
import { isObject } from '../json/json.ts';
import { discardBody } from '../http/discard-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Log } from '../telemetry/log.ts';
import type { CountEvent } from '../limits/counters.ts';
import { ANY_JSON } from '../http/choose-media-type.ts';
import type { AddressOf } from '../http/client-address.ts';
import { createCrossOrigin, type CorsPolicy } from '../http/cross-origin.ts';
import type { Caller } from '../clients/caller.ts';
import { authorizationOf, type IdentifyViewer } from '../request/identify-viewer.ts';
import { enforceRate, limitRequests } from '../request/limit-rates.ts';
import { type Outcome, refused, refusedAndLogged } from '../request/outcome.ts';
import { LIMITS } from '../limits/limits.ts';
import { readJsonBody } from '../request/read-parameters.ts';
import type { ReceiveRequest } from '../request/pipeline.ts';
import { refusal } from '../errors/refusal.ts';
import { ALWAYS, respond, statusOf } from '../request/respond.ts';
import { withinDeadline } from '../http/within-deadline.ts';
import type { LoadShedder } from '../http/load-shedder.ts';
import { shedLoad } from '../request/shed-load.ts';
import { orUnavailable, redeemLetter } from './redeem-letter.ts';

export type DownloadOptions = {
  /** Of pages that may fetch a letter. */
  readonly origins: readonly string[];
  readonly identifyViewer: IdentifyViewer;
  readonly addressOf: AddressOf;
  readonly countEvent: CountEvent;
  /** @returns how fetches are sent for this viewer */
  readonly sendFor: (viewer: Viewer, requestId: string) => SendFetch;
  readonly openFile: OpenFileFor;
  readonly recordDownload: RecordDownload;
  /** Milliseconds for a whole request. */
  readonly requestTimeoutMs: number;
  readonly load: LoadShedder;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/** A page of a client's origin may send the handle with a token, and save the letter under its given name. */
const DOWNLOAD_CORS: CorsPolicy = {
  methods: ['POST'],
  requestHeaders: ['authorization', 'content-type'],
  responseHeaders: ['content-disposition', 'retry-after', REQUEST_ID_HEADER],
};

/** Of 32 bytes, in base64url. */
const HANDLE = /^[A-Za-z0-9_-]{43}$/;

/** The file name reveals nothing, nothing in the file can run, and no page can frame it or display it unasked. */
const LETTER_HEADERS = {
  ...ALWAYS,
  'content-type': LETTER_TYPE,
  'content-disposition': 'attachment; filename="notice.pdf"',
  'content-security-policy': "default-src 'none'; sandbox",
};

type Answer = Outcome | OpenedFile;

const isLetter = (answer: Answer): answer is OpenedFile => 'content' in answer;

/**
 * Returns the letter of a notice as PDF in exchange for a handle (NO-2). It is a POST because it uses up the handle. The handle
 * is in the body, where no log or history keeps it. Without a letter, the answer is the same 404, byte for byte, whatever the
 * reason.
 */
export function createDownloadReceiver(options: DownloadOptions): ReceiveRequest {
  const { log, clock } = options;
  const crossOrigin = createCrossOrigin(options.origins, DOWNLOAD_CORS);
  return async (request, response) => {
    if (request.method === 'OPTIONS') return crossOrigin.answerPreflight(request, response);
    const startedAt = clock();
    const trail: RequestTrail = { id: requestIdOf(response), caller: null };
    const shed = shedLoad(request, options.load);
    const answer: Promise<Answer> =
      shed ??
      answerDownload(request, trail, options).catch((error: unknown) =>
        refusedAndLogged(error, { at: 'download', requestId: trail.id }, log),
      );
    const answered = await withinDeadline(answer, refused, options.requestTimeoutMs);
    if (!shed) options.load.leave();
    // An answer that comes after the deadline is not sent.
    void answer.then((late) => late !== answered && isLetter(late) && late.content.destroy());
    const { id, caller } = trail;
    const status = isLetter(answered) ? 200 : statusOf(answered, ANY_JSON);
    const viewer = caller?.viewer.signIn?.kind ?? 'anonymous';
    log.info({ event: 'download', id, client: caller?.client.id ?? null, status, ms: clock() - startedAt, viewer });
    discardBody(request, response);
    const onBroken = () =>
      log.error({
        event: 'fetch failed',
        subgraph: 'notices',
        reason: 'closed',
        status: null,
        ms: clock() - startedAt,
        requestId: id,
      });
    const headers = crossOrigin.headersFor(request);
    if (isLetter(answered)) await sendLetter(response, answered, headers, onBroken);
    else respond(response, answered, ANY_JSON, headers);
  };
}

/** What the log line says about a request so far. `caller` null: unidentified, or not identified yet. */
type RequestTrail = { readonly id: string; caller: Caller | null };

async function answerDownload(request: IncomingMessage, trail: RequestTrail, options: DownloadOptions): Promise<Answer> {
  const { countEvent, sendFor, openFile, recordDownload } = options;
  const address = options.addressOf(request);
  const caller = (trail.caller = await identifyOrNobody(request, trail.id, options));
  if (caller) await limitRequests({ ...caller, address }, countEvent);
  else await enforceRate('anonymous requests', null, address, countEvent);
  const handle = await readHandle(request);
  if (!caller?.viewer.signIn) throw refusal('NOT_FOUND');
  const { viewer } = caller;
  await enforceRate('downloads by account', viewer, address, countEvent);
  const mayHaveOne = handle !== null && viewer.signIn?.kind === 'person';
  const letter = mayHaveOne ? await redeemLetter(handle, viewer, sendFor(viewer, trail.id)) : null;
  // A letter that is not there is not recorded as read.
  const file = letter && (await openFile(viewer, 'notices', letter.noticeId, trail.id).catch(orUnavailable));
  try {
    await recordDownload(trail.id, caller, file && letter);
  } catch (error) {
    file?.content.destroy();
    throw error;
  }
  if (!file) throw refusal('NOT_FOUND');
  return file;
}

/**
 * Streams a letter as fast as the client reads. If it breaks off, so does the answer, before as many bytes as its head says: half
 * a letter never looks like a whole one.
 *
 * @param onBroken called when the letter breaks off, not when the client leaves
 */
async function sendLetter(
  response: ServerResponse,
  { bytes, content }: OpenedFile,
  headers: Readonly<Record<string, string>>,
  onBroken: () => void,
): Promise<void> {
  if (response.destroyed) return void content.destroy();
  response.writeHead(200, { ...LETTER_HEADERS, ...headers, 'content-length': bytes });
  let hasLeft = false;
  response.once('close', () => (hasLeft = !content.destroyed));
  content.once('error', () => hasLeft || onBroken());
  await pipeline(content, response).catch(() => {
    // Logged above, or the client has left. Both streams are closed.
  });
}

async function readHandle(request: IncomingMessage): Promise<string | null> {
  if (request.method !== 'POST') throw refusal('METHOD_NOT_ALLOWED', undefined, { allow: 'POST' });
  const body = await readJsonBody(request, LIMITS);
  const handle = isObject(body) ? body['handle'] : null;
  return typeof handle === 'string' && HANDLE.test(handle) ? handle : null;
}

/** A token that is not valid, or no longer valid, as after a sign-out, is treated like an invalid handle. */
async function identifyOrNobody(
  request: IncomingMessage,
  requestId: string,
  { identifyViewer, clock }: DownloadOptions,
): Promise<Caller | null> {
  try {
    return await identifyViewer(authorizationOf(request), clock(), requestId);
  } catch (error) {
    if (NOBODY.has((error as GraphQLError).extensions?.['code'])) return null;
    throw error;
  }
}

const NOBODY = new Set<unknown>(['UNAUTHENTICATED', 'CLIENT_NOT_REGISTERED'] satisfies ErrorCode[]);
