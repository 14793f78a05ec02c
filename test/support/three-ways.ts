import { getOperationAST, parse } from 'graphql';
import { collectAudit } from './collect-audit.ts';
import type { AuditRecord } from '../../gateway/audit/search/resolved-record.ts';
import { createAccessRecorder } from '../../gateway/audit/record-access.ts';
import { createFetchSender } from '../../gateway/execution/fetch-sender.ts';
import type { JsonObject } from '../../gateway/json/json.ts';
import { OPEN_LIMITS } from '../../gateway/limits/limits.ts';
import { runOperation } from '../../gateway/request/pipeline.ts';
import { bodyOf } from '../../gateway/request/respond.ts';
import { inProcessSource, type Source } from '../../gateway/sources/sources.ts';
import type { LoadedSupergraph } from '../../gateway/supergraph/assemble-supergraph.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { supergraphSdl } from './composed.ts';
import type { Graph } from './graph.ts';
import { UNRELATED } from './unrelated-context.ts';

/** The ways to answer an operation: generated code, our executor, and ApolloGateway. */
export type Way = 'lane' | 'general' | 'apollo';

/** A fetch of one request. */
export type SentFetch = { readonly subgraph: string; readonly body: string };

/** Changes the answer to a fetch, or throws. */
export type Fault = (fetch: SentFetch, answer: JsonObject) => JsonObject;

export type WayAnswer = {
  /** The body of the response. */
  readonly text: string;
  readonly audit: readonly AuditRecord[];
  readonly sent: readonly SentFetch[];
  /** What the gateway logged. */
  readonly logged: readonly string[];
  /** Whether the lane wrote the answer; null: it was not tried. */
  readonly onLane: boolean | null;
};

export type Question = {
  readonly viewer: Viewer;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly fault?: Fault;
};

export type ThreeWays = {
  readonly supergraphs: Readonly<Record<Way, LoadedSupergraph>>;
  readonly ask: (way: Way, question: Question) => Promise<WayAnswer>;
};

/** Answers operations in each way from the same subgraphs, whose answers are recorded so that every way gets the same. */
export function threeWays({ subgraphs }: Pick<Graph, 'subgraphs'>, secret: string, sdl = supergraphSdl): ThreeWays {
  let onLane: boolean | null = null;
  const supergraphs = loadWays(sdl, (hasAnswered) => (onLane = hasAnswered));
  const recorded = new Map<string, Promise<string>>();
  const sources = new Map([...subgraphs].map(([name, { execute }]) => [name, inProcessSource(execute)]));
  const record = (viewer: Viewer, subgraph: string, ...sending: Parameters<Source['send']>): Promise<string> => {
    const key = JSON.stringify([viewer.signIn?.subject, viewer.standing.memberOf, viewer.scopes.size, subgraph, sending[0]]);
    const answer =
      recorded.get(key) ??
      sources
        .get(subgraph)
        ?.send(...sending)
        .then((read) => JSON.stringify(read));
    if (!answer) throw new Error(`There is no subgraph ${subgraph}`);
    recorded.set(key, answer);
    return answer;
  };
  const documents = new Map<string, ReturnType<typeof prepare>>();
  return {
    supergraphs,
    async ask(way, { viewer, query, variables = {}, fault = (_fetch, answer) => answer }) {
      const sent: SentFetch[] = [];
      const audit = collectAudit();
      const logged: string[] = [];
      onLane = null;
      const sendTo =
        (subgraph: string): Source['send'] =>
        async (...sending) => {
          const fetch = { subgraph, body: sending[0] };
          sent.push(fetch);
          return fault(fetch, JSON.parse(await record(viewer, subgraph, ...sending)) as JsonObject);
        };
      const document = documents.get(query) ?? prepare(query);
      documents.set(query, document);
      const log = createLog('info', (line) => logged.push(line));
      const outcome = await runOperation(
        { ...UNRELATED, ...document, supergraph: supergraphs[way], viewer, parameters: { ...document.parameters, variables } },
        {
          limits: OPEN_LIMITS,
          rejectDenied: false,
          sendFor: createFetchSender({ get: (name) => scannable(sendTo(name)) }, secret, Date.now),
          afterMutation: () => undefined,
          recordAccess: createAccessRecorder({ sink: audit, clock: () => NOW, log }),
          countEvent: () => Promise.resolve('within'),
          log,
        },
      );
      return { text: bodyOf(outcome), audit: audit.records, sent, logged, onLane };
    },
  };
}

function loadWays(sdl: string, onRun: (hasAnswered: boolean) => void): ThreeWays['supergraphs'] {
  const options = { open: false, executor: 'own' } as const;
  return {
    lane: loadSupergraph(sdl, { ...options, lanes: { after: 0, verbatimFrom: 0, maxPause: 0, onRun } }),
    general: loadSupergraph(sdl, { ...options, express: false }),
    apollo: loadSupergraph(sdl, { ...options, executor: 'apollo' }),
  };
}

const NOW = Date.now();

/** A source whose answers can be scanned as well. */
const scannable = (send: Source['send']): Source => ({
  send,
  sendScanned: async (scan, ...sending) => {
    const parsed = await send(...sending);
    const data = scan(Buffer.from(JSON.stringify(parsed)));
    return data ? { data, parsed: null } : { data, parsed };
  },
  openFile: () => Promise.resolve(null),
  close: () => Promise.resolve(),
});

function prepare(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The test asks nothing');
  return {
    document,
    operation,
    parameters: { method: 'POST' as const, query, key: null, operationName: null },
    resolvedDocument: { kind: 'ad hoc' as const, document: query, hash: query },
    operationHash: query,
  };
}
