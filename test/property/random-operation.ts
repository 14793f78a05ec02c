import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
} from 'graphql';
import { chanceOf } from './chances.ts';
import type { Choices } from './choices.ts';
import {
  type Field,
  type Fragment,
  type Load,
  NO_LOAD,
  type Operation,
  printSelections,
  type Selection,
  sumLoads,
} from './operation.ts';
import { RandomArguments } from './random-arguments.ts';
import { ResponseKeys } from './response-keys.ts';
import type { World, WorldViewer } from './world.ts';

type Type = GraphQLObjectType | GraphQLInterfaceType;
type FieldDefinition = GraphQLField<unknown, unknown>;

/** Slightly below the limits of the gateway: 15 aliases, 20 directives, cost 1,000, 1,000 tokens, depth 12. */
const LIMIT: Load = { aliases: 13, directives: 17, cost: 900, nodes: 170 };
const MAX_DEPTH = 10;

/** The assumed length of lists, from their `@listSize`; otherwise 10. */
const LIST_SIZES: Readonly<Record<string, number>> = {
  'Query.households': 3,
  'Dashboard.importantInformation': 16,
  'Dashboard.nextSteps': 16,
  'Dashboard.tabs': 4,
  'Viewer.links': 3,
  'Viewer.roles': 3,
  'Viewer.assistedSessions': 5,
  'Viewer.handOffTargets': 1,
  'Household.members': 8,
  'Household.eligibility': 16,
  'Household.enrollments': 16,
  'Household.healthConnectorEligibility': 16,
  'Household.rfis': 16,
  'Person.eligibility': 3,
  'Person.enrollments': 3,
  'Person.healthConnectorEligibility': 2,
  'Person.rfis': 5,
  'Person.decisions': 5,
  'Contact.phones': 3,
  'Rfi.documents': 3,
  'Notice.recipients': 2,
  'Notice.about': 8,
  'Notice.decisions': 8,
  'CoverageCheck.coverage': 3,
  'Help.browsers': 4,
  'Help.apps': 2,
};

/** The root fields. Those that reach much occur often. */
const QUERIES =
  'me me me households households households household household person person person viewer viewer document rfi notice' +
  ' documentReceipt coverageCheck feedStatus feedStatus feedStatus help dashboard dashboard dashboard';
/** The root fields for partners. */
const PARTNER_QUERIES = `${QUERIES} coverageCheck coverageCheck coverageCheck coverageCheck documentReceipt documentReceipt documentReceipt`;

/** All mutations that are not in `LEFT_OUT`. */
export const MUTATIONS = 'markNoticeRead markNoticeRead dismissAlert dismissAlert unlinkAccount';
/** It returns a dashboard that is computed after all changes of the operation, so it is the only field. */
const ALONE = 'dismissAlert';
/** The costs, from their `@cost`; otherwise 1. */
const WEIGHTS = new Map(['Mutation.markNoticeRead', 'Mutation.dismissAlert', 'Notice.download'].map((name) => [name, 10]));

/** The place of a selection: its depth, its number of objects, its response keys, and the length of its `edges`. */
type Place = { readonly depth: number; readonly times: number; readonly path: string; readonly pageSize: number };

/** @returns a valid operation, mostly about records of `viewer` */
export function randomOperation(schema: GraphQLSchema, choices: Choices, world: World, viewer: WorldViewer): Operation {
  const queries = viewer.kind === 'partner' ? PARTNER_QUERIES : QUERIES;
  return new OperationMaker(schema, choices, new RandomArguments(choices, world, viewer)).make(queries);
}

class OperationMaker {
  readonly #schema: GraphQLSchema;
  readonly #choices: Choices;
  readonly #arguments: RandomArguments;
  readonly #keys: ResponseKeys;
  readonly #fragments: Fragment[] = [];
  #used = NO_LOAD;

  constructor(schema: GraphQLSchema, choices: Choices, args: RandomArguments) {
    this.#schema = schema;
    this.#choices = choices;
    this.#arguments = args;
    this.#keys = new ResponseKeys(choices);
  }

