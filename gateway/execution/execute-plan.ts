import type { ErrorCode } from '../../schema/contract/errors.ts';
import { getOwn, setOwn } from '../../schema/contract/own-property.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import { at, collectEntities, type Entity, type Path, pathKeys } from './entities.ts';
import { FetchFailure } from '../sources/fetch-failure.ts';
import { isSameKey } from '../json/exact-numbers.ts';
import type { Failure } from './failure.ts';
import { BatchedRequest } from '../planning/batch-fetches.ts';
import { copyOf, isObject, type Json, type JsonObject } from '../json/json.ts';
import { type ChooseTypeName, mergeInto } from './merge.ts';
import type { Keys } from './path-tree.ts';
import type { FetchBatch, Plan, SendFetch } from '../planning/plan.ts';
import type { PreparedFetch } from '../planning/prepare-fetch.ts';
import { representationOf } from './representation.ts';
import { applyRewrites } from './rewrites.ts';
import { errorsOf, locateErrors } from './locate-errors.ts';
import type { TypeCondition } from './type-conditions.ts';

export type Execution = {
  readonly send: SendFetch;
  readonly matches: TypeCondition;
  readonly variables: JsonObject;
  readonly report: ExecutionReport;
};

/** Receives what the answer to the client does not say. */
export type ExecutionReport = {
  /** A subgraph answered something other than what was asked. */
  readonly wrongAnswer: (subgraph: string) => void;
  /** A fetch failed for a reason other than its subgraph. */
  readonly fault: (error: unknown) => void;
};

export type Executed = {
  /** The merged data. */
  readonly data: JsonObject;
  /** What failed during execution. */
  readonly failures: readonly Failure[];
  /**
   * The objects that a source was asked about and does not know. Their data from that source is missing without a failure. Null:
   * it is not known what the sources left out.
   */
  readonly unknown: readonly Path[] | null;
};

export type ExecuteOperation = (compiled: CompiledOperation, execution: Execution) => Promise<Executed>;

/** Runs every fetch of an operation's plan. Never throws. */
export const executePlan: ExecuteOperation = async ({ plan }, execution) => {
  if (plan === null) return { data: {}, failures: [], unknown: [] };
  const run = new PlanRun(execution);
  await run.node(plan, [at(run.data, null)]);
  return run;
};

class PlanRun implements Executed {
  readonly data: JsonObject = {};
  readonly failures: Failure[] = [];
  readonly unknown: Path[] = [];
  readonly #chooseTypeName: ChooseTypeName;
  readonly #execution: Execution;
  readonly #batched = new Map<PreparedFetch, BatchedRequest>();

  constructor(execution: Execution) {
    this.#execution = execution;
    const { matches } = execution;
    // In a subgraph that defines an interface as an object (`@interfaceObject`), `__typename` is the interface's name.
    this.#chooseTypeName = (one, other) => (matches(one, other) ? one : matches(other, one) || other < one ? other : one);
  }

  async node(plan: Plan, entities: readonly Entity[]): Promise<void> {
    switch (plan.kind) {
      case 'sequence':
        for (const node of plan.nodes) await this.node(node, entities);
        return;
      case 'parallel':
        await this.#parallel(plan.nodes, plan.batches, entities);
        return;
      case 'flatten':
        return this.node(plan.node, collectEntities(entities, plan.path));
      case 'fetch':
        return this.#fetch(plan.fetch, entities);
    }
  }

  async #fetch(fetch: PreparedFetch, entities: readonly Entity[]): Promise<void> {
    try {
      await (fetch.requires ? this.#fetchEntities(fetch, fetch.requires, entities) : this.#fetchRoot(fetch, entities));
    } catch (error) {
      // A subgraph's values are nested too deeply for the stack.
      if (!(error instanceof RangeError)) throw error;
      this.#execution.report.wrongAnswer(fetch.subgraph);
      for (const { path } of entities) this.#fail('SUBGRAPH_UNAVAILABLE', pathKeys(path));
    }
  }

