import type { FieldNode } from 'graphql';
import { fieldSignature } from './field-signature.ts';
import { clientAlias } from '../documents/reserved-names.ts';

/**
 * Chooses the keys under which the fields of one operation are fetched. A key stands for one field with one set of arguments,
 * wherever it is selected. The planner merges selections that the client keeps apart, such as those on two types that a subgraph
 * knows as one (`@interfaceObject`).
 */
export class PlannedKeys {
  readonly #isPlannersToo: (field: string) => boolean;
  readonly #asked = new Map<string, string[]>();

  /** @param isPlannersToo whether the planner itself may add a field of this name and get another value */
  constructor(isPlannersToo: (field: string) => boolean) {
    this.#isPlannersToo = isPlannersToo;
  }

  /**
   * @returns the field's own name, or an alias of ours, because a client's alias may equal a name that the planner adds itself
   */
  keyOf(node: FieldNode): string {
    const name = node.name.value;
    const key = node.alias?.value ?? name;
    const signature = fieldSignature(node);
    const asked = this.#asked.get(key) ?? [];
    const known = asked.indexOf(signature);
    const index = known === -1 ? asked.push(signature) - 1 : known;
    this.#asked.set(key, asked);
    return index === 0 && key === name && !this.#isPlannersToo(name) ? name : clientAlias(key, index);
  }
}
