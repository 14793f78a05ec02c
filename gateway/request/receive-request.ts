import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AnswerOptions, answerRequest, type Known } from './answer-request.ts';
import { ANY_JSON, chooseMediaType } from './choose-media-type.ts';
import { ASKING, createCrossOrigin } from './cross-origin.ts';
import type { Log } from '../log.ts';
import { discardBody } from '../http/discard-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import { logRequest } from './log-request.ts';
import { type Outcome, refused, refusedAndLogged } from './outcome.ts';
import { keepingOf } from './public-answers.ts';
import { refusal } from './refusal.ts';
import { headerOf } from './request-headers.ts';
import { respond } from './respond.ts';
import { withinDeadline } from './within-deadline.ts';

export type ReceiverOptions = AnswerOptions & {
  /** Of pages that may ask. */
  readonly origins: readonly string[];
  readonly log: Log;
};

/** Answers one HTTP request. Never throws. */
export type ReceiveRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createReceiver(options: ReceiverOptions): ReceiveRequest {
  const { log, clock } = options;
  const crossOrigin = createCrossOrigin(options.origins, ASKING);
  const answer = (request: IncomingMessage, known: Known): Promise<Outcome> =>
    answerRequest(request, known, options).catch((error: unknown) =>
      refusedAndLogged(error, { at: 'request', id: known.requestId }, log),
    );
  return async (request, response) => {
    if (request.method === 'OPTIONS') return crossOrigin.answerPreflight(request, response);
    const startedAt = clock();
    const known: Known = { requestId: requestIdOf(response) };
    const mediaType = chooseMediaType(headerOf(request, 'accept'));
    const outcome = mediaType ? await withinDeadline(answer(request, known), refused) : refused(refusal('NOT_ACCEPTABLE'));
    discardBody(request, response);
    const headers = { ...(known.locale && { 'content-language': known.locale }), ...crossOrigin.headersFor(request) };
    const now = clock();
    const keeping = keepingOf(request, outcome, startedAt, now);
    const status = respond(response, outcome, mediaType ?? ANY_JSON, headers, keeping);
    logRequest(log, known, outcome, { status, ms: now - startedAt });
  };
}
