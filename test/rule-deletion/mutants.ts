import { type ConstDirectiveNode, type DocumentNode, Kind, parse, print, valueFromASTUntyped, visit } from 'graphql';
import { readSubgraphs, type SubgraphSource } from '../../scripts/tooling/rover-config.ts';

/** The SDL with one rule weakened. */
export type Mutant = {
  /** The subgraph and the coordinate, or `everywhere` and the coordinate. */
  readonly place: string;
  /** How the rule is weaker. */
  readonly weakening: string;
  /** The subgraphs whose SDL it is. */
  readonly subgraphs: readonly string[];
  readonly sources: readonly SubgraphSource[];
};

type Groups = readonly (readonly string[])[];

/** One security directive in an SDL. */
type Rule = { readonly subgraph: string; readonly coordinate: string; readonly directive: ConstDirectiveNode };

/** A rule made weaker; null: it is gone. */
type Weakening = { readonly label: string; readonly directive: ConstDirectiveNode | null };

const RULES: readonly string[] = ['policy', 'authenticated', 'requiresScopes'];

/** Who else might be let in by mistake, for each policy. */
const NEXT_WEAKER: Readonly<Record<string, string>> = {
  self: 'head_of_household',
  head_of_household: 'head_of_household_limited',
  head_of_household_limited: 'linked',
  own_household: 'linked',
  recipient: 'linked',
  linked: 'signed_in',
  recent_sign_in: 'signed_in',
  signed_in: 'partner',
  partner: 'signed_in',
  staff: 'partner',
};

const SOURCES = readSubgraphs();

/**
 * @returns a mutant for every way in which one rule of the five SDLs can be weakened, or the same rule in all that have
 *   it; the weakest comes first
 */
export function allMutants(): Mutant[] {
  const rules = SOURCES.flatMap(rulesOf);
  const single = rules.flatMap((rule) => mutantsOf([rule]));
  const shared = [...Map.groupBy(rules, (rule) => `${rule.coordinate} ${print(rule.directive)}`).values()].filter(
    ({ length }) => length > 1,
  );
  return [...single, ...shared.flatMap(mutantsOf)];
}

/**
 * @returns per type and per root field a mutant that has no rule there at all, in no subgraph. A field of any other type
 *   falls under its type's rule then, which is the same as letting everybody pass at the field.
 */
export function allDeletions(): Mutant[] {
  const byCoordinate = Map.groupBy(SOURCES.flatMap(rulesOf), ({ coordinate }) => coordinate);
  return [...byCoordinate]
    .filter(([coordinate]) => !coordinate.includes('.') || /^(Query|Mutation)\./.test(coordinate))
    .map(([coordinate, rules]) => ({
      place: coordinate,
      weakening: 'no rule',
      subgraphs: rules.map(({ subgraph }) => subgraph),
      sources: SOURCES.map((source) => {
        const own = rules.filter(({ subgraph }) => subgraph === source.name);
        return { ...source, sdl: own.reduce((sdl, rule) => replaceRule(sdl, rule, null), source.sdl) };
      }),
    }));
}

function rulesOf({ name: subgraph, sdl }: SubgraphSource): Rule[] {
  return parse(sdl, { noLocation: true }).definitions.flatMap((node) => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
    const places = [node, ...(node.fields ?? [])];
    return places.flatMap((place) =>
      (place.directives ?? [])
        .filter(({ name }) => RULES.includes(name.value))
        .map((directive) => ({ subgraph, coordinate: coordinateOf(node.name.value, place), directive })),
    );
  });
}

const coordinateOf = (type: string, place: { readonly kind: string; readonly name: { readonly value: string } }): string =>
  place.kind === Kind.FIELD_DEFINITION ? `${type}.${place.name.value}` : type;

function mutantsOf(rules: readonly Rule[]): Mutant[] {
  const [rule] = rules;
  if (!rule) return [];
  return weakeningsOf(rule.directive).map(({ label, directive }) => ({
    place: `${rules.length > 1 ? 'everywhere' : rule.subgraph} ${rule.coordinate}`,
    weakening: label,
    subgraphs: rules.map(({ subgraph }) => subgraph),
    sources: SOURCES.map((source) =>
      rules.some(({ subgraph }) => subgraph === source.name)
        ? { ...source, sdl: replaceRule(source.sdl, rule, directive) }
        : source,
    ),
  }));
}

function weakeningsOf(directive: ConstDirectiveNode): Weakening[] {
  const name = directive.name.value;
  if (name === 'requiresScopes') return [{ label: 'no scope', directive: null }];
  if (name === 'authenticated') return [{ label: 'or public', directive: policy([['public']]) }];
  const groups = valueFromASTUntyped(directive.arguments?.[0]?.value as never) as Groups;
  return additions(groups).map((addition) => ({
    label: `or ${addition.join(' and ')}`,
    directive: policy([...groups, addition]),
  }));
}

/** What else could be enough: nothing at all; one condition fewer; or a weaker one in the place of another. */
function additions(groups: Groups): Groups {
  const fewer = groups
    .filter(({ length }) => length > 1)
    .flatMap((group) => group.map((leaf) => group.filter((other) => other !== leaf)));
  const weaker = groups.flatMap((group) =>
    group.flatMap((leaf) => {
      const next = NEXT_WEAKER[leaf];
      return next === undefined ? [] : [group.map((other) => (other === leaf ? next : other))];
    }),
  );
  const all = [['public'], ...fewer, ...weaker].filter((addition) => !groups.some((group) => isImplied(addition, group)));
  return [...new Map(all.map((addition) => [addition.join(), addition])).values()];
}

/** Whether whoever meets the addition meets the group already. */
const isImplied = (addition: readonly string[], group: readonly string[]): boolean =>
  group.every(
    (leaf) => addition.includes(leaf) || (leaf === 'head_of_household_limited' && addition.includes('head_of_household')),
  );

function policy(groups: Groups): ConstDirectiveNode {
  const document = parse(`scalar It @policy(policies: ${JSON.stringify(groups)})`, { noLocation: true });
  const [scalar] = document.definitions;
  if (scalar?.kind !== Kind.SCALAR_TYPE_DEFINITION || !scalar.directives?.[0]) throw new Error('This is no directive');
  return scalar.directives[0];
}

function replaceRule(sdl: string, { coordinate, directive }: Rule, by: ConstDirectiveNode | null): string {
  const wanted = print(directive);
  const swap = <Place extends { readonly directives?: readonly ConstDirectiveNode[] }>(place: Place): Place => ({
    ...place,
    directives: (place.directives ?? []).flatMap((other) => (print(other) === wanted ? (by ?? []) : other)),
  });
  const [type, field] = coordinate.split('.');
  const changed: DocumentNode = visit(parse(sdl), {
    ObjectTypeDefinition(node) {
      if (node.name.value !== type) return undefined;
      if (field === undefined) return swap(node);
      return { ...node, fields: (node.fields ?? []).map((place) => (place.name.value === field ? swap(place) : place)) };
    },
  });
  return print(changed);
}
