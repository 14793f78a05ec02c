import { ViewerRelation } from './viewer-relation.ts';
import type { Choices } from './choices.ts';
import { alertsOf } from './expected-alerts.ts';
import { cursorOf } from './expected-pages.ts';
import type { Variable } from './operation.ts';
import type { World, WorldViewer } from './world.ts';

type Pools = Readonly<Record<string, readonly string[]>>;

const DEFAULT_FIRST = 20;
const LINK_KINDS = ['MAHEALTHCONNECTOR', 'MASSHEALTH', 'DTA'];

/** Makes arguments and conditions, as literals and variables of every form. */
export class RandomArguments {
  readonly #choices: Choices;
  readonly #pools: Pools;
  readonly #near: Pools;
  readonly #variables: Variable[] = [];

  /** @param viewer the viewer whose own and related records are selected most often */
  constructor(choices: Choices, world: World, viewer: WorldViewer) {
    this.#choices = choices;
    this.#pools = poolsOf(world);
    this.#near = nearOf(world, viewer);
  }

  /** @returns the variables of a document */
  usedIn(document: string): readonly Variable[] {
    return this.#variables.filter(({ name }) => new RegExp(`\\$${name}\\b`).test(document));
  }

  /** @returns the argument of a field as text, empty when it is left out, and the size of a page */
  argument(coordinate: string, name: string): { readonly text: string; readonly first?: number } {
    switch (name) {
      case 'first':
        return this.#first();
      case 'after':
        return { text: this.#after() };
      case 'kind':
        return { text: `kind: ${this.#literalOrVariable('LinkKind!', this.#choices.pick(LINK_KINDS), String)}` };
      default:
        return { text: `${name}: ${this.#literalOrVariable('ID!', this.#id(coordinate), JSON.stringify)}` };
    }
  }

  /** @returns `@skip` and `@include` directives, and their number */
  conditions(): { readonly text: string; readonly count: number } {
    if (!this.#choices.chance(14)) return { text: '', count: 0 };
    const names = this.#choices.chance(15) ? ['skip', 'include'] : [this.#choices.pick(['include', 'skip'])];
    return { text: names.map((name) => ` @${name}(if: ${this.#boolean(name === 'include')})`).join(''), count: names.length };
  }

  /** Mostly the value that keeps the selection. */
  #boolean(mostly: boolean): string {
    const value = this.#choices.chance(30) ? !mostly : mostly;
    if (this.#choices.chance(40)) return String(value);
    return this.#choices.chance(30) ? this.#variable('Boolean!', value, String(value)) : this.#variable('Boolean!', value, null);
  }

  #first(): { readonly text: string; readonly first: number } {
    const first = this.#choices.pick([1, 2, 3, 4, 5, 0, 20]);
    switch (this.#choices.below(7)) {
      case 1:
        return { text: `first: ${first}`, first };
      case 2:
        return { text: `first: ${this.#variable('Int!', first, null)}`, first };
      case 3:
        return { text: `first: ${this.#variable('Int!', undefined, String(first))}`, first };
      case 4:
        return { text: `first: ${this.#variable('Int', undefined, String(first))}`, first };
      case 5:
        return { text: `first: ${this.#variable('Int', undefined, null)}`, first: DEFAULT_FIRST };
      default:
        return { text: '', first: DEFAULT_FIRST };
    }
  }

  #after(): string {
    if (!this.#choices.chance(35)) return '';
    const cursor = this.#choices.pick(['', 'no-cursor', ...(this.#near['cursors'] ?? []), ...(this.#pools['cursors'] ?? [])]);
    switch (this.#choices.below(4)) {
      case 1:
        return `after: ${this.#variable('String', cursor, null)}`;
      case 2:
        return `after: ${this.#variable('String', undefined, null)}`;
      case 3:
        return 'after: null';
      default:
        return `after: ${JSON.stringify(cursor)}`;
    }
  }

  #id(coordinate: string): string {
    const anything = Object.values(this.#pools).flat();
    if (this.#choices.chance(10)) return this.#choices.pick(['nobody', '', ...anything]);
    const near = this.#near[coordinate] ?? [];
    const pool = near.length > 0 && this.#choices.chance(75) ? near : (this.#pools[coordinate] ?? []);
    return pool.length > 0 ? this.#choices.pick(pool) : 'nobody';
  }

  #literalOrVariable(type: string, value: string, literal: (value: string) => string): string {
    const known = this.#variables.filter((variable) => variable.type === type && variable.value !== undefined);
    if (known.length > 0 && this.#choices.chance(15)) return `$${this.#choices.pick(known).name}`;
    if (!this.#choices.chance(50)) return literal(value);
    return this.#choices.chance(20) ? this.#variable(type, undefined, literal(value)) : this.#variable(type, value, null);
  }

  #variable(type: string, value: unknown, byDefault: string | null): string {
    const name = `v${this.#variables.length + 1}`;
    this.#variables.push({ name, type, value, default: byDefault });
    return `$${name}`;
  }
}

function poolsOf({ identity, masshealth, documents, notices }: World): Pools {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  return {
    'Query.person': ids(identity.persons),
    'Query.household': ids(identity.households),
    'Query.document': ids(documents.documents),
    'Query.documentReceipt': ids(documents.documents),
    'Query.rfi': ids(documents.rfis),
    'Query.notice': ids(notices.notices),
    'Mutation.markNoticeRead': ids(notices.notices),
    'Query.coverageCheck': [...masshealth.members, ...identity.persons].flatMap(({ massHealthId }) => massHealthId ?? []),
    cursors: [...documents.documents, ...notices.notices].map(cursorOf),
  };
}

/** The ids related to a viewer, past and future included, where visibility changes most. */
function nearOf(world: World, viewer: WorldViewer): Pools {
  const { identity, documents, notices } = world;
  const { accountId } = viewer;
  const own = identity.links.find((link) => link.accountId === accountId && link.personId !== null)?.personId;
  const households = identity.memberships.filter(({ personId }) => personId === own).map(({ householdId }) => householdId);
  const persons = identity.memberships
    .filter(({ householdId }) => households.includes(householdId))
    .map(({ personId }) => personId);
  const submitted = documents.documents.filter(({ submitterId }) => submitterId === own || submitterId === accountId);
  const received = notices.notices.filter(({ recipientIds }) => own !== undefined && own !== null && recipientIds.includes(own));
  return {
    'Query.person': persons,
    'Query.household': households,
    'Query.document': submitted.map(({ id }) => id),
    'Query.rfi': documents.rfis.filter(({ personId }) => persons.includes(personId)).map(({ id }) => id),
    'Query.notice': received.map(({ id }) => id),
    'Mutation.markNoticeRead': received.map(({ id }) => id),
    'Mutation.dismissAlert': accountId === null ? [] : alertsOf(new ViewerRelation(world, viewer)).map(({ id }) => String(id)),
    cursors: [...submitted, ...received].map(cursorOf),
  };
}
