import { type DocumentNode, Kind } from 'graphql';
import type { PolicyReading, Requirement } from '../../schema/contract/read-policies.ts';

/**
 * Composition prints on an interface, or on its field, the combined policies of its implementations. These can be ignored,
 * because each implementation states its own. Compositions before 2.9.5 let subgraphs put policies on interfaces, and printed
 * them only there. Such a policy must apply to every implementation; otherwise a fragment on one would bypass it.
 *
 * @param reading what the supergraph says, type by type
 * @returns the same, with the policies of interfaces added to the implementations that do not already imply them
 */
export function withInterfacePolicies(reading: PolicyReading, document: DocumentNode): PolicyReading {
  const objects = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const types = new Map(reading.types);
  const fields = new Map(reading.fields);
  for (const node of document.definitions) {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const implementations = objects
      .filter(({ interfaces = [] }) => interfaces.some(({ name }) => name.value === node.name.value))
      .map(({ name }) => name.value);
    passOn(node.name.value, implementations, reading.types, types);
    for (const { name: field } of node.fields ?? []) {
      const places = implementations.map((type) => `${type}.${field.value}`);
      passOn(`${node.name.value}.${field.value}`, places, reading.fields, fields);
    }
  }
  return { ...reading, types, fields };
}

type Requirements = ReadonlyMap<string, Requirement>;

function passOn(from: string, places: readonly string[], said: Requirements, into: Map<string, Requirement>): void {
  const own = said.get(from) ?? [];
  const together = places.flatMap((place) => said.get(place) ?? []);
  if (own.every((group) => implies(together, group)) && together.every((group) => implies(own, group))) return;
  for (const place of places) {
    const before = into.get(place) ?? [];
    const more = own.filter((group) => !implies(before, group));
    if (more.length > 0) into.set(place, [...before, ...more]);
  }
}

/** @returns whether the group holds wherever the requirement holds, whatever the leaves mean */
function implies(requirement: Requirement, group: Requirement[number]): boolean {
  const leaves = [...new Set(group.flat())];
  // Sets of leaves as bits. Leaves that the group does not name do not affect it.
  const bits = (alternative: readonly string[]) =>
    leaves.reduce((sum, leaf, position) => (alternative.includes(leaf) ? sum | (1n << BigInt(position)) : sum), 0n);
  let possible = new Set([0n]);
  for (const alternatives of requirement)
    possible = new Set([...possible].flatMap((held) => alternatives.map((alternative) => held | bits(alternative))));
  const enough = group.map(bits);
  return [...possible].every((held) => enough.some((wanted) => (held & wanted) === wanted));
}
