import type { Supergraph } from '@apollo/federation-internals';
import { type FieldNode, Kind, parse, print, type SelectionSetNode, visit } from 'graphql';
import { fieldSignature } from './field-signature.ts';

/** Per field name, every set of arguments that a `@requires` passes to the field, by signature. */
export type Requirements = ReadonlyMap<string, ReadonlyMap<string, FieldNode>>;

/** @returns the fields with arguments that the planner may add because of a `@requires` */
export function readRequirements({ schema }: Supergraph): Requirements {
  const fields = [...schema.objectTypes(), ...schema.interfaceTypes()].flatMap((type) => [...type.fields()]);
  const withArguments = new Set(fields.filter((field) => field.hasArguments()).map(({ name }) => name));
  const requirements = new Map<string, Map<string, FieldNode>>();
  const note = (node: FieldNode) => {
    const name = node.name.value;
    if (!withArguments.has(name)) return;
    const asked = requirements.get(name) ?? new Map<string, FieldNode>();
    requirements.set(name, asked.set(fieldSignature(node), node));
  };
  for (const field of fields) {
    for (const directive of field.appliedDirectivesOf('join__field')) {
      const { requires } = directive.arguments();
      if (typeof requires === 'string') visit(parseFieldSet(requires), { Field: (node) => void note(node) });
    }
  }
  return requirements;
}

/** @param text such as `id price(currency: "USD")` */
export function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A @requires has no set of fields');
  return operation.selectionSet;
}

/** @returns the text of a selection set, without its braces */
export const printFieldSet = (set: SelectionSetNode): string => print(set).slice(1, -1).replaceAll(/\s+/g, ' ').trim();
