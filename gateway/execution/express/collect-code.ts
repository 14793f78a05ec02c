import type { LaneSource } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { ObjectParts } from './object-parts.ts';

/**
 * Writes the function `collect(data, found)`, which adds the entities at a path to a list, in their order.
 *
 * @param root the root of the data
 * @param path as a plan has it: `@` stands for every item of a list
 * @returns the entity: its variable is `entity`
 * @throws NotOnLane
 */
export function writeCollect(source: LaneSource, name: string, root: ObjectParts, path: readonly string[]): ObjectParts {
  const { code, end } = walk(root, path, 0);
  source.add(name, 'data, found', `${declareRoot(root)}\n${code}`);
  const [fetch] = [...end.variables.keys()];
  if (fetch === undefined || end === root) throw new NotOnLane('entities are fetched at the root');
  return new ObjectParts(end.place, [[fetch, 'entity']]);
}

/** @returns declarations of the variables that hold the parts of the root */
export const declareRoot = ({ variables }: ObjectParts): string =>
  [...variables].map(([fetch, name]) => `const ${name} = data[${fetch}];`).join('\n');

function walk(object: ObjectParts, path: readonly string[], depth: number): { code: string; end: ObjectParts } {
  const [key, ...rest] = path;
  if (key === undefined) return { code: `found.push(${object.first});`, end: object };
  const readings = object.read(key, null);
  const next = rest.findIndex((step) => step !== '@');
  const levels = next === -1 ? rest.length : next;
  if (levels > 0 && readings.length > 1) throw new NotOnLane('several fetches answer a list');
  const values = readings.map(({ fetch, code }, part) => ({ fetch, name: `value${depth}_${part}`, code }));
  const lists = [`value${depth}_0`, ...Array.from({ length: levels }, (_, level) => `item${depth}_${level}`)];
  const last = lists.at(-1) ?? '';
  const below = object.place.field(key).below;
  const inner = new ObjectParts(below, levels > 0 ? [[readings[0].fetch, last]] : values.map(({ fetch, name }) => [fetch, name]));
  const { code, end } = walk(inner, rest.slice(levels), depth + 1);
  const checks = [...inner.variables.values()].map((name) => `if (!isObject(${name})) giveUp();`).join('\n');
  const loops = lists
    .slice(0, -1)
    .reduceRight(
      (body, list, level) =>
        `if (!Array.isArray(${list})) giveUp();\nfor (const ${lists[level + 1]} of ${list}) if (${lists[level + 1]} !== null) {\n${body}\n}`,
      `${checks}\n${code}`,
    );
  const declarations = values.map(({ name, code }) => `const ${name} = ${code};`).join('\n');
  const reached = `${declarations}\nif (${lists[0]} !== null && ${lists[0]} !== undefined) {\n${loops}\n}`;
  return { code: object.attachedOf(readings).reduceRight((body, fetch) => ifKnown(object, fetch, body), reached), end };
}

/** An entity that a source was not asked about, or does not know, has nothing below. */
const ifKnown = (object: ObjectParts, fetch: number, body: string): string =>
  `const ${object.part(fetch)} = ${object.first}[s${fetch}];\nif (${object.part(fetch)}) {\n${body}\n}`;