  async #parallel(nodes: readonly Plan[], batches: readonly FetchBatch[], entities: readonly Entity[]): Promise<void> {
    const batched = batches.map((batch) => new BatchedRequest(batch, this.#execution.send));
    batches.forEach(({ parts }, index) => parts.forEach((part) => this.#batched.set(part, batched[index] as BatchedRequest)));
    // The parts of a batch add their fetches before they wait for anything, so all have been added when this returns.
    const running = nodes.map((node) => this.node(node, entities));
    for (const request of batched) request.flush();
    await Promise.all(running);
  }

  async #fetchRoot(fetch: PreparedFetch, entities: readonly Entity[]): Promise<void> {
    const answer = await this.#send(fetch, {});
    const data = answer && isObject(answer['data']) ? answer['data'] : {};
    const missing = fetch.rootKeys.filter((key) => getOwn(data, key) === undefined);
    const errors = errorsOf(answer, missing.length > 0, (path) => ({ group: 0, rest: path }));
    locateErrors(errors, [entities], this.failures);
    const told = new Set(errors.map(({ rest }) => rest[0]));
    const untold = missing.filter((key) => !told.has(key));
    const code = this.#codeOfMissing(fetch, answer, untold.length);
    for (const key of untold) for (const { path } of entities) this.#fail(code, [...pathKeys(path), key]);
    this.#merge(entities, data, fetch);
  }

  async #fetchEntities(
    fetch: PreparedFetch,
    requires: NonNullable<PreparedFetch['requires']>,
    entities: readonly Entity[],
  ): Promise<void> {
    const groups = this.#represent(fetch, requires, entities);
    if (groups.length === 0) return;
    const answer = await this.#send(fetch, { representations: groups.map(({ representation }) => representation) });
    const data = answer && isObject(answer['data']) ? answer['data'] : {};
    const received = data['_entities'];
    const found = Array.isArray(received) && received.length === groups.length ? received : null;
    const errors = errorsOf(answer, found === null, ([, index, ...rest]) =>
      typeof index === 'number' && index in groups ? { group: index, rest } : { group: null, rest: [] },
    );
    const members = groups.map((group) => group.members);
    locateErrors(errors, members, this.failures);
    if (found) {
      const isWrong = groups.filter((group, index) => !this.#receive(fetch, group, found[index] ?? null)).length > 0;
      if (isWrong) this.#execution.report.wrongAnswer(fetch.subgraph);
      return;
    }
    const told = new Set(errors.map(({ group }) => group));
    const untold = told.has(null) ? [] : members.filter((_, index) => !told.has(index));
    const code = this.#codeOfMissing(fetch, answer, untold.length);
    for (const silent of untold) for (const { path } of silent) this.#fail(code, pathKeys(path));
  }

  /** Equal representations are sent once. */
  #represent(fetch: PreparedFetch, requires: NonNullable<PreparedFetch['requires']>, entities: readonly Entity[]): Group[] {
    const groups = new Map<string, Group>();
    for (const entity of entities) {
      const representation = representationOf(entity.object, requires, this.#execution.matches);
      if (representation === null || representation['__typename'] === undefined) continue;
      applyRewrites(representation, fetch.inputRewrites, this.#execution.matches);
      const key = JSON.stringify(representation);
      const group = groups.get(key);
      if (group) group.members.push(entity);
      else groups.set(key, { representation, members: [entity] });
    }
    return [...groups.values()];
  }

  /** @returns whether the answer is for that group */
  #receive(fetch: PreparedFetch, { representation, members }: Group, received: Json): boolean {
    if (received === null) {
      for (const { path } of members) this.unknown.push(path);
    } else if (isObject(received) && isTheOneAskedFor(fetch, representation, received)) {
      this.#merge(members, received, fetch);
    } else {
      for (const { path } of members) this.#fail('SUBGRAPH_UNAVAILABLE', pathKeys(path));
      return false;
    }
    return true;
  }

  /** Places that share an answer must not share its objects, because later fetches write into them. */
  #merge(members: readonly Entity[], received: JsonObject, { outputRewrites }: PreparedFetch): void {
    for (const [index, { object }] of members.entries()) {
      const copy = index === members.length - 1 ? received : copyOf(received);
      const [said, known] = [copy['__typename'], object['__typename']];
      // Rewrites depend on types, and the subgraph's type names may be less specific.
      if (typeof known === 'string')
        copy['__typename'] = typeof said === 'string' && said !== known ? this.#chooseTypeName(known, said) : known;
      applyRewrites(copy, outputRewrites, this.#execution.matches);
      mergeInto(object, copy, this.#chooseTypeName);
    }
  }

  async #send(fetch: PreparedFetch, variables: JsonObject): Promise<JsonObject | null> {
    for (const { given, sent } of fetch.variables) {
      const value = getOwn(this.#execution.variables, given);
      if (value !== undefined) setOwn(variables, sent, value);
    }
    try {
      return await (this.#batched.get(fetch)?.add(fetch, variables) ?? this.#execution.send(fetch, variables));
    } catch (error) {
      // A `FetchFailure` has been logged where it happened, with its reason.
      if (!(error instanceof FetchFailure)) this.#execution.report.fault(error);
      return null;
    }
  }

  /** Missing data without an error is reported as an error: an outage must never look like an empty result. */
  #codeOfMissing({ subgraph }: PreparedFetch, answer: JsonObject | null, missing: number): ErrorCode {
    if (Array.isArray(answer?.['errors']) && answer['errors'].some(isObject)) return 'SUBGRAPH_ERROR';
    if (answer !== null && missing > 0) this.#execution.report.wrongAnswer(subgraph);
    return 'SUBGRAPH_UNAVAILABLE';
  }

  #fail(code: ErrorCode, path: Keys): void {
    this.failures.push({ code, path });
  }
}

type Group = { readonly representation: JsonObject; readonly members: Entity[] };

function isTheOneAskedFor(fetch: PreparedFetch, representation: JsonObject, received: JsonObject): boolean {
  const keys = fetch.keys.get(String(representation['__typename'])) ?? [];
  return keys.every(({ field, alias }) => isSameKey(getOwn(received, alias), getOwn(representation, field)));
}
