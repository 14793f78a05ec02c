import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AnswerOptions, answerRequest, type Known } from './answer-request.ts';
import { ANY_JSON, chooseMediaType } from './choose-media-type.ts';
import type { CrossOrigin } from './cross-origin.ts';
import type { Log } from '../log.ts';
import { leaveBody } from './leave-body.ts';
import { logRequest } from './log-request.ts';
import { isRefusal, type Outcome, refused } from './outcome.ts';
import { keepingOf } from './public-answers.ts';
import { refusal } from './refusal.ts';
import { respond } from './respond.ts';
import { withinDeadline } from './within-deadline.ts';

export type ReceiverOptions = AnswerOptions & { readonly crossOrigin: CrossOrigin; readonly log: Log };

/** Answers one HTTP request. Never throws. */
export type ReceiveRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createReceiver(options: ReceiverOptions): ReceiveRequest {
  const { log, clock, crossOrigin } = options;
  const answer = (request: IncomingMessage, known: Known): Promise<Outcome> =>
    answerRequest(request, known, options).catch((error: unknown) => {
      // A fault is told by the name of its class alone: its message may hold values.
      if (!isRefusal(error)) log.error({ event: 'fault', at: 'request', name: (error as Error).name });
      return refused(error);
    });
  return async (request, response) => {
    if (request.method === 'OPTIONS') return crossOrigin.answerPreflight(request, response);
    const startedAt = clock();
    const known: Known = { requestId: randomUUID() };
    const mediaType = chooseMediaType(request.headers.accept);
    const outcome = mediaType ? await withinDeadline(answer(request, known), refused) : refused(refusal('NOT_ACCEPTABLE'));
    leaveBody(request, response);
    const headers = { ...(known.locale && { 'content-language': known.locale }), ...crossOrigin.headersFor(request) };
    const now = clock();
    const keeping = keepingOf(request, outcome, startedAt, now);
    const status = respond(response, outcome, mediaType ?? ANY_JSON, headers, keeping);
    logRequest(log, known, outcome, { status, ms: now - startedAt });
  };
}
