import { GraphQLError } from 'graphql';
import { type InputField, publicError } from '../../../schema/contract/errors.ts';

/** The error for an invalid input value. It names the field, never the value. */
export function inputError(field: InputField): GraphQLError {
  const { message, extensions } = publicError('BAD_USER_INPUT');
  return new GraphQLError(message, { extensions: { ...extensions, field } });
}

/** @returns the parsed value. @throws BAD_USER_INPUT with the name of the field when the value is null */
export function valid(field: InputField, value: string | null): string {
  if (value === null) throw inputError(field);
  return value;
}
