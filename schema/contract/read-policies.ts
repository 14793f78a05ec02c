import { type ConstDirectiveNode, type DocumentNode, Kind, type TypeDefinitionNode, type TypeExtensionNode } from 'graphql';
import { argumentOf, linkedName, readLinks } from './links.ts';
import { SUBJECT_ROLES, type SubjectRole } from './policies.ts';

/** A leaf of a requirement: the name of a policy, `authenticated`, or `scope:` and the name of a scope. */
export type Leaf = string;

/** Groups of alternatives. Every group must have an alternative whose leaves all hold. Empty: no requirement. */
export type Requirement = readonly (readonly (readonly Leaf[])[])[];

/** The access rules of an SDL document, by type name and by coordinate `Type.field`. */
export type PolicyReading = {
  readonly types: ReadonlyMap<string, Requirement>;
  readonly fields: ReadonlyMap<string, Requirement>;
  /** Per type, the fields that name the subject of its objects. */
  readonly subjects: ReadonlyMap<string, readonly SubjectKey[]>;
};

export type SubjectKey = { readonly field: string; readonly role: SubjectRole };

const SUBJECT_SPEC = 'https://myservices.mass.gov/specs/subject/';
const SECURITY = ['authenticated', 'requiresScopes', 'policy'] as const;
type SecurityDirective = (typeof SECURITY)[number];

/**
 * Reads the security directives of Federation (`@authenticated`, `@requiresScopes`, `@policy`) and `@subject` from a
 * subgraph's or a supergraph's SDL, under whatever names its `@link`s import them (link specification v1.0, "as" and
 * "import").
 *
 * @throws when `@subject(as:)` is not a known role
 */
export function readPolicies(document: DocumentNode): PolicyReading {
  const names = directiveNames(document);
  const types = new Map<string, Requirement>();
  const fields = new Map<string, Requirement>();
  const subjects = new Map<string, SubjectKey[]>();
  for (const node of document.definitions) {
    if (!isTypeNode(node)) continue;
    const type = node.name.value;
    append(types, type, requirementOf(node.directives, names.security));
    if (!('fields' in node)) continue;
    for (const field of node.fields ?? []) {
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      append(fields, `${type}.${field.name.value}`, requirementOf(field.directives, names.security));
      const role = subjectRole(field.directives, names.subject, `${type}.${field.name.value}`);
      if (role) subjects.set(type, [...(subjects.get(type) ?? []), { field: field.name.value, role }]);
    }
  }
  return { types, fields, subjects };
}

function append(map: Map<string, Requirement>, key: string, requirement: Requirement): void {
  if (requirement.length > 0) map.set(key, [...(map.get(key) ?? []), ...requirement]);
}

function isTypeNode(node: { kind: string }): node is TypeDefinitionNode | TypeExtensionNode {
  return /^(Scalar|Object|Interface|Union|Enum|Input)\w*Type(Definition|Extension)$/.test(node.kind);
}

function requirementOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  names: ReadonlyMap<string, SecurityDirective>,
): Requirement {
  return (directives ?? []).flatMap((directive) => {
    const security = names.get(directive.name.value);
    if (security === undefined) return [];
    if (security === 'authenticated') return [[['authenticated']]];
    const groups = argumentOf(directive, security === 'policy' ? 'policies' : 'scopes') as string[][];
    return [groups.map((group) => group.map((name) => (security === 'policy' ? name : `scope:${name}`)))];
  });
}

function subjectRole(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string | null,
  coordinate: string,
): SubjectRole | undefined {
  const directive = directives?.find((candidate) => candidate.name.value === name);
  if (!directive) return undefined;
  const role = argumentOf(directive, 'as') as string;
  if (!(SUBJECT_ROLES as readonly string[]).includes(role)) {
    throw new Error(`${coordinate}: @subject(as: "${role}") is not one of ${SUBJECT_ROLES.join(', ')}`);
  }
  return role as SubjectRole;
}

function directiveNames(document: DocumentNode) {
  const links = readLinks(document);
  const security = new Map<string, SecurityDirective>();
  for (const directive of SECURITY) {
    // In a subgraph the directives belong to Federation; in a supergraph each has its own specification.
    for (const spec of ['federation', directive]) {
      const name = linkedName(links, `https://specs.apollo.dev/${spec}/`, directive);
      if (name) security.set(name, directive);
    }
  }
  return { security, subject: linkedName(links, SUBJECT_SPEC, 'subject') };
}
