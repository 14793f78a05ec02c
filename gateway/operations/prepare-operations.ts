import { setImmediate } from 'node:timers/promises';
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { documentFacts } from '../documents/document-facts.ts';
import { checkLimits } from '../limits/check-limits.ts';
import type { OperationLimits } from '../limits/limits.ts';
import { DOCUMENT_RULES } from '../documents/document-rules.ts';
import { resolveOperation } from '../documents/resolve-operation.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import { countSelections, hasTooManySelections, MAX_SELECTIONS } from '../documents/count-selections.ts';
import { countOperations, type OperationSet, type RegisteredOperation } from './operation-set.ts';
import { indexOperations, type PreparedOperation, type PreparedOperations } from './prepared-operations.ts';

export type PrepareOptions = {
  readonly limits: OperationLimits;
  /** @returns a viewer of each class for which a client's operations are planned in advance. Others are planned at first use. */
  readonly viewersOf: (clientId: string) => readonly Viewer[];
  /** Operations prepared earlier. Those for the same supergraph are reused. */
  readonly known?: PreparedOperations;
  /** Called before each operation. */
  readonly progress?: (done: number, of: number) => void;
};

/** Operations of a set that are not valid for a supergraph. */
export type InvalidOperation = {
  readonly clientId: string;
  readonly operation: RegisteredOperation;
  readonly problems: readonly string[];
};

type Document = Omit<PreparedOperation, 'registered'>;

/**
 * Parses, validates, measures, authorizes and plans every operation of a set for a supergraph. It yields regularly to requests
 * in progress.
 *
 * @returns the prepared operations, and the invalid ones, which are not among them
 */
export async function prepareOperations(
  set: OperationSet,
  supergraph: LoadedSupergraph,
  { limits, viewersOf, known, progress }: PrepareOptions,
): Promise<{ readonly prepared: PreparedOperations; readonly invalid: readonly InvalidOperation[] }> {
  const all = new Map<string, PreparedOperation[]>();
  const invalid: InvalidOperation[] = [];
  const byBody = known?.supergraph === supergraph ? documentsOf(known) : new Map<string, Document>();
  const takeTurns = createTurns();
  const of = countOperations(set);
  let done = 0;
  for (const [clientId, operations] of set.clients) {
    const ready: PreparedOperation[] = [];
    for (const registered of operations) {
      progress?.(done++, of);
      const document = byBody.get(registered.body) ?? readDocument(registered.body, supergraph, limits);
      if ('problems' in document) invalid.push({ clientId, operation: registered, problems: document.problems });
      else {
        byBody.set(registered.body, document);
        const problem = await compileFor(viewersOf(clientId), document, supergraph, takeTurns);
        if (problem === null) ready.push({ registered, ...document });
        else invalid.push({ clientId, operation: registered, problems: [problem] });
      }
      await takeTurns();
    }
    all.set(clientId, ready);
  }
  return { prepared: indexOperations(set.version, supergraph, all), invalid };
}

/** Clients that register the same text share the prepared document. */
const documentsOf = ({ all }: PreparedOperations): Map<string, Document> =>
  new Map([...all.values()].flat().map(({ registered, document, operation }) => [registered.body, { document, operation }]));

/** How long the process is kept busy before it yields, approximately. */
const TURN_MS = 5;

/** @returns a function that yields to other work when its turn is over */
function createTurns(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < TURN_MS) return;
    await setImmediate();
    begun = performance.now();
  };
}

function readDocument(
  body: string,
  { schema, costs }: LoadedSupergraph,
  limits: OperationLimits,
): Document | { readonly problems: readonly string[] } {
  try {
    const document = parse(body, { noLocation: true, maxTokens: limits.tokens });
    const problems = problemsOf(document, schema);
    if (problems.length > 0) return { problems };
    const operation = document.definitions.find(
      (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
    );
    if (!operation) return { problems: ['There is no operation in it'] };
    resolveOperation(operation, schema);
    checkLimits({
      document,
      operation,
      variables: {},
      supergraph: { schema, costs },
      limits: knownBeforehand(operation, limits),
    });
    return { document, operation };
  } catch (error) {
    return { problems: [(error as GraphQLError).message] };
  }
}

/** The cost of an operation with variables is known only with their values. */
const knownBeforehand = (operation: OperationDefinitionNode, limits: OperationLimits): OperationLimits =>
  operation.variableDefinitions?.length
    ? { ...limits, cost: Number.POSITIVE_INFINITY, pageSize: Number.POSITIVE_INFINITY }
    : limits;

/** The rules for any document. In addition, a registered operation must not select the schema. */
export const REGISTERED_RULES = [...DOCUMENT_RULES, NoSchemaIntrospectionCustomRule];

function problemsOf(document: DocumentNode, schema: LoadedSupergraph['schema']): readonly string[] {
  if (hasTooManySelections(document))
    return [`It has ${countSelections(document)} selections with its fragments; the limit is ${MAX_SELECTIONS}`];
  return validate(schema, document, REGISTERED_RULES, { maxErrors: 10 }).map(({ message }) => message);
}

/** With more conditions than this, plans for their values are made at first use. */
const MAX_CONDITIONS = 2;

/** @returns why it cannot be planned; null: it can */
async function compileFor(
  viewers: readonly Viewer[],
  { document, operation }: Document,
  supergraph: LoadedSupergraph,
  takeTurns: () => Promise<void>,
): Promise<string | null> {
  const { conditions } = documentFacts(document);
  const known = conditions.length > MAX_CONDITIONS ? [] : conditions;
  const combinations = known.reduce<Record<string, boolean>[]>(
    (before, name) =>
      before.flatMap((values) => [
        { ...values, [name]: false },
        { ...values, [name]: true },
      ]),
    [{}],
  );
  try {
    for (const viewer of viewers) {
      for (const variables of combinations) {
        await supergraph.compile(document, operation, variables, viewer, supergraph.chooseOverrides(''));
        await takeTurns();
      }
    }
    return null;
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'OPERATION_TOO_COMPLEX') return error.message;
    throw error;
  }
}
