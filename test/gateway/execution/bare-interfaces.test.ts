import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';

type Id = { id: string };

const IMAGES: FixtureSubgraph = {
  name: 'images',
  sdl: `${FEDERATION}
    type Query { shown: [Media!]! one: Media }
    type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int image(width: Int): Int }`,
  resolvers: {
    Query: { shown: () => [{ id: '1' }, { id: '2' }], one: () => ({ id: '3' }) },
    Media: { stars: ({ id }: Id) => Number(id), image: (_medium: Id, { width }: { width?: number }) => width ?? null },
  },
};

const media = (objects: string): FixtureSubgraph => ({
  name: 'media',
  sdl: `${FEDERATION} type Query { alive: Boolean } interface Media @key(fields: "id") { id: ID! title: String } ${objects}`,
  resolvers: {
    Media: { __resolveType: () => 'Book', __resolveReference: ({ id }: Id) => ({ id, title: `title ${id}` }) },
  },
});

const HIDDEN = 'type Book implements Media @key(fields: "id") @inaccessible { id: ID! title: String }';

describe.each([
  ['that has no object types', ''],
  ['whose object types clients do not see', HIDDEN],
])('an interface %s', (_what, objects) => {
  describe.each(['own', 'apollo'] as const)('executor %s', (executor) => {
    const { ask } = loadFixture([media(objects), IMAGES], { open: true, executor });

    it('has its data from the subgraph where it is an object', async () => {
      expect(
        await ask(ANONYMOUS, '{ shown { id stars ...F } one { a: stars } } fragment F on Media { image(width: 4) }'),
      ).toEqual({
        data: {
          shown: [
            { id: '1', stars: 1, image: 4 },
            { id: '2', stars: 2, image: 4 },
          ],
          one: { a: 3 },
        },
        errors: [],
      });
    });

    it('has no type name for clients, and reports an error', async () => {
      const { data, errors } = await ask(ANONYMOUS, '{ one { __typename id } }');
      expect(data).toEqual({ one: null });
      expect(errors).toEqual([expect.stringMatching(/^one\S* NULL_IN_NON_NULL$/)]);
    });
  });
});

// ApolloGateway refuses an object that calls itself by a name that clients do not see.
it('fields that only the hidden object types have are fetched as well', async () => {
  const { ask } = loadFixture([media(HIDDEN), IMAGES], { open: true });
  expect(await ask(ANONYMOUS, '{ one { title stars } }')).toEqual({ data: { one: { title: 'title 3', stars: 3 } }, errors: [] });
});

it('a covered supergraph cannot have one, because no policy can be on an interface', () => {
  expect(() => loadFixture([media(''), IMAGES])).toThrow('Media.stars has no policy');
});
