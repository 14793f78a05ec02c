import { FetchFailure } from '../../gateway/sources/fetch-failure.ts';
import { isObject, type Json, type JsonObject } from '../../gateway/json/json.ts';
import type { Fault } from './three-ways.ts';

/** What may be wrong with the answer to one fetch. Each gets a copy of the right answer. */
type Spoil = (answer: JsonObject) => JsonObject;

const entitiesOf = ({ data }: JsonObject): Json[][] =>
  isObject(data)
    ? Object.entries(data).flatMap(([key, value]) => (/^(_entities|e\d+)$/.test(key) && Array.isArray(value) ? [value] : []))
    : [];

/** Changes the entities of an answer in place. */
const inEntities =
  (change: (entities: Json[]) => void): Spoil =>
  (answer) => {
    entitiesOf(answer).forEach(change);
    return answer;
  };

/** Changes the first, middle or last leaf for which `change` has something else. */
function changeLeaf(answer: JsonObject, at: number, change: (value: Json) => Json | undefined): JsonObject {
  const places: (() => void)[] = [];
  const look = (value: Json): void => {
    if (!isObject(value) && !Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value) as [string, Json][]) {
      const changed = isObject(inner) || Array.isArray(inner) ? undefined : change(inner);
      if (changed !== undefined) places.push(() => void Object.assign(value, { [key]: changed }));
      look(inner);
    }
  };
  look(answer['data'] ?? null);
  places[Math.min(places.length - 1, Math.floor(places.length * at))]?.();
  return answer;
}

/** Removes a property of the data. */
function removeProperty(answer: JsonObject, at: number): JsonObject {
  const places: (() => void)[] = [];
  const look = (value: Json): void => {
    if (!isObject(value) && !Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value) as [string, Json][]) {
      if (isObject(value)) places.push(() => void Reflect.deleteProperty(value, key));
      look(inner);
    }
  };
  look(answer['data'] ?? null);
  places[Math.min(places.length - 1, Math.floor(places.length * at))]?.();
  return answer;
}

const firstKey = ({ data }: JsonObject): string => (isObject(data) ? (Object.keys(data)[0] ?? '') : '');
const anError = (...path: (string | number)[]) => ({ message: 'SECRET', path, extensions: { code: 'SUBGRAPH_ERROR' } });

const SPOILS: Readonly<Record<string, Spoil>> = {
  'an error and no data': () => ({ data: null, errors: [{ message: 'SECRET' }] }),
  'an error of a code that is passed on': () => ({
    data: null,
    errors: [{ message: 'no', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 9 } }],
  }),
  'an error beside all data': (answer) => ({ ...answer, errors: [anError(firstKey(answer), 0)] }),
  'an empty list of errors': (answer) => ({ ...answer, errors: [] }),
  'null data': () => ({ data: null }),
  'no field': () => ({ data: {} }),
  'null for a field, with its error': (answer) => ({
    data: { ...(answer['data'] as JsonObject), [firstKey(answer)]: null },
    errors: [anError(firstKey(answer))],
  }),
  'null for a field': (answer) => ({ data: { ...(answer['data'] as JsonObject), [firstKey(answer)]: null } }),
  'null for the first entity': inEntities((entities) => void entities.splice(0, 1, null)),
  'null for each entity': inEntities((entities) => void entities.fill(null)),
  'entities in another order': inEntities((entities) => void entities.reverse()),
  'an entity too many': inEntities((entities) => void entities.push(entities[0] ?? null)),
  'an entity too few': inEntities((entities) => void entities.pop()),
  'another entity': inEntities((entities) => {
    for (const entity of entities.slice(0, 1))
      if (isObject(entity)) Object.assign(entity, { _access_key_id: 'another', id: 'another' });
  }),
  'a text for an entity': inEntities((entities) => void entities.splice(0, 1, 'SECRET')),
  'a list for an entity': inEntities((entities) => void entities.splice(0, 1, [])),
  'null for a leaf': (answer) => changeLeaf(answer, 0.5, () => null),
  'null for the last leaf': (answer) => changeLeaf(answer, 1, () => null),
  'a number for a text': (answer) => changeLeaf(answer, 0.4, (value) => (typeof value === 'string' ? 7 : undefined)),
  'an object for a leaf': (answer) => changeLeaf(answer, 0.6, () => ({ inner: 'SECRET' })),
  'a list for a leaf': (answer) => changeLeaf(answer, 0.3, () => ['SECRET']),
  'another text': (answer) => changeLeaf(answer, 0.7, (value) => (typeof value === 'string' ? 'odd "\u2028\ud800\n' : undefined)),
  'another type name': (answer) => changeLeaf(answer, 0.2, (value) => (value === 'Person' ? 'Notice' : undefined)),
  'a missing property': (answer) => removeProperty(answer, 0.5),
  'a missing last property': (answer) => removeProperty(answer, 1),
  'a missing early property': (answer) => removeProperty(answer, 0.15),
};

/** Why there is no answer at all. */
const FAILURES = ['timeout', 'connect', 'status'] as const;

/** Every fault, by its name: what happens to the fetch with this body. */
export const FAULTS: ReadonlyMap<string, (body: string) => Fault> = new Map([
  ...Object.entries(SPOILS).map(
    ([name, spoil]) =>
      [
        name,
        (body: string): Fault =>
          (fetch, answer) =>
            fetch.body === body ? spoil(answer) : answer,
      ] as const,
  ),
  ...FAILURES.map((reason) => [reason, (body: string): Fault => failing(body, reason)] as const),
]);

const failing =
  (body: string, reason: (typeof FAILURES)[number]): Fault =>
  (fetch, answer) => {
    if (fetch.body === body) throw new FetchFailure(reason);
    return answer;
  };
