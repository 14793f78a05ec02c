import {
  defaultFieldResolver,
  getNullableType,
  GraphQLError,
  type GraphQLField,
  type GraphQLResolveInfo,
  isListType,
} from 'graphql';
import { publicError } from '../../schema/contract/errors.ts';
import type { Subject } from '../../schema/contract/policies.ts';
import type { PolicyReading, Requirement } from '../../schema/contract/read-policies.ts';
import { decide } from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { SubgraphContext } from './context.ts';
import { codeOfFailure } from './errors.ts';
import { requirementOf } from './shield-rules.ts';
import { ofNobody, subjectOf } from './subject.ts';

type Context = Pick<SubgraphContext, 'viewer' | 'reportFailure'>;

/** Gives the value of a refused field; an error is the value too. */
export type Refuse = (parent: object, args: object, context: Context, info: GraphQLResolveInfo) => unknown;

/**
 * Answers a refused field with a denial. A field that only a restriction withholds answers as for a person who has nothing there:
 * without an error, after querying the source with a key that no person has. So neither the answer nor the work reveals the
 * restriction. While the source fails, the field fails too (RO-10).
 *
 * @param field before it is guarded
 */
export function createRefusal(typeName: string, field: GraphQLField<unknown, unknown>, reading: PolicyReading): Refuse {
  const { resolve = defaultFieldResolver, name, type } = field;
  const requirement = requirementOf(typeName, name, reading);
  const isList = isListType(getNullableType(type));
  return (parent, args, context, info) => {
    if (!isHidden(requirement, context.viewer, subjectOf(parent))) return denial();
    return Promise.resolve()
      .then(() => resolve(ofNobody(parent, typeName, reading), args, context, info))
      .then(
        () => (isList ? [] : null),
        (thrown: unknown) => failureOf(thrown, context, `${typeName}.${name}`),
      );
  };
}

function isHidden(requirement: Requirement, viewer: Viewer, subject: Subject): boolean {
  try {
    return decide(requirement, viewer, subject) === 'hide';
  } catch {
    // A predicate that throws denies.
    return false;
  }
}

/** The error of a denied field. */
function denial(): GraphQLError {
  const { message, extensions } = publicError('UNAUTHORIZED_FIELD_OR_TYPE');
  return new GraphQLError(message, { extensions });
}

/**
 * Makes an error of whatever a resolver throws. graphql-js treats a thrown value as a failure only if it is an Error of the same
 * realm. The error does not say what failed; the log does.
 */
export function failureOf(thrown: unknown, { reportFailure }: Context, coordinate: string): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  reportFailure(coordinate, thrown);
  const { message, extensions } = publicError(codeOfFailure(thrown));
  return new GraphQLError(message, { extensions, originalError: thrown instanceof Error ? thrown : null });
}
