import {
  type DirectiveNode,
  getNamedType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  separateOperations,
  specifiedRules,
  validate,
  visit,
} from 'graphql';

export type RandomOperation = {
  readonly query: string;
  readonly variables: Readonly<Record<string, boolean>>;
  /** The same operation without conditions and without the selections that they leave out. */
  readonly settled: string;
};

/** @returns numbers from 0 to 1, the same for the same seed (mulberry32) */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Makes a valid query over any schema: named and inline fragments, aliases, repeated fields, type names,
 * arguments, and conditions with literals and variables.
 *
 * @param ids the possible values of arguments of type ID
 * @param aliases the possible aliases
 */
export function randomOperation(
  schema: GraphQLSchema,
  seed: number,
  ids: readonly string[],
  aliases: readonly string[] = ['a', 'b', 'constructor', 'toString'],
): RandomOperation {
  const random = randomNumbers(seed);
  const writer = new Writer(schema, random, ids, aliases);
  for (;;) {
    const query = writer.query();
    const variables = { yes: random() < 0.5, no: random() < 0.5 };
    const settled = settle(query, variables);
    if (settled !== null && validate(schema, parse(query), specifiedRules).length === 0) return { query, variables, settled };
  }
}

/** @returns the operation; null when the conditions leave a selection empty */
function settle(query: string, variables: Readonly<Record<string, boolean>>): string | null {
  const holds = ({ name, arguments: [argument] = [] }: DirectiveNode): boolean => {
    const value =
      argument?.value.kind === Kind.VARIABLE
        ? variables[argument.value.name.value]
        : argument?.value.kind === Kind.BOOLEAN && argument.value.value;
    return value === (name.value === 'include');
  };
  let empty = false;
  const document = visit(parse(query), {
    VariableDefinition: () => null,
    Directive: () => null,
    SelectionSet: (set) => {
      const selections = set.selections.filter(({ directives = [] }) => directives.every(holds));
      empty ||= selections.length === 0;
      return { ...set, selections };
    },
  });
  const [alone] = Object.values(separateOperations(document));
  return empty || !alone ? null : print(alone);
}

const MAX_DEPTH = 5;

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #random: () => number;
  readonly #ids: readonly string[];
  readonly #aliases: readonly string[];
  #fragments: string[] = [];

  constructor(schema: GraphQLSchema, random: () => number, ids: readonly string[], aliases: readonly string[]) {
    this.#schema = schema;
    this.#random = random;
    this.#ids = ids;
    this.#aliases = aliases;
  }

  query(): string {
    this.#fragments = [];
    const selection = this.#selectionSet(this.#schema.getQueryType()!, 0);
    const document = `${selection}\n${this.#fragments.join('\n')}`;
    const used = ['yes', 'no'].filter((name) => document.includes(`$${name}`)).map((name) => `$${name}: Boolean!`);
    return `query ${used.length > 0 ? `(${used.join(', ')}) ` : ''}${document}`;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #chance = (probability: number): boolean => this.#random() < probability;

  #selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + Math.floor(this.#random() * 4);
    const selections = Array.from({ length: count }, () => this.#selection(type, depth)).filter(Boolean);
    return `{ ${selections.length > 0 ? selections.join(' ') : '__typename'} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    if (isAbstractType(type) && this.#chance(0.5)) return this.#fragment(this.#pick(this.#schema.getPossibleTypes(type)), depth);
    if (this.#chance(0.1)) return this.#fragment(type, depth);
    if (this.#chance(0.1)) return `${this.#chance(0.3) ? 'kind: ' : ''}__typename`;
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    return fields.length === 0 ? '__typename' : this.#field(this.#pick(fields), depth);
  }

  #fragment(type: GraphQLNamedType, depth: number): string {
    if (!isCompositeType(type)) return '';
    const inner = this.#selectionSet(type, depth);
    if (this.#chance(0.6))
      return `... ${this.#chance(0.8) || !isObjectType(type) ? `on ${type.name} ` : ''}${this.#condition()}${inner}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${type.name} ${inner}`);
    return `...${name} ${this.#condition()}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type);
    if (isCompositeType(named) && depth >= MAX_DEPTH) return '';
    const args = field.args
      .filter((argument) => isNonNullType(argument.type) || this.#chance(0.5))
      .map((argument) => `${argument.name}: ${this.#value(argument)}`);
    const alias = this.#chance(0.2) ? `${this.#pick(this.#aliases)}: ` : '';
    const selection = isCompositeType(named) ? ` ${this.#selectionSet(named, depth + 1)}` : '';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${this.#condition()}${selection}`;
  }

  #value({ type }: GraphQLArgument): string {
    const named = getNamedType(type);
    if (isEnumType(named)) return this.#pick(named.getValues()).name;
    if (named.name === 'Int') return String(Math.floor(this.#random() * 4));
    if (named.name === 'Boolean') return String(this.#chance(0.5));
    return JSON.stringify(this.#pick(this.#ids));
  }

  #condition(): string {
    if (!this.#chance(0.15)) return '';
    return `@${this.#pick(['skip', 'include'])}(if: ${this.#pick(['true', 'false', '$yes', '$no'])}) `;
  }
}
