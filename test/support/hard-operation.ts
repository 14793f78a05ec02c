import { FEDERATION, type FixtureSubgraph } from './fixture-supergraphs.ts';

const SUBGRAPHS = 7;
const FIELDS = 40;

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Entities whose fields can each be fetched from three subgraphs, so that there are very many plans to choose from. */
export const HARD: readonly FixtureSubgraph[] = range(SUBGRAPHS).map((subgraph) => ({
  name: `hard${subgraph}`,
  sdl: `${FEDERATION}
    type Query { easy${subgraph}: Int ${subgraph === 0 ? 'item: Item' : ''} }
    type Item @key(fields: "id") {
      id: ID! @shareable
      ${range(FIELDS)
        .filter((field) => (field + subgraph) % SUBGRAPHS < 3)
        .map((field) => `of${field}: Item @shareable value${field}: Int @shareable`)
        .join(' ')}
    }`,
  resolvers: { Query: { [`easy${subgraph}`]: () => subgraph } },
}));

const items = (width: number, depth: number): string =>
  range(width)
    .map((field) => `value${field} of${field} { value${(field + 1) % FIELDS} ${depth > 1 ? items(width, depth - 1) : ''} }`)
    .join(' ');

/** An operation that takes a planner seconds. */
export const HARD_OPERATION = `{ item { ${items(FIELDS, 2)} } }`;
