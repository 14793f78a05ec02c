import type { ErrorCode, InputField } from '../../schema/contract/errors.ts';
import { getOwn, setOwn } from '../../schema/contract/own-property.ts';
import type { CompiledOperation } from './compiled-operation.ts';
import { at, collectEntities, type Entity, pathKeys } from './entities.ts';
import { Gathering } from './join-fetches.ts';
import { isObject, type Json, type JsonObject, mergeInto } from './merge.ts';
import type { Joint, Plan, SendFetch } from './plan.ts';
import type { PreparedFetch } from './prepare-fetch.ts';
import { representationOf } from './representation.ts';
import { applyRewrites } from './rewrites.ts';
import { codeOfSubgraphError, fieldOfSubgraphError } from './subgraph-errors.ts';
import type { TypeCondition } from './type-conditions.ts';

/** What went wrong, where in the data, under a code of the closed table: nothing of a subgraph's own words. */
export type Failure = {
  readonly code: ErrorCode;
  readonly path: readonly (string | number)[];
  /** The input field that a BAD_USER_INPUT names. */
  readonly field?: InputField;
};

export type Execution = {
  readonly send: SendFetch;
  readonly matches: TypeCondition;
  readonly variables: JsonObject;
};

/** @returns the data as it was merged, and what failed on the way */
export type ExecuteOperation = (
  compiled: CompiledOperation,
  execution: Execution,
) => Promise<{ data: JsonObject; failures: Failure[] }>;

/** Fetches everything the plan of an operation asks for. Never throws. */
export const executePlan: ExecuteOperation = async ({ plan }, execution) => {
  if (plan === null) return { data: {}, failures: [] };
  const run = new PlanRun(execution);
  await run.node(plan, [at(run.data, null)]);
  return { data: run.data, failures: run.failures };
};

class PlanRun {
  readonly data: JsonObject = {};
  readonly failures: Failure[] = [];
  readonly #execution: Execution;
  readonly #gatherings = new Map<PreparedFetch, Gathering>();

  constructor(execution: Execution) {
    this.#execution = execution;
  }

  async node(plan: Plan, entities: readonly Entity[]): Promise<void> {
    switch (plan.kind) {
      case 'sequence':
        for (const node of plan.nodes) await this.node(node, entities);
        return;
      case 'parallel':
        await this.#parallel(plan.nodes, plan.joints, entities);
        return;
      case 'flatten':
        return this.node(plan.node, collectEntities(entities, plan.path));
      case 'fetch':
        return plan.fetch.requires
          ? this.#fetchEntities(plan.fetch, plan.fetch.requires, entities)
          : this.#fetchRoot(plan.fetch, entities);
    }
  }

