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

/** @returns the features that a document links by `@link`, or by the older `@core`, in order */
export function readLinks(document: DocumentNode): readonly Link[] {
  const directives = document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
  );
  const { name, argument } = directives.map(asBootstrap).find((found) => found !== null) ?? { name: 'link', argument: 'url' };
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) => ({
      url: normalize(String(argumentOf(directive, argument))),
      as: argumentOf(directive, 'as') as string | undefined,
      imports: readImports(argumentOf(directive, 'import')),
    }));
}

const BOOTSTRAPS = [
  { argument: 'url', spec: 'https://specs.apollo.dev/link/', own: 'link' },
  { argument: 'feature', spec: 'https://specs.apollo.dev/core/', own: 'core' },
] as const;

/** The directive that links its own specification also defines the name that links all others ("Bootstrapping"). */
function asBootstrap(directive: ConstDirectiveNode): { name: string; argument: string } | null {
  const name = directive.name.value;
  const found = BOOTSTRAPS.find(
    ({ argument, spec, own }) =>
      normalize(String(argumentOf(directive, argument))).startsWith(spec) && name === (argumentOf(directive, 'as') ?? own),
  );
  return found ? { name, argument: found.argument } : null;
}

/** The URL in comparable form: without user, query and fragment, and with its host in lower case. */
function normalize(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? parsed.origin + parsed.pathname : url;
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
 * @returns the name of a directive of the specification in the document; null when it is not linked
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
