import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, graphql, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { createFetchSender } from '../../gateway/execution/fetch-sender.ts';
import { type ExecuteInProcess, inProcessSource, type Source } from '../../gateway/sources/sources.ts';
import { DOCUMENT_RULES } from '../../gateway/documents/document-rules.ts';
import { LIMITS, OPEN_LIMITS } from '../../gateway/limits/limits.ts';
import type { Outcome } from '../../gateway/request/outcome.ts';
import { runOperation } from '../../gateway/request/pipeline.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import type { LoadedSupergraph, SupergraphOptions } from '../../gateway/supergraph/assemble-supergraph.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { compose } from '../../scripts/compose.ts';
import { UNRELATED } from './unrelated-context.ts';

/** A small subgraph of a test, without a database or guard. */
export type FixtureSubgraph = {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers?: object;
  /** Answers requests instead of the resolvers. */
  readonly execute?: ExecuteInProcess;
  /** Is asked instead of the subgraph in this process. */
  readonly source?: Source;
};

/** The beginning of the SDL of a fixture. */
export const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject",
  "@authenticated", "@requiresScopes", "@policy", "@composeDirective", "@cost", "@listSize"
])`;

/** The same, for a subgraph that names the subjects of its objects. */
export const WITH_SUBJECTS = `${FEDERATION}
extend schema @link(url: "https://myservices.mass.gov/specs/subject/v1.0", import: ["@subject"]) @composeDirective(name: "@subject")
directive @subject(as: String!) on FIELD_DEFINITION
`;

/** Uses every policy, so that a fixture with few policies counts as covered. */
export const VOCABULARY: FixtureSubgraph = {
  name: 'vocabulary',
  sdl: `${WITH_SUBJECTS}
    type Query { vocabulary: Vocabulary @policy(policies: [["public"]]) }
    type Vocabulary {
      person: ID @subject(as: "person") @inaccessible
      account: ID @subject(as: "account") @inaccessible
      household: ID @subject(as: "household") @inaccessible
      submitter: ID @subject(as: "submitter") @inaccessible
      recipient: ID @subject(as: "recipient") @inaccessible
      sensitive: Boolean @subject(as: "sensitive") @inaccessible
      ofViewers: Int @policy(policies: [["public"], ["signed_in"], ["linked"], ["ma_login"], ["recent_sign_in"], ["partner"], ["staff"], ["member_present"], ["system"]])
      ofSubjects: Int @policy(policies: [
        ["self"], ["head_of_household"], ["head_of_household_limited"], ["own_account"], ["own_household"], ["submitter"], ["recipient"], ["ordinary_proof"]
      ])
    }`,
};

/** @throws AggregateError when the subgraphs do not compose */
export const composeFixture = (...subgraphs: readonly FixtureSubgraph[]): string =>
  compose(subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}.invalid`, file: `${name}.graphql`, sdl })))
    .supergraphSdl;

/** A request to a subgraph. */
export type Sent = { readonly subgraph: string; readonly query: string; readonly variables: Record<string, unknown> };

/** Data, and each error as its path and code, as "people.0.own UNAUTHORIZED_FIELD_OR_TYPE". */
export type FixtureAnswer = { readonly data: unknown; readonly errors: readonly string[] };

export type Fixture = {
  readonly supergraph: LoadedSupergraph;
  /** The requests to subgraphs since the last `ask` began. */
  readonly sent: readonly Sent[];
  readonly ask: (viewer: Viewer, query: string, variables?: Record<string, unknown>) => Promise<FixtureAnswer>;
  /** The same, before the answer is read. A query is prepared once. */
  readonly run: (viewer: Viewer, query: string, variables?: Record<string, unknown>) => Promise<Outcome>;
};

export type FixtureOptions = Partial<SupergraphOptions> & {
  readonly rejectDenied?: boolean;
  /** @returns the loaded supergraph, from the composed one */
  readonly change?: (sdl: string) => string;
  /** @returns the id of the next request */
  readonly requestId?: () => string;
};

/** @returns a function that answers requests to the subgraph in this process */
export function executeFixture({ sdl, resolvers = {}, execute }: FixtureSubgraph): ExecuteInProcess {
  if (execute) return execute;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  return async ({ query, variables, operationName }) => ({
    ...(await graphql({ schema, source: query, variableValues: variables, operationName })),
  });
}

/**
 * Loads a supergraph of fixtures with the request pipeline of the gateway, except HTTP and sign-in.
 *
 * @throws when the fixtures do not compose, or are not covered and not open
 */
export function loadFixture(subgraphs: readonly FixtureSubgraph[], options: FixtureOptions = {}): Fixture {
  const { open = false, rejectDenied = false, change = (sdl) => sdl, requestId = () => 'request' } = options;
  const supergraph = loadSupergraph(change(composeFixture(...subgraphs)), { executor: 'own', ...options, open });
  const sent: Sent[] = [];
  const sources = subgraphs.map((subgraph) => {
    if (subgraph.source) return [subgraph.name, subgraph.source] as const;
    const execute = executeFixture(subgraph);
    const source = inProcessSource((request, assertion, locale) => {
      sent.push({ subgraph: subgraph.name, query: request.query, variables: request.variables ?? {} });
      return execute(request, assertion, locale);
    });
    return [subgraph.name, source] as const;
  });
  const sendFor = createFetchSender(new Map(sources), 'the assertion secret of the fixtures', Date.now);
  const run = (document: DocumentNode, viewer: Viewer, query: string, variables: Record<string, unknown>): Promise<Outcome> => {
    sent.length = 0;
    const operation = document.definitions.find(
      (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
    );
    if (!operation) throw new Error('The test asks nothing');
    const prepared = {
      ...UNRELATED,
      supergraph,
      document,
      operation,
      viewer,
      parameters: { method: 'POST' as const, query, key: null, operationName: null, variables },
      resolvedDocument: { kind: 'ad hoc' as const, document: query, hash: query },
      requestId: requestId(),
      operationHash: query,
    };
    return runOperation(prepared, {
      limits: open ? OPEN_LIMITS : LIMITS,
      rejectDenied,
      sendFor,
      afterMutation: () => undefined,
      recordAccess: () => Promise.resolve(),
      countEvent: () => Promise.resolve('within'),
      log: createLog('silent'),
    });
  };
  const prepared = new Map<string, DocumentNode>();
  return {
    supergraph,
    sent,
    async ask(viewer, query, variables = {}) {
      const { data, dataText, errors } = await run(readDocument(query, supergraph), viewer, query, variables);
      return {
        data: JSON.parse(dataText?.toString() ?? JSON.stringify(data)) as unknown,
        errors: errors.map(({ path = [], extensions }) => `${path.join('.')} ${String(extensions?.['code'])}`),
      };
    },
    async run(viewer, query, variables = {}) {
      const document = prepared.get(query) ?? readDocument(query, supergraph);
      prepared.set(query, document);
      return run(document, viewer, query, variables);
    },
  };
}

function readDocument(query: string, { schema }: LoadedSupergraph): DocumentNode {
  const document = parse(query);
  const invalid = validate(schema, document, DOCUMENT_RULES);
  if (invalid.length > 0) throw new AggregateError(invalid, invalid.map(({ message }) => message).join('\n'));
  return document;
}