  async #parallel(nodes: readonly Plan[], joints: readonly Joint[], entities: readonly Entity[]): Promise<void> {
    const gatherings = joints.map((joint) => new Gathering(joint, this.#execution.send));
    joints.forEach(({ parts }, index) => parts.forEach((part) => this.#gatherings.set(part, gatherings[index] as Gathering)));
    // Parts of a joint ask before they wait for anything, so all of them have asked when this returns.
    const running = nodes.map((node) => this.node(node, entities));
    for (const gathering of gatherings) gathering.flush();
    await Promise.all(running);
  }

  async #fetchRoot(fetch: PreparedFetch, entities: readonly Entity[]): Promise<void> {
    const answer = await this.#send(fetch, {});
    const data = answer && isObject(answer['data']) ? answer['data'] : {};
    const expected = entities.flatMap(({ path }) =>
      fetch.rootKeys.filter((key) => getOwn(data, key) === undefined).map((key) => [...pathKeys(path), key]),
    );
    this.#report(answer, expected, (path) => entities.map((entity) => [...pathKeys(entity.path), ...path]));
    applyRewrites(data, fetch.outputRewrites, this.#execution.matches);
    for (const { object } of entities) mergeInto(object, data);
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
    const entitiesOf = (sent: readonly Group[]) => sent.flatMap(({ members }) => members.map(({ path }) => pathKeys(path)));
    const received = data['_entities'];
    const found = Array.isArray(received) && received.length === groups.length ? received : null;
    this.#report(answer, found ? [] : entitiesOf(groups), ([, index, ...rest]) => {
      const group = typeof index === 'number' ? groups[index] : undefined;
      return entitiesOf(group ? [group] : groups).map((path) => [...path, ...rest]);
    });
    if (found) groups.forEach((group, index) => this.#receive(fetch, group, found[index] ?? null));
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

  #receive(fetch: PreparedFetch, { representation, members }: Group, received: Json): void {
    if (received === null) return;
    if (!isObject(received) || !isTheOneAskedFor(fetch, representation, received)) {
      for (const { path } of members) this.#fail('SUBGRAPH_UNAVAILABLE', pathKeys(path));
      return;
    }
    for (const [index, { object }] of members.entries()) {
      // Entities that share an answer must not share its objects, for later fetches write into them.
      const copy = index === 0 ? received : structuredClone(received);
      const { __typename: known } = object;
      if (typeof known === 'string' && !this.#tellsMore(copy['__typename'], known)) copy['__typename'] = known;
      applyRewrites(copy, fetch.outputRewrites, this.#execution.matches);
      mergeInto(object, copy);
    }
  }

  /** A subgraph that knows an interface as an object (`@interfaceObject`) calls its objects by the interface's name. */
  #tellsMore(said: Json | undefined, known: string): boolean {
    return said !== undefined && !this.#execution.matches(known, String(said));
  }

  async #send(fetch: PreparedFetch, variables: JsonObject): Promise<JsonObject | null> {
    for (const { given, sent } of fetch.variables) {
      const value = getOwn(this.#execution.variables, given);
      if (value !== undefined) setOwn(variables, sent, value);
    }
    try {
      return await (this.#gatherings.get(fetch)?.add(fetch, variables) ?? this.#execution.send(fetch, variables));
    } catch {
      return null;
    }
  }

  /**
   * Keeps of a subgraph's errors the path, and the code when it is one of ours (pitfall 16). Where data is missing that no
   * error tells of, there is one all the same: an outage must never look as if there were nothing.
   *
   * @param missing the paths at which data should have come, and did not
   * @param locate where in the data a path of the answer is; more than one place when entities share an answer
   */
  #report(answer: JsonObject | null, missing: readonly Keys[], locate: (path: Keys) => Keys[]): void {
    const errors = answer && Array.isArray(answer['errors']) ? answer['errors'].filter(isObject) : [];
    const told = errors.flatMap((error) => {
      const { code: said, field } = isObject(error['extensions']) ? error['extensions'] : {};
      const code = codeOfSubgraphError(said) ?? 'SUBGRAPH_ERROR';
      const path = Array.isArray(error['path']) ? (error['path'] as Keys) : [];
      // An error of the whole answer is told where its data is missing.
      if (path.length === 0 && missing.length > 0) return [];
      return locate(path).map((place): Failure => ({ code, path: place, ...fieldOfSubgraphError(field) }));
    });
    const silent = missing.filter((path) => !told.some((failure) => path.every((key, index) => failure.path[index] === key)));
    this.failures.push(...told);
    for (const path of silent) this.#fail(errors.length > 0 ? 'SUBGRAPH_ERROR' : 'SUBGRAPH_UNAVAILABLE', path);
  }

  #fail(code: ErrorCode, path: Keys): void {
    this.failures.push({ code, path });
  }
}

type Keys = readonly (string | number)[];
type Group = { readonly representation: JsonObject; readonly members: Entity[] };

function isTheOneAskedFor(fetch: PreparedFetch, representation: JsonObject, received: JsonObject): boolean {
  const keys = fetch.keys.get(String(representation['__typename'])) ?? [];
  return keys.every(({ field, alias }) => getOwn(received, alias) === getOwn(representation, field));
}
