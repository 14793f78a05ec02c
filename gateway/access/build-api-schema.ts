import { buildASTSchema, type GraphQLSchema, isInputObjectType, isScalarType, isSpecifiedScalarType, parse } from 'graphql';
import { readExactLiteral } from '../json/exact-numbers.ts';

/** The schema that clients see, as plain data. */
export type PrintedApiSchema = {
  readonly sdl: string;
  /** The names of the input objects of which exactly one field must be given. */
  readonly oneOfInputs: readonly string[];
};

/** @param printed from a valid supergraph */
export function buildApiSchema({ sdl, oneOfInputs }: PrintedApiSchema): GraphQLSchema {
  const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
  for (const type of Object.values(schema.getTypeMap())) {
    // Literals of custom scalars keep their digits, in default values too.
    if (isScalarType(type) && !isSpecifiedScalarType(type)) type.parseLiteral = readExactLiteral;
    if (isInputObjectType(type)) type.isOneOf = oneOfInputs.includes(type.name);
  }
  return schema;
}
