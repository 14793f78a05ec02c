import { GraphQLError } from 'graphql';
import { type InputField, publicError } from '../../../schema/contract/errors.ts';

/** The refusal of an input value: it names the field, and never the value. */
export function inputError(field: InputField): GraphQLError {
  const { message, extensions } = publicError('BAD_USER_INPUT');
  return new GraphQLError(message, { extensions: { ...extensions, field } });
}
