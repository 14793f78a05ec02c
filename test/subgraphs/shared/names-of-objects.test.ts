import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, it } from '@jest/globals';
import { graphql, parse } from 'graphql';
import { readPolicies } from '../../../schema/contract/read-policies.ts';
import type { Viewer } from '../../../schema/contract/viewer.ts';
import { guardSchema } from '../../../subgraphs/shared/guard.ts';
import { BRUNO, CARLA, STAFF } from '../../support/demo-viewers.ts';
import { WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__'));

describe.each(NAMES)('the guard of a subgraph with %s as a type and a field', (name) => {
  const sdl = `${WITH_SUBJECTS}
    type Query { ${name}: ${name} @policy(policies: [["public"]]) }
    type ${name} @policy(policies: [["self"], ["staff"]]) {
      valueOf: ID @subject(as: "person") toString: Int @policy(policies: [["self"]]) constructor: Int
    }`;
  const row = { __typename: name, valueOf: 'p0201', toString: 7, constructor: 8 };
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: { Query: { [name]: () => row } } as never }]);
  const guarded = guardSchema(schema, readPolicies(parse(sdl)));
  const ask = async (viewer: Viewer) => {
    const source = `{ ${name} { toString constructor } }`;
    const { data, errors = [] } = await graphql({ schema: guarded, source, contextValue: { viewer } });
    return JSON.stringify([data, errors.map(({ path }) => path?.join('.'))]);
  };

  it('checks both', async () => {
    expect(await ask(BRUNO)).toBe(JSON.stringify([{ [name]: { toString: 7, constructor: 8 } }, []]));
    expect(await ask(CARLA)).toBe(JSON.stringify([{ [name]: null }, []]));
    expect(await ask(STAFF)).toBe(JSON.stringify([{ [name]: { toString: null, constructor: 8 } }, [`${name}.toString`]]));
  });
});
