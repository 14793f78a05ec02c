import type { FetchBatch } from '../../planning/plan.ts';
import type { PreparedFetch } from '../../planning/prepare-fetch.ts';
import { getOwn } from '../../../schema/contract/own-property.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { partAlias, partVariable } from '../../planning/batch-fetches.ts';
import { ask, bodyText, clientVariables, type Step, step } from './fetch-step.ts';
import { type EntityCode, type LaneEntity, partOf } from './lane-code.ts';
import { giveUp } from './give-up.ts';

/** A fetch of entities with its generated functions. */
export type EntityFetch = { readonly number: number; readonly fetch: PreparedFetch; readonly code: EntityCode };

/** Entities to ask a source about. Those with equal representations are asked about once. */
type Gathered = { readonly representations: string; readonly groups: readonly LaneEntity[][] };

function gather({ collect, represent }: EntityCode, data: readonly JsonObject[]): Gathered {
  const found: LaneEntity[] = [];
  collect(data, found);
  const groups = new Map<string, LaneEntity[]>();
  for (const entity of found) {
    const representation = represent(entity);
    if (representation === '') continue;
    const group = groups.get(representation);
    if (group) group.push(entity);
    else groups.set(representation, [entity]);
  }
  return { representations: `[${[...groups.keys()].join(',')}]`, groups: [...groups.values()] };
}

/** Attaches what a source says of each entity; null: it does not know the entity. */
function attach(number: number, { isSame }: EntityCode, groups: readonly LaneEntity[][], received: Json | undefined): void {
  if (!Array.isArray(received) || received.length !== groups.length) return giveUp();
  const part = partOf(number);
  for (const [index, group] of groups.entries()) {
    const answer = received[index] ?? null;
    const [first] = group;
    if (first === undefined || (answer !== null && !(isObject(answer) && isSame(answer, first)))) giveUp();
    for (const entity of group) entity[part] = answer as JsonObject | null;
  }
}

/** A step that fetches entities with a request of its own. */
export function entityStep({ number, fetch, code }: EntityFetch): Step {
  const body = bodyText(fetch);
  return step(async (fetching) => {
    const { representations, groups } = gather(code, fetching.data);
    if (groups.length === 0) return;
    const members = [`"representations":${representations}`, ...clientVariables(fetch, fetching.variables)];
    const { data, denied } = await ask(fetching, body, members.join(','));
    if (denied > 0) expectSingle(groups);
    attach(number, code, groups, getOwn(data, '_entities'));
  });
}

/** A step that fetches entities of several places with one request, or with one for each place where only some have entities. */
export function batchStep({ joined }: FetchBatch, parts: readonly EntityFetch[]): Step {
  const body = bodyText(joined);
  const alone = parts.map(entityStep);
  return step(async (fetching) => {
    const gathered = parts.map(({ code }) => gather(code, fetching.data));
    if (gathered.some(({ groups }) => groups.length === 0)) {
      await Promise.all(alone.map((run) => run(fetching)));
      return;
    }
    const members = new Set<string>();
    for (const [index, { fetch }] of parts.entries()) {
      for (const member of clientVariables(fetch, fetching.variables)) members.add(member);
      members.add(`${JSON.stringify(partVariable(index))}:${gathered[index]?.representations}`);
    }
    const { data, denied } = await ask(fetching, body, [...members].join(','));
    for (const [index, { number, code }] of parts.entries()) {
      const groups = gathered[index]?.groups ?? [];
      if (denied > 0) expectSingle(groups);
      attach(number, code, groups, getOwn(data, partAlias(index)));
    }
  });
}

/** A denied field is counted once. So it must be in one place of the answer. */
function expectSingle(groups: readonly (readonly LaneEntity[])[]): void {
  if (groups.some(({ length }) => length > 1)) giveUp();
}
