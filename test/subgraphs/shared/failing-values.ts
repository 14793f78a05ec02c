import { parse } from 'graphql';

const OPEN = '@policy(policies: [["public"]])';
const FIELDS = `
    leaf: String
    sure: String!
    count: Int
    share: Float
    flag: Boolean!
    color: Color
    node: Node
    sureNode: Node!
    nodes: [Node]
    sureNodes: [Node!]!
    matrix: [[Int!]]
    thing: Thing
    things: [Thing!]
    either: Either
    echo(text: String = "none", count: Int): String
    echoSure(text: String!): String!
`;
/** Fields of every kind, one of which nobody may see. */
export const SDL = parse(`
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@policy"])
  type Query ${OPEN} { ${FIELDS} }
  type Node implements Thing @key(fields: "id") ${OPEN} { id: ID! ${FIELDS} closed: String @policy(policies: [["member_present"]]) }
  type Leaf implements Thing ${OPEN} { id: ID! leaf: String sure: String! }
  type Hidden @policy(policies: [["member_present"]]) { id: ID! }
  interface Thing { id: ID! leaf: String sure: String! }
  union Either = Node | Leaf | Hidden
  enum Color { RED GREEN }
`);

export type Source = { readonly id: string; readonly __typename: string };

/** A number that depends on a text, the same in every run. */
const numberOf = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

/** Failures of every kind among values of every kind, decided by where in the answer they are. */
export function valueFor(type: string, of: string, seed: number): unknown {
  const draw = numberOf(`${of} ${seed}`);
  const ODD: readonly (() => unknown)[] = [
    () => null,
    () => undefined,
    () => new Error('returned'),
    () => {
      throw new Error('thrown');
    },
    () => ({ no: 'such value' }),
    () => Promise.reject(new Error('rejected')),
    () => Promise.resolve(new Error('resolved')),
  ];
  if (draw % 5 === 0) return ODD[Math.floor(draw / 5) % ODD.length]!();
  const source = (typeName: string, index = 0): Source => ({ id: `${of}.${index}`, __typename: typeName });
  const kinds = ['Node', 'Leaf', 'Hidden', 'Nothing'];
  const VALUES: Readonly<Record<string, () => unknown>> = {
    String: () => [of, 5, true][draw % 3],
    Int: () => [draw % 100, 2 ** 40, 'seven'][Math.floor(draw / 3) % 3],
    Float: () => draw / 7,
    Boolean: () => draw % 2 === 0,
    Color: () => ['RED', 'GREEN', 'BLUE'][draw % 3],
    Node: () => source('Node'),
    '[Node]': () => [source('Node'), null, Promise.resolve(source('Node', 1)), source('Node', 2)].slice(draw % 4),
    // One item: when a later one fails at once, graphql-js leaves the failures of earlier ones to nobody.
    '[Node!]': () => [source(draw % 9 === 0 ? 'Nothing' : 'Node')],
    '[[Int!]]': () => [[1, 2], [draw % 3 === 0 ? null : 3], null],
    Thing: () => source(kinds[draw % 4]!),
    '[Thing!]': () => [source(kinds[draw % 4]!)],
    Either: () => source(kinds[draw % 4]!),
  };
  const value = (VALUES[type] ?? VALUES['String']!)();
  return draw % 3 === 0 ? value : later(value, draw % 4);
}

async function later(value: unknown, ticks: number): Promise<unknown> {
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
  return value;
}
