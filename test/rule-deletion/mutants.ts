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
  readonly changes: readonly Change[];
  readonly sources: readonly SubgraphSource[];
};

/** One rule in one SDL, and what stands in its place; null: nothing. */
type Change = { readonly rule: Rule; readonly by: ConstDirectiveNode | null };

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
  own_account: 'signed_in',
  own_household: 'linked',
  recipient: 'linked',
  linked: 'signed_in',
  recent_sign_in: 'signed_in',
  signed_in: 'partner',
  partner: 'signed_in',
  staff: 'partner',
  member_present: 'signed_in',
  system: 'partner',
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
 * @param apart places of which no two are changed at once
 * @returns mutants in each of which several of these are made at once; no two that change the same rule
 */
export function combine(mutants: readonly Mutant[], apart: readonly (readonly string[])[] = []): Mutant[] {
  const batches: Mutant[][] = [];
  const keysOf = ({ changes }: Mutant) => changes.map(({ rule }) => keyOf(rule));
  for (const mutant of mutants) {
    const areApart = (other: Mutant) => apart.some((places) => places.includes(other.place) && places.includes(mutant.place));
    const taken = (batch: readonly Mutant[]) =>
      batch.some((other) => areApart(other) || keysOf(other).some((key) => keysOf(mutant).includes(key)));
    const free = batches.find((batch) => !taken(batch));
    if (free) free.push(mutant);
    else batches.push([mutant]);
  }
  return batches.map((batch) =>
    mutantOf(
      `${batch.length} places`,
      'all at once',
      batch.flatMap(({ changes }) => changes),
    ),
  );
}

/**
 * @returns the SDLs without any rule of a type or of a root field, and these places. A field of any other type falls under
 *   its type's rule when it has none, which is the same as letting everybody pass at the field.
 */
export function withoutRules(): { readonly places: readonly string[]; readonly sources: readonly SubgraphSource[] } {
  const deleted = SOURCES.flatMap(rulesOf).filter(
    ({ coordinate }) => !coordinate.includes('.') || /^(Query|Mutation)\./.test(coordinate),
  );
  const places = [...new Set(deleted.map(({ coordinate }) => coordinate))];
  return { places, sources: sourcesAfter(deleted.map((rule) => ({ rule, by: null }))) };
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
  const place = `${rules.length > 1 ? 'everywhere' : rule.subgraph} ${rule.coordinate}`;
  return weakeningsOf(rule.directive).map(({ label, directive }) =>
    mutantOf(
      place,
      label,
      rules.map((own) => ({ rule: own, by: directive })),
    ),
  );
}

const mutantOf = (place: string, weakening: string, changes: readonly Change[]): Mutant => ({
  place,
  weakening,
  subgraphs: [...new Set(changes.map(({ rule }) => rule.subgraph))],
  changes,
  sources: sourcesAfter(changes),
});

const keyOf = ({ subgraph, coordinate, directive }: Rule) => `${subgraph} ${coordinate} ${print(directive)}`;

const sourcesAfter = (changes: readonly Change[]): SubgraphSource[] =>
  SOURCES.map((source) => {
    const own = changes.filter(({ rule }) => rule.subgraph === source.name);
    return own.length === 0 ? source : { ...source, sdl: replaceRules(source.sdl, own) };
  });

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
      return next === undefined ? [] : [[...new Set(group.map((other) => (other === leaf ? next : other)))]];
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

function replaceRules(sdl: string, changes: readonly Change[]): string {
  const swapAt = <Place extends { readonly directives?: readonly ConstDirectiveNode[] }>(coordinate: string, place: Place) => {
    const here = changes.filter(({ rule }) => rule.coordinate === coordinate);
    if (here.length === 0) return place;
    const directives = (place.directives ?? []).flatMap((directive) => {
      const change = here.find(({ rule }) => print(rule.directive) === print(directive));
      return change ? (change.by ?? []) : directive;
    });
    return { ...place, directives };
  };
  const changed: DocumentNode = visit(parse(sdl), {
    ObjectTypeDefinition(node) {
      const type = node.name.value;
      return {
        ...swapAt(type, node),
        fields: (node.fields ?? []).map((field) => swapAt(`${type}.${field.name.value}`, field)),
      };
    },
  });
  return print(changed);
}