  make(queries: string): Operation {
    const isMutation = this.#choices.chance(6);
    const root = this.#schema.getRootType((isMutation ? 'mutation' : 'query') as never) as GraphQLObjectType;
    const names = (isMutation ? MUTATIONS : queries).split(' ');
    const place = { depth: 1, times: 1, path: '', pageSize: 0 };
    const picked = this.#choices.times(this.#choices.between(1, 4), () => this.#choices.pick(names));
    const asked = picked.includes(ALONE) ? [ALONE] : picked;
    const fields = asked.flatMap((name) => this.#field(root, root.getFields()[name] as FieldDefinition, place) ?? []);
    const selections = this.#wrap(fields.length > 0 ? fields : [typename()], root, place);
    const fragments = this.#fragments.map(
      ({ name, on, selections }) => `fragment ${name} on ${on} ${printSelections(selections)}`,
    );
    const body = [printSelections(selections), ...fragments].join('\n');
    const used = this.#arguments.usedIn(body);
    const definitions = used.map(
      (variable) => `$${variable.name}: ${variable.type}${variable.default === null ? '' : ` = ${variable.default}`}`,
    );
    const query = `${isMutation ? 'mutation' : 'query'} Main${used.length > 0 ? `(${definitions.join(', ')})` : ''} ${body}`;
    const variables = Object.fromEntries(used.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]));
    return this.#choices.chance(8)
      ? { query: `query Other { help { learnMoreUrl } }\n${query}`, operationName: 'Main', variables }
      : { query, operationName: undefined, variables };
  }

  #selectionsOf(type: Type, place: Place): Selection[] {
    const all = Object.values(type.getFields());
    const begin = this.#choices.below(all.length);
    const fields = [...all.slice(begin), ...all.slice(0, begin)].flatMap((field) => this.#maybe(type, field, place));
    const chosen: Selection[] = this.#choices.chance(20) ? [...fields, typename()] : fields;
    if (isInterfaceType(type)) {
      for (const implementation of this.#choices.some(this.#schema.getPossibleTypes(type), 70)) {
        chosen.push(this.#fragment(this.#selectionsOf(implementation, place), implementation.name));
      }
    }
    const selections = this.#wrap(chosen.length > 0 ? chosen : [typename()], type, place);
    return [...selections, ...this.#spreadAgain(type, place)];
  }

  /** The field, sometimes twice, so that the two are merged. */
  #maybe(type: Type, field: FieldDefinition, place: Place): Selection[] {
    if (!this.#choices.chance(chanceOf(field, place.depth))) return [];
    const times = this.#choices.chance(5) ? 2 : 1;
    return this.#choices.times(times, () => this.#field(type, field, place)).filter((made) => made !== null);
  }

  #field(type: Type, field: FieldDefinition, place: Place): Field | null {
    const coordinate = `${type.name}.${field.name}`;
    const args = field.args.map(({ name }) => this.#arguments.argument(coordinate, name)).filter(({ text }) => text !== '');
    const first = field.args.some(({ name }) => name === 'first')
      ? (args.find((arg) => arg.first !== undefined)?.first ?? 20)
      : undefined;
    const call = `${field.name}${args.length > 0 ? `(${args.map(({ text }) => text).join(', ')})` : ''}`;
    const named = getNamedType(field.type);
    const size = this.#size(coordinate, field, place, first);
    const weight = WEIGHTS.get(coordinate) ?? 1;
    if (isCompositeType(named) && (place.depth >= MAX_DEPTH || !this.#fits({ ...NO_LOAD, cost: place.times * size * weight })))
      return null;
    const key = this.#keys.claim(place.path, field.name, call, Object.keys(type.getFields()), this.#used.aliases < LIMIT.aliases);
    const conditions = this.#arguments.conditions();
    const own: Load = { aliases: key === field.name ? 0 : 1, directives: conditions.count, cost: 0, nodes: 1 };
    if (key === null || !this.#fits(own)) return null;
    const text = `${key === field.name ? '' : `${key}: `}${call}${conditions.text}`;
    this.#use(own);
    if (!isCompositeType(named)) return { kind: 'field', key, signature: call, text, load: own, selections: [] };
    this.#use({ ...NO_LOAD, cost: place.times * size * weight });
    const inner = { depth: place.depth + 1, times: place.times * size, path: `${place.path}/${key}`, pageSize: first ?? 0 };
    const selections = this.#selectionsOf(named as Type, inner);
    const below = sumLoads(selections.map(({ load }) => load));
    const load = { ...sumLoads([own, below]), cost: size * (weight + below.cost) };
    return { kind: 'field', key, signature: call, text, load, selections };
  }

  #size(coordinate: string, field: FieldDefinition, place: Place, first: number | undefined): number {
    if (!isListType(getNullableType(field.type))) return 1;
    return field.name === 'edges' ? place.pageSize : (first ?? LIST_SIZES[coordinate] ?? 10);
  }

  /** Moves some of the selections into a fragment. */
  #wrap(selections: Selection[], type: Type, place: Place): Selection[] {
    if (!this.#choices.chance(30)) return selections;
    const begin = this.#choices.below(selections.length);
    const end = begin + this.#choices.between(1, selections.length - begin);
    const inside = selections.slice(begin, end);
    const abstract = type.getInterfaces().find((candidate) => inside.every((selection) => isOf(candidate, selection)));
    const condition = abstract && this.#choices.chance(60) ? abstract.name : this.#choices.chance(70) ? type.name : null;
    if (place.depth > MAX_DEPTH) return selections;
    return [...selections.slice(0, begin), this.#fragment(inside, condition), ...selections.slice(end)];
  }

  #fragment(selections: readonly Selection[], on: string | null): Fragment {
    const conditions = this.#arguments.conditions();
    const own = { ...NO_LOAD, directives: conditions.count };
    const directives = this.#fits(own) ? conditions.text : '';
    if (directives !== '') this.#use(own);
    const load = sumLoads([...selections.map((selection) => selection.load), directives === '' ? NO_LOAD : own]);
    const isNamed = on !== null && this.#choices.chance(50);
    const fragment = {
      kind: isNamed ? 'spread' : 'inline',
      on,
      name: `F${this.#fragments.length + 1}`,
      directives,
      load,
      selections,
    } as const;
    if (isNamed) this.#fragments.push(fragment);
    return fragment;
  }

  /** Spreads an existing fragment, if its fields do not conflict with the fields in this place. */
  #spreadAgain(type: Type, place: Place): Fragment[] {
    // Fragments on connections are excluded, because their cost depends on the page size, which can differ here.
    const known = this.#fragments.filter(({ on }) => on === type.name && !type.name.endsWith('Connection'));
    if (known.length === 0 || !this.#choices.chance(25)) return [];
    const fragment = this.#choices.pick(known);
    const load = { ...fragment.load, cost: fragment.load.cost * place.times };
    const isTooDeep = place.depth + heightOf(fragment.selections) > MAX_DEPTH;
    if (isTooDeep || !this.#fits(load) || !this.#keys.agree(place.path, fragment.selections)) return [];
    this.#keys.enroll(place.path, fragment.selections);
    this.#use(load);
    return [{ ...fragment, directives: '' }];
  }

  #fits(load: Load): boolean {
    const sum = sumLoads([this.#used, load]);
    return (Object.keys(LIMIT) as (keyof Load)[]).every((name) => sum[name] <= LIMIT[name]);
  }

  #use(load: Load): void {
    this.#used = sumLoads([this.#used, load]);
  }
}

const typename = (): Field => ({
  kind: 'field',
  key: '__typename',
  signature: '__typename',
  text: '__typename',
  load: { ...NO_LOAD, nodes: 1 },
  selections: [],
});

const isOf = (type: Type, selection: Selection): boolean =>
  selection.kind === 'field' && Object.hasOwn(type.getFields(), selection.signature.split('(')[0] ?? '');

const heightOf = (selections: readonly Selection[]): number =>
  Math.max(0, ...selections.map((selection) => heightOf(selection.selections) + (selection.kind === 'field' ? 1 : 0)));
