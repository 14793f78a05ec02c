import { type DocumentNode, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Locale } from '../../schema/contract/locales.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { CompiledOperation } from '../execution/compiled-operation.ts';
import type { RecordAccess } from '../audit/record-access.ts';
import { SubjectsMet } from '../audit/subjects-met.ts';
import { documentFacts } from '../execution/document-facts.ts';
import { introspect } from '../execution/introspect.ts';
import type { JsonObject } from '../execution/merge.ts';
import type { SendFetch } from '../execution/plan.ts';
import { type Answer, shapeAnswer } from '../execution/shape-answer.ts';
import { explainRun, type RunExplanation } from '../playground/explain-run.ts';
import { RunTrace } from '../playground/run-trace.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import { checkMethod } from './check-method.ts';
import { checkLimits } from './check-limits.ts';
import type { CountEvent } from '../rates/counters.ts';
import { coerceVariables } from './coerce-variables.ts';
import { limitGuesses } from './limit-rates.ts';
import type { OperationLimits } from './limits.ts';
import { refusal } from './refusal.ts';
import { isDenied } from './reject-denied.ts';
import type { RequestContext } from './request-context.ts';

/**
 * The way of a request, in order. A registered operation is parsed and validated already; Apollo Server does that for every other
 * document, and keeps it.
 *
 * | step              | file                                    | guarantees to the steps after it                                    |
 * |-------------------|-----------------------------------------|---------------------------------------------------------------------|
 * | bound             | ../http-server.ts, ../http/             | a head within limits, an id, at most 8 answers on a connection      |
 * | receive           | receive-request.ts                      | an answer within the deadline, in a form that the client accepts    |
 * | read parameters   | read-parameters.ts, read-body.ts        | a GraphQL request, by POST or GET, within the limit of its body     |
 * | identify viewer   | identify-viewer.ts                      | who asks, with a standing of at most 250 ms ago                     |
 * | identify client   | ../clients/identify-client.ts           | by which program, as its token proves; its scopes and no more       |
 * | limit requests    | limit-rates.ts                          | that they ask no more often than they may, whatever comes of it     |
 * | resolve document  | resolve-document.ts                     | what this client may ask: a registered operation, or a document     |
 * | (parse, validate) | run-ad-hoc.ts, federated-server.ts      | a valid document within the token limit, no reserved alias          |
 * | resolve operation | run-registered.ts, resolve-operation.ts | which operation to run, of a kind that is served                    |
 * | check method      | check-method.ts                         | what comes by GET changes nothing                                   |
 * | coerce variables  | coerce-variables.ts                     | every variable has a value of its type                              |
 * | check limits      | check-limits.ts                         | depth, aliases, root fields, page size and cost within limits       |
 * | authorize, plan   | ../execution/compiled-operation.ts      | denied fields have left the operation before it is planned          |
 * | limit guesses     | limit-rates.ts                          | what could be guessed is counted, and stands alone                  |
 * | fetch             | ../execution/execute-plan.ts            | data as merged; failures as codes of the closed table               |
 * | shape             | ../execution/shape-answer.ts            | what the client asked for and may see, nothing else                 |
 * | audit             | ../audit/record-access.ts               | it is written who saw whose data, or nothing is answered            |
 * | respond           | outcome.ts, format-error.ts, respond.ts | errors of the closed table, the status they have                    |
 * | let keep          | public-answers.ts                       | private, no-store, but for what is public and asked by nobody       |
 */
export type Request = RequestContext & {
  readonly supergraph: LoadedSupergraph;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
};

export type PipelineOptions = {
  readonly limits: OperationLimits;
  /** Reject an operation of which anything is denied. */
  readonly rejectDenied: boolean;
  /** @returns how fetches are sent for this viewer, in this locale */
  readonly sendFor: (viewer: Viewer, locale: Locale) => SendFetch;
  /** Called when a mutation has run: it may have changed what is known of viewers. */
  readonly afterMutation: () => void;
  readonly recordAccess: RecordAccess;
  readonly countEvent: CountEvent;
};

export type PipelineResult = Pick<Answer, 'data' | 'errors'> & {
  readonly compiled: CompiledOperation;
  /** Null: the request did not ask for it, or may not. */
  readonly explanation: RunExplanation | null;
  readonly isPublic: boolean;
};

/** @throws GraphQLError that refuses the whole request */
export async function runPipeline(request: Request, options: PipelineOptions): Promise<PipelineResult> {
  const { supergraph, document, operation, viewer } = request;
  checkMethod(operation, request.method);
  if (!request.introspection && documentFacts(document).introspects) throw refusal('INTROSPECTION_DISABLED');
  const variables = coerceVariables(supergraph.schema, operation, request.variables);
  checkLimits(operation, documentFacts(document).fragments, supergraph.schema, supergraph.costs, options.limits, variables);
  const compiled = supergraph.compile(document, operation, variables, viewer);
  await limitGuesses(compiled.selection, request, options.countEvent);
  const access = { ...request, compiled, met: viewer.signIn === null ? null : new SubjectsMet() };
  if (options.rejectDenied && isDenied(compiled.selection)) {
    await options.recordAccess(access, 'refused');
    throw refusal('UNAUTHORIZED_FIELD_OR_TYPE');
  }
  const send = options.sendFor(viewer, request.locale);
  const trace = request.explain ? new RunTrace() : null;
  const execution = {
    send: trace?.around(send) ?? send,
    matches: supergraph.matches,
    variables: variables as JsonObject,
  };
  const { data, failures } = await supergraph.execute(compiled, execution);
  if (operation.operation === OperationTypeNode.MUTATION) options.afterMutation();
  const introspection = introspect(compiled, variables, supergraph.schema);
  const answer = shapeAnswer(compiled.selection, data, failures, viewer, supergraph.schema, introspection, access.met);
  await options.recordAccess(access, 'answered');
  return {
    data: answer.data,
    errors: answer.errors,
    compiled,
    explanation: trace && explainRun(trace, compiled, answer),
    isPublic: compiled.isPublic && isNobodys(request) && answer.data !== null && answer.errors.length === 0,
  };
}

/** Nobody in particular has asked. The values of variables are somebody's own, and whoever has an answer explained is somebody. */
const isNobodys = ({ viewer, explain, variables = {} }: Request): boolean =>
  viewer.signIn === null && !explain && Object.keys(variables).length === 0;
