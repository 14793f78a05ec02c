import {
  type DefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { getOwn } from '../../schema/contract/own-property.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import type { FetchBatch, Plan, SendFetch } from './plan.ts';
import type { PreparedFetch } from './prepare-fetch.ts';

const ENTITIES = '_entities';
const REPRESENTATIONS = 'representations';
export const partAlias = (index: number): string => `e${index}`;
export const partVariable = (index: number): string => `_representations${index}`;

/**
 * The planner makes one fetch per place in the data: a household's head and its members are two. A request costs more than the
 * fields it selects, so fetches that would be sent at the same time are joined into one request, each under its own alias.
 *
 * @param nodes the nodes that run in parallel
 */
export function batchFetches(nodes: readonly Plan[]): FetchBatch[] {
  const fetches = nodes.map(fetchOf).filter((fetch) => fetch !== null && fetch.requires !== null);
  const bySubgraph = Map.groupBy(fetches as PreparedFetch[], ({ subgraph }) => subgraph);
  return [...bySubgraph.values()].filter((parts) => parts.length > 1).flatMap((parts) => join(parts) ?? []);
}

/** Only a fetch that waits for nothing else can be sent with the others. */
function fetchOf(node: Plan): PreparedFetch | null {
  if (node.kind === 'flatten') return fetchOf(node.node);
  return node.kind === 'fetch' ? node.fetch : null;
}

function join(parts: readonly PreparedFetch[]): FetchBatch | null {
  const operations = parts.map(({ query }, index) => operationOf(parse(query, { noLocation: true }).definitions, index));
  const [first] = operations;
  const [part] = parts;
  if (!first || !part || operations.includes(null)) return null;
  const own = operations as OperationDefinitionNode[];
  const variables = new Map<string, VariableDefinitionNode>();
  for (const definition of own.flatMap(({ variableDefinitions = [] }) => variableDefinitions))
    variables.set(definition.variable.name.value, definition);
  const selections = own.flatMap(({ selectionSet }) => selectionSet.selections);
  const operation = {
    ...first,
    variableDefinitions: [...variables.values()],
    selectionSet: { ...first.selectionSet, selections },
  };
  const query = stripIgnoredCharacters(print(operation));
  return { parts, joined: { subgraph: part.subgraph, queryJson: JSON.stringify(query), operationName: part.operationName } };
}

/** The operation, with names for its representations and its answer that no other part has; null: it cannot be joined. */
function operationOf([operation, ...fragments]: readonly DefinitionNode[], index: number): OperationDefinitionNode | null {
  if (operation?.kind !== Kind.OPERATION_DEFINITION || fragments.length > 0 || operation.selectionSet.selections.length !== 1)
    return null;
  return visit(operation, {
    Variable: (node) =>
      node.name.value === REPRESENTATIONS ? { ...node, name: { ...node.name, value: partVariable(index) } } : undefined,
    Field: (node) =>
      node.name.value === ENTITIES ? { ...node, alias: { kind: Kind.NAME, value: partAlias(index) } } : undefined,
  });
}

type Waiting = {
  readonly variables: JsonObject;
  readonly resolve: (answer: JsonObject) => void;
  readonly reject: (reason: unknown) => void;
};

/** Gathers the parts of a batch during one request. */
export class BatchedRequest {
  readonly #batch: FetchBatch;
  readonly #send: SendFetch;
  readonly #waiting = new Map<PreparedFetch, Waiting>();

  constructor(batch: FetchBatch, send: SendFetch) {
    this.#batch = batch;
    this.#send = send;
  }

  /** @returns the answer to this part, in the form it would have if sent alone */
  add(fetch: PreparedFetch, variables: JsonObject): Promise<JsonObject> {
    return new Promise((resolve, reject) => this.#waiting.set(fetch, { variables, resolve, reject }));
  }

  /** Sends the gathered parts: as one request when every part has something to fetch, otherwise each by itself. */
  flush(): void {
    if (this.#waiting.size === this.#batch.parts.length) return this.#sendJoined();
    for (const [part, { variables, resolve, reject }] of this.#waiting) this.#send(part, variables).then(resolve, reject);
  }

  #sendJoined(): void {
    let variables: JsonObject = {};
    for (const [index, part] of this.#batch.parts.entries()) {
      const { representations = [], ...others } = this.#waiting.get(part)?.variables ?? {};
      variables = { ...variables, ...others, [partVariable(index)]: representations };
    }
    this.#send(this.#batch.joined, variables).then(
      (answer) => this.#batch.parts.forEach((part, index) => this.#waiting.get(part)?.resolve(partOf(answer, index))),
      (reason: unknown) => this.#waiting.forEach(({ reject }) => reject(reason)),
    );
  }
}

function partOf({ data, errors }: JsonObject, index: number): JsonObject {
  const alias = partAlias(index);
  const part: JsonObject = { data: isObject(data) ? { [ENTITIES]: getOwn(data, alias) ?? null } : null };
  if (!Array.isArray(errors)) return part;
  const own = errors.filter(isObject).flatMap((error) => {
    const [root, ...rest] = Array.isArray(error['path']) ? error['path'] : [];
    if (root === undefined) return [error];
    return root === alias ? [{ ...error, path: [ENTITIES, ...rest] }] : [];
  });
  return own.length > 0 ? { ...part, errors: own } : part;
}
