import { GraphQLError } from 'graphql';
import { type InputField, publicError } from '../../../schema/contract/errors.ts';

/** The refusal of an input value: it names the field, and never the value. */
export function inputError(field: InputField): GraphQLError {
  const { message, extensions } = publicError('BAD_USER_INPUT');
  return new GraphQLError(message, { extensions: { ...extensions, field } });
}

/** @returns a value that was read. @throws BAD_USER_INPUT with the name of its field when it could not be */
export function valid(field: InputField, value: string | null): string {
  if (value === null) throw inputError(field);
  return value;
}
