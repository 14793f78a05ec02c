import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

/** A specification that a document links (core schema specification "link", version 1.0). */
export type Link = {
  readonly url: string;
  readonly as: string | undefined;
  /** Name in the specification, with @ for directives → name in the document, without @. */
  readonly imports: ReadonlyMap<string, string>;
};

/** @returns the value of a directive's argument as plain JSON; undefined when it is not given */
export function argumentOf(directive: ConstDirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((candidate) => candidate.name.value === name)?.value;
  return value && valueFromASTUntyped(value);
}

/** @returns the `@link`s of a document, in order */
export function readLinks(document: DocumentNode): readonly Link[] {
  return document.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
    )
    .filter((directive) => directive.name.value === 'link')
    .map((directive) => ({
      url: String(argumentOf(directive, 'url')),
      as: argumentOf(directive, 'as') as string | undefined,
      imports: readImports(argumentOf(directive, 'import')),
    }));
}

function readImports(list: unknown): ReadonlyMap<string, string> {
  const entries = ((list as unknown[] | undefined) ?? []).map((item) => {
    const { name, as } = typeof item === 'string' ? { name: item, as: item } : (item as { name: string; as?: string });
    return [name, (as ?? name).replace(/^@/, '')] as const;
  });
  return new Map(entries);
}

/**
 * @param spec how the specification's URL begins, as `https://specs.apollo.dev/policy/`
 * @returns the name that a directive of the specification bears in the document; null when it is not linked
 */
export function linkedName(links: readonly Link[], spec: string, directive: string): string | null {
  const link = links.find(({ url }) => url.startsWith(spec));
  if (!link) return null;
  const imported = link.imports.get(`@${directive}`);
  if (imported !== undefined) return imported;
  const own = spec.split('/').at(-2) ?? '';
  const namespace = link.as ?? own;
  return directive === own ? namespace : `${namespace}__${directive}`;
}
