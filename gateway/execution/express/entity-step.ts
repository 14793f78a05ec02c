import type { FetchBatch } from '../../planning/plan.ts';
import type { PreparedFetch } from '../../planning/prepare-fetch.ts';
import { getOwn } from '../../../schema/contract/own-property.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { partAlias, partVariable } from '../../planning/batch-fetches.ts';
import { ask, bodyText, clientVariables, DONE, type Step, step } from './fetch-step.ts';
import { type EntityCode, type LaneEntity, partOf } from './lane-code.ts';
import { giveUp } from './give-up.ts';

/** A fetch of entities with its generated functions. */
export type EntityFetch = { readonly number: number; readonly fetch: PreparedFetch; readonly code: EntityCode };

/** Entities to ask a source about. Those with equal representations are asked about once. */
type Gathered = { readonly representations: string; readonly groups: readonly LaneEntity[][] };

function gather({ collect, represent }: EntityCode, data: readonly JsonObject[]): Gathered {
  const found: LaneEntity[] = [];
  collect(data, found);
  const known = new Map<string, LaneEntity[]>();
  const groups: LaneEntity[][] = [];
  let representations = '';
  for (const entity of found) {
    const representation = represent(entity);
    if (representation === '') continue;
    const group = known.get(representation);
    if (group) {
      group.push(entity);
      continue;
    }
    const first = [entity];
    known.set(representation, first);
    representations += groups.push(first) === 1 ? representation : `,${representation}`;
  }
  return { representations: `[${representations}]`, groups };
}

/** Attaches what a source says of each entity; null: it does not know the entity. */
function attach(number: number, { isSame }: EntityCode, groups: readonly LaneEntity[][], received: Json | undefined): void {
  if (!Array.isArray(received) || received.length !== groups.length) return giveUp();
  const part = partOf(number);
  for (let index = 0; index < groups.length; index++) {
    const answer = received[index] ?? null;
    const group = groups[index];
    const first = group?.[0];
    if (!group || !first || (answer !== null && !(isObject(answer) && isSame(answer, first)))) return giveUp();
    for (const entity of group) entity[part] = answer as JsonObject | null;
  }
}

/** Ends when every step has ended, also after one has given up: the general way must not change answers that others still read. */
export function inParallel(steps: readonly Step[]): Step {
  const [only] = steps;
  return only && steps.length === 1 ? only : (fetching) => Promise.all(steps.map((run) => run(fetching)));
}

/** A step that fetches entities with a request of its own. */
export function entityStep({ number, fetch, code }: EntityFetch): Step {
  const body = bodyText(fetch);
  return step((fetching) => {
    const { representations, groups } = gather(code, fetching.data);
    if (groups.length === 0) return DONE;
    let members = `"representations":${representations}`;
    for (const member of clientVariables(fetch, fetching.variables)) members += `,${member}`;
    return ask(fetching, body, members, (data, denied) => {
      if (denied > 0) expectSingle(groups);
      attach(number, code, groups, getOwn(data, '_entities'));
    });
  });
}

/** A step that fetches entities of several places with one request, or with one for each place where only some have entities. */
export function batchStep({ joined }: FetchBatch, parts: readonly EntityFetch[]): Step {
  const body = bodyText(joined);
  const alone = inParallel(parts.map(entityStep));
  const named = parts.map((part, index) => ({ ...part, variable: JSON.stringify(partVariable(index)), alias: partAlias(index) }));
  return step((fetching) => {
    const gathered = parts.map(({ code }) => gather(code, fetching.data));
    if (gathered.some(({ groups }) => groups.length === 0)) return alone(fetching);
    const members: string[] = [];
    named.forEach(({ fetch, variable }, index) => {
      for (const member of clientVariables(fetch, fetching.variables)) if (!members.includes(member)) members.push(member);
      members.push(`${variable}:${gathered[index]?.representations}`);
    });
    return ask(fetching, body, members.join(','), (data, denied) => {
      named.forEach(({ number, code, alias }, index) => {
        const groups = gathered[index]?.groups ?? [];
        if (denied > 0) expectSingle(groups);
        attach(number, code, groups, getOwn(data, alias));
      });
    });
  });
}

/** A denied field is counted once. So it must be in one place of the answer. */
function expectSingle(groups: readonly (readonly LaneEntity[])[]): void {
  if (groups.some(({ length }) => length > 1)) giveUp();
}
