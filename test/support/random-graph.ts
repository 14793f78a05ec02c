import { type FixtureSubgraph, WITH_SUBJECTS } from './fixture-supergraphs.ts';
import { randomNumbers } from './random-operation.ts';

/** Placeholders for the names of types, fields, arguments, enum values, scopes, subgraphs, aliases and variables. */
export const TOKENS = ['N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6'] as const;
type Token = (typeof TOKENS)[number];

/** The name for a placeholder. */
export type Naming = (token: string) => string;

export type RandomGraph = {
  readonly subgraphs: readonly FixtureSubgraph[];
  /** The possible values of arguments of type ID. */
  readonly ids: readonly string[];
};

type Field = {
  readonly name: Token;
  readonly type: string;
  readonly argument: Token | null;
  readonly access: string;
  readonly home: 0 | 1;
};
type ObjectType = { readonly name: Token; readonly key: Token; readonly subject: Token; readonly fields: readonly Field[] };

const PERSONS = ['p0201', 'p0202', 'p0203'];

/**
 * Makes two subgraphs with entities, an interface, a union, an enum and a scalar, with policies of every kind. All random
 * choices depend only on the seed, so that two graphs of one seed differ only in their names.
 */
export function randomGraph(seed: number, call: Naming): RandomGraph {
  return new Writer(randomNumbers(seed), call).write();
}

class Writer {
  readonly #random: () => number;
  readonly #call: Naming;
  readonly #kinds: readonly Token[];

  constructor(random: () => number, call: Naming) {
    this.#random = random;
    this.#call = call;
    this.#kinds = this.#shuffle(TOKENS);
  }

  write(): RandomGraph {
    const objects = this.#kinds.slice(0, 3).map((name) => this.#object(name));
    const query = TOKENS.map((name) => this.#field(name, 'signed_in'));
    const names = [this.#pick(TOKENS), this.#pick(TOKENS)] as const;
    const subgraphs = ([0, 1] as const).map((home) => ({
      // The second name is always different from the first.
      name: this.#call(
        home === 1 && names[0] === names[1] ? TOKENS[(TOKENS.indexOf(names[0]) + 1) % TOKENS.length]! : names[home],
      ),
      sdl: this.#sdl(objects, query, home),
      resolvers: this.#resolvers(objects, query, home),
    }));
    return { subgraphs, ids: ['0', '1', '2'] };
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #shuffle<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => [this.#random(), item] as const)
      .toSorted(([one], [other]) => one - other)
      .map(([, item]) => item);
  }

  #object(name: Token): ObjectType {
    const [key, subject, ...others] = this.#shuffle(TOKENS);
    return { name, key: key!, subject: subject!, fields: others.slice(0, 4).map((field) => this.#field(field, 'self')) };
  }

  #field(name: Token, own: string): Field {
    const [one, two, three, shape, union, color, scalar] = this.#kinds.map(this.#call);
    const composite = [one, two, three, shape, union].map((type) => this.#pick([type, `[${type}]`, `[${type}!]`]));
    const type = this.#pick([...composite, 'Int', 'String', 'Boolean!', color!, `[${color}]`, scalar!])!;
    const scope = this.#call(this.#pick(TOKENS));
    const access = this.#pick([
      '',
      '@policy(policies: [["public"]])',
      `@policy(policies: [["${own}"]])`,
      '@policy(policies: [["staff"], ["signed_in"]])',
      `@requiresScopes(scopes: [["${scope}"]])`,
      '@authenticated',
    ]);
    const argument = this.#random() < 0.3 ? this.#pick(TOKENS) : null;
    const home = this.#random() < 0.5 || type.includes(shape!) ? 0 : 1;
    return { name, type, argument, access, home };
  }

