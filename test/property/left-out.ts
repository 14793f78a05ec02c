import { getNamedType, type GraphQLSchema } from 'graphql';

/** Mutations that random operations do not use, each with the reason. Types that only they return have no rows. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  requestEmailCode: 'sends mail, and gives every address the same answer',
  confirmEmailCode: 'requires a code from a message',
  createProfile: 'requires a confirmed address',
  linkAccount: 'must be the only field of its operation, and requires an SSN, which a world does not have',
  startAssistedSession: 'returns a random token; each world begins with some of these sessions',
  endAssistedSession: 'ends the sessions of the delegates of a world',
  signOut: 'ends the session of a viewer for the rest of a world',
  createHandOff: 'returns a random token',
  redeemHandOff: 'must be the only field of its operation, and requires a random token',
};

/** @returns the rows of types and fields that only these mutations reach. @throws when there is no such mutation */
export function rowsLeftOut(schema: GraphQLSchema): ReadonlySet<string> {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const rows = Object.keys(LEFT_OUT).flatMap((name) => {
    const payload = mutations[name] && getNamedType(mutations[name].type);
    if (!payload || !('getFields' in payload)) throw new Error(`There is no mutation ${name} to leave out`);
    return [`Mutation.${name}`, payload.name, ...Object.keys(payload.getFields()).map((field) => `${payload.name}.${field}`)];
  });
  return new Set(rows);
}
