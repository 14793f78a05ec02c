import { printSchema, Supergraph } from '@apollo/federation-internals';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { argumentOf } from '../../schema/contract/links.ts';
import { fieldSignature } from './field-signature.ts';
import { parseFieldSet, printFieldSet, readRequirements } from './requirements.ts';
import { requiredField } from '../documents/reserved-names.ts';

/** A supergraph in which no two `@requires` select one field with different arguments. */
export type SeparateRequirements = {
  readonly supergraph: Supergraph;
  /** The added fields by name, each with the field and arguments that it stands for. */
  readonly originals: ReadonlyMap<string, FieldNode>;
  /** @returns which of `originals` the field of a subgraph requires */
  readonly needsOf: (subgraph: string, type: string, field: string) => ReadonlySet<string>;
};

const NOTHING: ReadonlySet<string> = new Set();

/**
 * When two `@requires` select one field with different arguments, the planner fetches it under one key, and both get the same
 * value. For planning, the field is therefore split into one field per set of arguments. `restoreFetch` restores the original.
 *
 * @returns null: there is nothing to separate
 */
export function separateRequirements(supergraph: Supergraph): SeparateRequirements | null {
  const separator = new Separator(supergraph);
  if (separator.originals.size === 0) return null;
  const document = parse(printSchema(supergraph.schema), { noLocation: true });
  const graphs = graphsByName(document);
  return {
    // It is valid except for external fields that no `@requires` names any more.
    supergraph: Supergraph.build(separator.separate(document), { supportedFeatures: null, validateSupergraph: false }),
    originals: separator.originals,
    needsOf: (subgraph, type, field) => separator.needs.get(`${graphs.get(subgraph)} ${type}.${field}`) ?? NOTHING,
  };
}

class Separator {
  readonly originals = new Map<string, FieldNode>();
  readonly needs = new Map<string, ReadonlySet<string>>();
  readonly #nameBySignature = new Map<string, string>();

  constructor(supergraph: Supergraph) {
    for (const [name, asked] of readRequirements(supergraph)) {
      if (asked.size < 2) continue;
      for (const [signature, node] of asked) {
        const separate = requiredField(name, this.originals.size);
        this.originals.set(separate, node);
        this.#nameBySignature.set(signature, separate);
      }
    }
  }

  separate(document: DocumentNode): DocumentNode {
    const withFields = <Type extends { name: { value: string }; fields?: readonly FieldDefinitionNode[] | undefined }>(
      type: Type,
    ) => ({
      ...type,
      fields: (type.fields ?? [])
        .flatMap((field) => [field, ...this.#copies(field)])
        .map((field) => this.#requireCopies(field, type.name.value)),
    });
    return visit(document, { ObjectTypeDefinition: withFields, InterfaceTypeDefinition: withFields });
  }

  #copies(field: FieldDefinitionNode): FieldDefinitionNode[] {
    const directives = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
    return [...this.originals]
      .filter(([, original]) => original.name.value === field.name.value)
      .map(([name]) => ({ ...field, name: { ...field.name, value: name }, arguments: [], directives }));
  }

  #requireCopies(field: FieldDefinitionNode, type: string): FieldDefinitionNode {
    const change = (directive: ConstDirectiveNode): ConstDirectiveNode => {
      const requires = directive.name.value === 'join__field' ? argumentOf(directive, 'requires') : undefined;
      if (typeof requires !== 'string') return directive;
      const needs = new Set<string>();
      const text = printFieldSet(this.#changeFieldSet(parseFieldSet(requires), needs));
      this.needs.set(`${String(argumentOf(directive, 'graph'))} ${type}.${field.name.value}`, needs);
      const args = (directive.arguments ?? []).map((argument) =>
        argument.name.value === 'requires' ? { ...argument, value: { kind: Kind.STRING, value: text } as const } : argument,
      );
      return { ...directive, arguments: args };
    };
    return { ...field, directives: (field.directives ?? []).map(change) };
  }

  #changeFieldSet(set: SelectionSetNode, needs: Set<string>): SelectionSetNode {
    const change = (node: FieldNode): FieldNode | undefined => {
      const separate = this.#nameBySignature.get(fieldSignature(node));
      if (separate === undefined) return undefined;
      needs.add(separate);
      return { ...node, name: { kind: Kind.NAME, value: separate }, arguments: [] };
    };
    return visit(set, { Field: { leave: change } });
  }
}

/** The supergraph's enum value for each subgraph. */
function graphsByName(document: DocumentNode): ReadonlyMap<string, string> {
  const graphs = new Map<string, string>();
  visit(document, {
    EnumValueDefinition({ name, directives = [] }) {
      const graph = directives.find((directive) => directive.name.value === 'join__graph');
      if (graph) graphs.set(String(argumentOf(graph, 'name')), name.value);
    },
  });
  return graphs;
}
