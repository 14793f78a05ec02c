import type { IncomingMessage } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import { chooseLocale, type Locale } from '../../schema/contract/locales.ts';
import type { AutomaticDocuments } from '../operations/automatic-documents.ts';
import type { MayExplain } from '../playground/may-explain.ts';
import type { SupergraphHolder } from '../supergraph/supergraph-holder.ts';
import type { AddressOf } from './client-address.ts';
import type { AdHocContext } from './federated-server.ts';
import { type Asker, authorizationOf, type IdentifyViewer } from './identify-viewer.ts';
import { isCausedByCaller, type Outcome } from './outcome.ts';
import type { PipelineOptions } from './pipeline.ts';
import { holdTo, limitRequests } from './limit-rates.ts';
import { type Parameters, readParameters } from './read-parameters.ts';
import { headerOf } from './request-headers.ts';
import { resolveDocument } from './resolve-document.ts';
import { runAdHoc } from './run-ad-hoc.ts';
import { runRegistered } from './run-registered.ts';

export type AnswerOptions = {
  readonly identifyViewer: IdentifyViewer;
  readonly holder: Pick<SupergraphHolder, 'operations'>;
  readonly automatic: AutomaticDocuments;
  readonly server: ApolloServer<AdHocContext>;
  readonly pipeline: PipelineOptions;
  /** Whether everybody may ask for the schema; whoever may have the graph explained always may. */
  readonly introspection: boolean;
  readonly mayExplain: MayExplain;
  readonly addressOf: AddressOf;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/** What has come to be known of a request; when it is refused halfway, that is all that can be told of it. */
export type Known = {
  readonly requestId: string;
  asker?: Asker;
  locale?: Locale;
  operationHash?: string;
};

/**
 * Goes the way of a request, from its head to what is to be answered; `pipeline.ts` names the steps.
 *
 * @param known is filled as it goes
 * @throws GraphQLError that refuses the whole request
 */
export async function answerRequest(request: IncomingMessage, known: Known, options: AnswerOptions): Promise<Outcome> {
  const address = options.addressOf(request);
  const count = options.pipeline.countEvent;
  const [parameters, asker] = await readHead(request, options).catch(async (error: unknown) => {
    // Whom a failure of ours keeps from being known has asked nothing too often.
    if (isCausedByCaller(error)) await holdTo('anonymous requests', null, address, count);
    throw error;
  });
  known.asker = asker;
  await limitRequests({ ...asker, address }, count);
  const locale = chooseLocale(headerOf(request, 'accept-language'), asker.viewer.standing.language);
  known.locale = locale;
  const { operations } = options.holder;
  const asked = resolveDocument(parameters, asker.client, operations, options.automatic);
  const operationHash = asked.kind === 'registered' ? asked.prepared.registered.hash : asked.hash;
  known.operationHash = operationHash;
  const mayExplain = options.mayExplain(asker);
  const context = {
    ...asker,
    requestId: known.requestId,
    address,
    method: parameters.method,
    locale,
    operationHash,
    introspection: options.introspection || mayExplain,
    explain: mayExplain && headerOf(request, 'x-explain') === '1',
  };
  return asked.kind === 'registered'
    ? runRegistered(asked.prepared, operations.supergraph, parameters, context, options.pipeline)
    : runAdHoc(options.server, asked.document, parameters, context);
}

/** What does not come so far counts as somebody's whom one does not know. */
async function readHead(request: IncomingMessage, { identifyViewer, clock }: AnswerOptions): Promise<[Parameters, Asker]> {
  const parameters = await readParameters(request);
  return [parameters, await identifyViewer(authorizationOf(request), clock())];
}