  #sdl(objects: readonly ObjectType[], query: readonly Field[], home: 0 | 1): string {
    const [, , , shape, union, color, scalar] = this.#kinds.map(this.#call);
    const types = objects.map((type) => {
      const fields = type.fields.filter((field) => field.home === home).map((field) => this.#fieldSdl(field));
      const key = this.#call(type.key);
      const marks = `hash: Int @policy(policies: [["public"]]) ${this.#call(type.subject)}: ID @subject(as: "person")`;
      const head = `type ${this.#call(type.name)} ${home === 0 ? `implements ${shape}` : ''} @key(fields: "${key}")`;
      const policy = home === 0 ? '@policy(policies: [["public"], ["self"]])' : '';
      return `${head} ${policy} { ${key}: ID! ${home === 0 ? marks : ''} ${fields.join(' ')} }`;
    });
    const roots = query
      .filter((field) => field.home === home)
      .map((field) => this.#fieldSdl({ ...field, access: field.access || '@policy(policies: [["public"]])' }));
    return `${WITH_SUBJECTS}
      type Query { ${roots.join(' ')} only${home}: Int @policy(policies: [["public"]]) }
      ${types.join('\n')}
      ${home === 0 ? `interface ${shape} { hash: Int }` : ''}
      union ${union} = ${objects.map(({ name }) => this.#call(name)).join(' | ')}
      enum ${color} { ${TOKENS.map(this.#call).join(' ')} }
      scalar ${scalar}`;
  }

  #fieldSdl({ name, type, argument, access }: Field): string {
    const args = argument === null ? '' : `(${this.#call(argument)}: ${this.#call(this.#kinds[5]!)})`;
    return `${this.#call(name)}${args}: ${type} ${access}`;
  }

  #resolvers(objects: readonly ObjectType[], query: readonly Field[], home: 0 | 1): object {
    const row = (type: ObjectType, n: number) => ({ __typename: this.#call(type.name), [this.#call(type.key)]: String(n) });
    const numberOf = (type: ObjectType, parent: object) =>
      Number(Object.entries(parent).find(([name]) => name === this.#call(type.key))?.[1]);
    const of = (fields: readonly Field[], n: (parent: object) => number) =>
      fields
        .filter((field) => field.home === home)
        .map((field) => [
          this.#call(field.name),
          (parent: object, args: object) => this.#value(field, n(parent), Object.values(args)[0], objects, row),
        ]);
    const types = objects.map((type) => [
      this.#call(type.name),
      Object.fromEntries([
        ...of(type.fields, (parent) => numberOf(type, parent)),
        ...(home === 0
          ? [
              ['hash', (parent: object) => numberOf(type, parent) * 31],
              [this.#call(type.subject), (parent: object) => PERSONS[numberOf(type, parent) % PERSONS.length]],
            ]
          : []),
        ['__resolveReference', (reference: object) => row(type, numberOf(type, reference))],
      ]),
    ]);
    const root = Object.fromEntries([...of(query, () => 0), [`only${home}`, () => home]]);
    return Object.fromEntries([...types, ['Query', root]]);
  }

  #value(
    { name, type }: Field,
    n: number,
    argument: unknown,
    objects: readonly ObjectType[],
    row: (type: ObjectType, n: number) => object,
  ): unknown {
    const named = type.replaceAll(/[[\]!]/g, '');
    const [, , , , , color, scalar] = this.#kinds.map(this.#call);
    const place = TOKENS.indexOf(name) + n;
    const single = (offset: number): unknown => {
      if (named === 'Int') return place + offset;
      if (named === 'String') return argument === undefined ? `text ${place}` : `text for ${String(argument)}`;
      if (named === 'Boolean') return place % 2 === 0;
      if (named === color) return this.#call(TOKENS[(place + offset) % TOKENS.length]!);
      if (named === scalar) return Object.fromEntries(TOKENS.map((token) => [this.#call(token), { [this.#call(token)]: place }]));
      const target = objects.find((object) => this.#call(object.name) === named) ?? objects[(place + offset) % objects.length]!;
      return row(target, (n + offset + 1) % 4);
    };
    if (place % 6 === 5 && !type.includes('!')) return null;
    return type.startsWith('[') ? [single(0), single(1)] : single(0);
  }
}
