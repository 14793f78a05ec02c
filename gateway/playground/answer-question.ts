import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { discardBody } from '../http/discard-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Log } from '../telemetry/log.ts';
import { matrixRows, ROLES } from '../explain/matrix.ts';
import { ANY_JSON, chooseMediaType } from '../http/choose-media-type.ts';
import type { Caller } from '../clients/caller.ts';
import { authorizationOf, type IdentifyViewer } from '../request/identify-viewer.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import { type Outcome, refused, refusedAndLogged } from '../request/outcome.ts';
import { readJsonBody } from '../request/read-parameters.ts';
import { refusal } from '../errors/refusal.ts';
import { headerOf } from '../http/request-headers.ts';
import { ALWAYS, statusOf } from '../request/respond.ts';
import { withinDeadline } from '../http/within-deadline.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import type { SupergraphHolder } from '../serving/supergraph-holder.ts';
import type { DemoSignIns } from './demo-sign-ins.ts';
import { explainQuestion } from './explain-question.ts';
import { listOperations } from './list-operations.ts';
import type { MayExplain } from '../explain/may-explain.ts';
import { readQuestion } from './read-question.ts';
import { describeRegistration } from './register-operation.ts';
import type { StaffSignIn } from './staff-sign-in.ts';
import { summarizeViewer } from './summarize-viewer.ts';

export type QuestionContext = {
  readonly holder: Pick<SupergraphHolder, 'current' | 'operations'>;
  readonly limits: GatewayLimits;
  /** Milliseconds for a whole request. */
  readonly requestTimeoutMs: number;
  readonly identifyViewer: IdentifyViewer;
  readonly mayExplain: MayExplain;
  readonly development: boolean;
  /** Null: there are no demo sign-ins. */
  readonly demo: DemoSignIns | null;
  readonly staff: StaffSignIn | null;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/** @param body as it was sent; undefined for GET */
type Answer = (context: QuestionContext, body: unknown, caller: () => Promise<Caller>) => unknown;

/** The requests of the page by name: the method, and the function that makes the answer, which is sent as JSON. */
const QUESTIONS: Readonly<Record<string, { readonly method: 'GET' | 'POST'; readonly answer: Answer }>> = {
  config: { method: 'GET', answer: ({ development, demo, staff }) => ({ development, demo: demo !== null, staff }) },
  'sign-ins': { method: 'GET', answer: (context) => demoOf(context).signIns },
  token: { method: 'POST', answer: (context, body) => giveToken(demoOf(context), body) },
  viewer: { method: 'GET', answer: explaining((_context, _body, caller) => summarizeViewer(caller)) },
  matrix: { method: 'GET', answer: explaining(({ holder }) => describeMatrix(holder.current)) },
  operations: { method: 'GET', answer: explaining(({ holder }, _body, { client }) => listOperations(holder.operations, client)) },
  explain: {
    method: 'POST',
    answer: explaining(({ holder, limits }, body, { viewer }) =>
      explainQuestion(readQuestion(body, viewer, holder.current, limits)),
    ),
  },
  register: {
    method: 'POST',
    answer: explaining(({ holder, limits }, body, { viewer }) =>
      describeRegistration(readQuestion(body, viewer, holder.current, limits)),
    ),
  },
};

/** @throws FORBIDDEN when the caller may not see explanations */
function explaining(answer: (context: QuestionContext, body: unknown, caller: Caller) => unknown): Answer {
  return async (context, body, identify) => {
    const caller = await identify();
    if (!context.mayExplain(caller)) throw refusal('FORBIDDEN');
    return answer(context, body, caller);
  };
}

/** Answers one request to `/playground/api/<name>`. Never throws. */
export async function answerQuestion(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  context: QuestionContext,
): Promise<void> {
  const requestId = requestIdOf(response);
  const where = { at: 'playground', requestId };
  const asRefused = (outcome: Outcome) => refusedAnswer(outcome, headerOf(request, 'accept'));
  const answering = answerOf(request, name, requestId, context).catch((error: unknown) =>
    asRefused(refusedAndLogged(error, where, context.log)),
  );
  const answer = await withinDeadline<Told>(answering, (error) => asRefused(refused(error)), context.requestTimeoutMs);
  discardBody(request, response);
  if (response.destroyed) return;
  const body = JSON.stringify(answer.body);
  const length = { 'content-length': Buffer.byteLength(body) };
  const headers = { ...ALWAYS, ...answer.headers, 'content-type': 'application/json; charset=utf-8', ...length };
  response.writeHead(answer.status, headers).end(body);
}

type Told = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown };

/** As for the graph, a client that accepts only plain JSON gets the errors of a document under status 200. */
const refusedAnswer = (outcome: Outcome, accept: string | undefined): Told => ({
  status: statusOf(outcome, chooseMediaType(accept) ?? ANY_JSON),
  headers: Object.fromEntries(outcome.headers),
  body: { errors: outcome.errors },
});

async function answerOf(request: IncomingMessage, name: string, requestId: string, context: QuestionContext): Promise<Told> {
  const question = Object.hasOwn(QUESTIONS, name) ? QUESTIONS[name] : undefined;
  if (!question) throw refusal('NOT_FOUND');
  if (request.method !== question.method) throw refusal('METHOD_NOT_ALLOWED', undefined, { allow: question.method });
  const body = question.method === 'POST' ? await readJsonBody(request, context.limits) : undefined;
  const caller = async () => context.identifyViewer(authorizationOf(request), context.clock(), requestId);
  return { status: 200, body: await question.answer(context, body, caller) };
}

function demoOf({ demo }: QuestionContext): DemoSignIns {
  if (!demo) throw refusal('FORBIDDEN');
  return demo;
}

const tokenBody = z.strictObject({ signIn: z.string().min(1), client: z.string().min(1).optional() });

async function giveToken(demo: DemoSignIns, body: unknown): Promise<{ token: string }> {
  const parsed = tokenBody.safeParse(body);
  const token = parsed.success ? await demo.tokenFor(parsed.data.signIn, parsed.data.client) : null;
  if (token === null) throw refusal('BAD_REQUEST', 'There is no such demo sign-in');
  return { token };
}

const describeMatrix = ({ model }: LoadedSupergraph) => ({
  roles: ROLES.map(({ name, means }) => ({ name, means })),
  rows: matrixRows(model),
});
