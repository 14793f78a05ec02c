import type { IncomingMessage, ServerResponse } from 'node:http';
import { discardBody } from '../http/discard-body.ts';
import { checkAccept } from './check-accept.ts';
import { checkIntrospection } from './check-introspection.ts';
import { checkLimits } from '../limits/check-limits.ts';
import { checkMethod } from './check-method.ts';
import { coerceOperationVariables } from './coerce-operation-variables.ts';
import { compileOperation } from './compile-operation.ts';
import type { Prepared, Received, Services } from './context.ts';
import { GRAPHQL_CORS, createCrossOrigin } from '../http/cross-origin.ts';
import { fetchData } from './fetch-data.ts';
import { identifyCaller } from './identify-caller.ts';
import { limitSensitiveMutations, limitRequests } from './limit-rates.ts';
import { logRequest } from './log-request.ts';
import { type Outcome, refused } from './outcome.ts';
import { prepareDocument } from './prepare-document.ts';
import { readParameters } from './read-parameters.ts';
import { receiveRequest } from './receive-request.ts';
import { recordAnswer } from './record-answer.ts';
import { recordIntent } from './record-intent.ts';
import { refuseRequest } from './refuse-request.ts';
import { rejectDenied } from './reject-denied.ts';
import { resolveDocument } from './resolve-document.ts';
import { sendAnswer } from './send-answer.ts';
import { shedLoad } from './shed-load.ts';
import { shapeOutcome } from './shape-outcome.ts';
import { endWork } from '../telemetry/phase-times.ts';
import { withinDeadline } from '../http/within-deadline.ts';

/** Answers one HTTP request. Never throws. */
export type ReceiveRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Handles a request step by step, from its head to the log line. Each step is a function in a file of the same name, and receives
 * the results of the steps before it. `answerRequest` and `runOperation` contain the steps in the middle. The table of steps in
 * `gateway/README.md` is generated from these functions and their comments.
 */
export function createRequestHandler(services: Services): ReceiveRequest {
  const crossOrigin = createCrossOrigin(services.origins, GRAPHQL_CORS);
  return async (request, response) => {
    if (request.method === 'OPTIONS') return crossOrigin.answerPreflight(request, response);
    // Guarantees an id and the address that is counted.
    const received = receiveRequest(request, response, services);
    services.measureRequest.begin();
    // Guarantees that nothing is begun while there is more to do than is answered in time.
    const shed = shedLoad(request, services.load);
    // Guarantees an answer, or a refusal of the closed table, within the deadline.
    const outcome = await (shed ?? withinDeadline(answerOrRefuse(received, services), refused, services.requestTimeoutMs));
    if (!shed) services.load.leave();
    const { times } = received.trail;
    endWork(times);
    // Guarantees that nothing of the body is left on the connection.
    discardBody(request, response);
    // Guarantees the status of the closed table, and that only public answers are cached.
    const status = sendAnswer(response, received, outcome, crossOrigin.headersFor(request), services);
    times.send = performance.now();
    // Guarantees one line per request, without a value of the client's.
    logRequest(received, outcome, status, services);
  };
}

const answerOrRefuse = (received: Received, services: Services): Promise<Outcome> =>
  answerRequest(received, services).catch((error: unknown) => refuseRequest(error, received, services));

/**
 * Answers a request with a registered operation or an ad hoc document.
 *
 * @throws GraphQLError that refuses the whole request
 */
async function answerRequest(received: Received, services: Services): Promise<Outcome> {
  // Guarantees that there is a form of answer that the client accepts.
  checkAccept(received);
  // Guarantees a GraphQL request, by POST or GET, within the limit of its body.
  const parameters = await readParameters(received.request, services.limits);
  const { times } = received.trail;
  times.read = performance.now();
  // Guarantees the viewer with a standing of at most 250 ms ago, and the client with the scopes that it was granted.
  const identified = await identifyCaller({ ...received, parameters }, services);
  times.identify = performance.now();
  // Guarantees that the caller asks no more often than allowed, whatever comes of it.
  await limitRequests(identified, services.countEvent);
  times.rates = performance.now();
  // Guarantees a registered operation of this client, or a document that it may send.
  const resolved = resolveDocument(identified, services);
  // Guarantees a valid document within the token limit, without reserved aliases, and one operation of it that is served.
  return runOperation(prepareDocument(resolved, services), services);
}

/** What the steps of an operation use. */
export type OperationServices = Pick<
  Services,
  'limits' | 'rejectDenied' | 'sendFor' | 'afterMutation' | 'recordAccess' | 'countEvent' | 'log'
>;

/**
 * Runs an operation of a valid document: the last part of `answerRequest`.
 *
 * @throws GraphQLError that refuses the whole request
 */
export async function runOperation(prepared: Prepared, services: OperationServices): Promise<Outcome> {
  // Guarantees that a GET changes nothing.
  checkMethod(prepared);
  // Guarantees that the schema is shown only to those who may see it.
  checkIntrospection(prepared);
  // Guarantees a value of its type for every variable.
  const coerced = coerceOperationVariables(prepared);
  // Guarantees depth, aliases, root fields, page size and cost within limits.
  checkLimits({ ...coerced, limits: services.limits });
  const { times } = prepared.trail;
  prepared.trail.operationType = prepared.operation.operation;
  times.document = performance.now();
  // Guarantees that denied fields left the operation before it was planned.
  const compiled = await compileOperation(coerced);
  times.compile = performance.now();
  // Guarantees that what could be guessed is counted and stands alone.
  const guarded = await limitSensitiveMutations(compiled, services.countEvent);
  // Guarantees that nothing of an operation is answered if part of it is denied, where `REJECT_DENIED` is on.
  await rejectDenied(guarded, services);
  times.guard = performance.now();
  // Guarantees that it is recorded before it runs if it is a mutation; otherwise it does not run.
  await recordIntent(guarded, services);
  // Guarantees data as merged and failures as codes of the closed table, or an answer that the express lane wrote.
  const fetched = await fetchData(guarded, services);
  times.fetch = performance.now();
  // Guarantees what the client asked for and may see, and nothing else.
  const outcome = shapeOutcome(fetched, services);
  times.shape = performance.now();
  // Guarantees that it is recorded who saw whose data; otherwise nothing is answered.
  await recordAnswer(fetched, services);
  times.audit = performance.now();
  return outcome;
}
