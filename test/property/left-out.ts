import { getNamedType, type GraphQLSchema } from 'graphql';

/** Mutations that no random operation asks for, each with the reason; nor are there rows for what only they return. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  requestEmailCode: 'sends mail, and answers the same for every address',
  confirmEmailCode: 'asks for a code out of a message',
  createProfile: 'asks for an address that was confirmed',
  linkAccount: 'stands alone in its operation, and asks for what a world does not hold',
  startAssistedSession: 'gives a token that nobody can foretell; each world begins with some of these sessions',
  endAssistedSession: 'ends what the delegates of a world ask with',
  signOut: 'ends what somebody asks with until the end of a world',
  createHandOff: 'gives a token that nobody can foretell',
  redeemHandOff: 'stands alone in its operation, and asks for a token that nobody can foretell',
};

/** @returns the rows, types and fields, that stand or fall with these mutations. @throws when there is no such mutation */
export function rowsLeftOut(schema: GraphQLSchema): ReadonlySet<string> {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const rows = Object.keys(LEFT_OUT).flatMap((name) => {
    const payload = mutations[name] && getNamedType(mutations[name].type);
    if (!payload || !('getFields' in payload)) throw new Error(`There is no mutation ${name} to leave out`);
    return [`Mutation.${name}`, payload.name, ...Object.keys(payload.getFields()).map((field) => `${payload.name}.${field}`)];
  });
  return new Set(rows);
}
