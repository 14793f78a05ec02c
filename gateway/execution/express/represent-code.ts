import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { PreparedFetch } from '../../planning/prepare-fetch.ts';
import { type LaneSource, literal } from './lane-source.ts';
import { NotOnLane } from './not-on-lane.ts';
import { agreed, ObjectParts, type Reading } from './object-parts.ts';
import { concatenation, type TextPart } from './text-parts.ts';

/**
 * Writes the function `represent(entity)`, which returns the JSON text of the entity's representation, or an empty text if this
 * fetch is not about it.
 *
 * @param fetch the number of the fetch
 * @throws NotOnLane
 */
export function writeRepresent(
  source: LaneSource,
  name: string,
  requires: readonly QueryPlanSelectionNode[],
  entity: ObjectParts,
  fetch: number,
): void {
  const types = new Set<string>();
  const cases = requires.map((node) => {
    if (node.kind !== 'InlineFragment' || node.typeCondition === undefined) throw new NotOnLane('a representation has no type');
    if (types.has(node.typeCondition)) throw new NotOnLane('a type is represented in two ways');
    types.add(node.typeCondition);
    const { attached, text } = objectText(source, node.selections, entity, node.typeCondition);
    // Without what one source does not know, another cannot be asked. Then it knows nothing of the entity either.
    const ifUnknown = `{ entity[s${fetch}] = null; return ""; }`;
    return `case ${literal(node.typeCondition)}: {\n${entity.attach(attached, ifUnknown)}return ${text};\n}`;
  });
  source.add(name, 'entity', `${switchByType(entity, cases)}\nreturn "";`);
}

/**
 * Writes the function `isSame(received, entity)`, which compares the keys that were requested again (pitfall 15).
 *
 * @throws NotOnLane
 */
export function writeIsSame(source: LaneSource, name: string, { keys }: PreparedFetch, entity: ObjectParts): void {
  const cases = [...keys].map(([type, fields]) => {
    const read = fields.map(({ field, alias }) => ({ alias, readings: entity.read(field, type) }));
    const same = read.map(({ alias, readings }) => `received[${literal(alias)}] === ${agreed(readings)}`);
    const attached = entity.attachedOf(read.flatMap(({ readings }) => readings));
    return `case ${literal(type)}: {\n${entity.attach(attached, 'giveUp();')}return ${same.join(' && ') || 'true'};\n}`;
  });
  source.add(name, 'received, entity', cases.length === 0 ? 'return true;' : `${switchByType(entity, cases)}\nreturn true;`);
}

function switchByType(entity: ObjectParts, cases: readonly string[]): string {
  return `switch (${entity.readOwn('__typename', null)}) {\n${cases.join('\n')}\n}`;
}

type ObjectText = { readonly attached: readonly number[]; readonly text: string };

/** @param type whose name is written for `__typename`; null: none is */
function objectText(
  source: LaneSource,
  selections: readonly QueryPlanSelectionNode[],
  object: ObjectParts,
  type: string | null,
): ObjectText {
  const all: Reading[] = [];
  const parts = selections.flatMap((node, index): TextPart[] => {
    if (node.kind !== 'Field' || node.alias !== undefined) throw new NotOnLane('a representation has a fragment or an alias');
    const label = `${index === 0 ? '' : ','}${JSON.stringify(node.name)}:`;
    if (node.name === '__typename' && type !== null) return [{ fixed: label + JSON.stringify(type) }];
    const readings = object.read(node.name, type);
    all.push(...readings);
    const code = node.selections ? nested(source, node.selections, object, node.name, readings) : `plain(${agreed(readings)})`;
    return [{ fixed: label }, { code }];
  });
  return { attached: object.attachedOf(all), text: concatenation([{ fixed: '{' }, ...parts, { fixed: '}' }]) };
}

function nested(
  source: LaneSource,
  selections: readonly QueryPlanSelectionNode[],
  around: ObjectParts,
  key: string,
  [reading, ...others]: readonly [Reading, ...Reading[]],
): string {
  if (others.length > 0) throw new NotOnLane('several fetches answer an object of a representation');
  const name = source.name('nested');
  const object = new ObjectParts(around.place.field(key).below, [[reading.fetch, 'value']]);
  const { attached, text } = objectText(source, selections, object, null);
  source.add(
    name,
    'value',
    `if (Array.isArray(value)) return "[" + value.map(${name}).join(",") + "]";
    if (value === null) return "null";
    if (!isObject(value)) giveUp();
    ${object.attach(attached, 'giveUp();')}return ${text};`,
  );
  return `${name}(${reading.code})`;
}
