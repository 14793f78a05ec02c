import { defaultFieldResolver, GraphQLError, type GraphQLSchema } from 'graphql';
import { publicError } from '../../schema/contract/errors.ts';
import type { SubgraphContext } from './context.ts';

/** Makes `_service` tell the SDL only to a caller with an assertion. It changes the schema. */
export function protectSdl(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()['_service'];
  if (!field) return;
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (parent, args, context: SubgraphContext, info): unknown => {
    if (context.isAsserted) return resolve(parent, args, context, info);
    const { message, extensions } = publicError('UNAUTHORIZED_FIELD_OR_TYPE');
    throw new GraphQLError(message, { extensions });
  };
}
