import {
  type DocumentNode,
  getNamedType,
  type GraphQLCompositeType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  parse,
} from 'graphql';
import { readPolicies, type Requirement } from '../../schema/contract/read-policies.ts';
import { describeProblems } from '../../schema/contract/problem-list.ts';
import { readSupergraph } from './read-supergraph.ts';
import type { AccessModel } from './access-model.ts';
import { findCoverageGaps } from './find-coverage-gaps.ts';
import { readValid } from './invalid-supergraph.ts';
import { withInterfacePolicies } from './interface-policies.ts';

/**
 * Reads the access model of a supergraph.
 *
 * @param options.open serve a supergraph that policies do not fully cover
 * @throws AggregateError with one message per gap: a coordinate without a policy, a policy without a predicate, an unused
 *   predicate, …
 */
export function loadAccessModel(supergraphSdl: string, options: { open?: boolean } = {}): AccessModel {
  const document = readValid(() => parse(supergraphSdl, { noLocation: true }));
  const model = createModel(document, options.open ?? false);
  const gaps = model.open ? [] : findCoverageGaps(model);
  if (gaps.length > 0) {
    throw new AggregateError(
      gaps.map((gap) => new Error(gap)),
      describeProblems(
        'The supergraph is not covered by policies',
        gaps,
        'Change the SDL of the subgraph, then run npm run compose.',
      ),
    );
  }
  return model;
}

function createModel(document: DocumentNode, open: boolean): AccessModel {
  const reading = withInterfacePolicies(readPolicies(document), document);
  const { apiSchema, planning } = readSupergraph(document, reading.subjects);
  const ofType = (type: string): Requirement => reading.types.get(type) ?? [];
  const ofField = (type: string, field: string): Requirement => reading.fields.get(`${type}.${field}`) ?? [];
  const roots = new Set([apiSchema.getQueryType()?.name, apiSchema.getMutationType()?.name]);
  const fieldRequirement = memoize((type: string, field: string): Requirement => {
    const parent = apiSchema.getType(type) as GraphQLCompositeType;
    const own = [...(roots.has(type) ? ofType(type) : []), ...ofField(type, field)];
    const implementations = isInterfaceType(parent) ? apiSchema.getPossibleTypes(parent) : [];
    const strictest = [...own, ...implementations.flatMap(({ name }) => ofField(name, field))];
    const named = 'getFields' in parent ? parent.getFields()[field] : undefined;
    const leaf = named && getNamedType(named.type);
    return leaf && isLeafType(leaf) ? [...strictest, ...ofType(leaf.name)] : strictest;
  });
  const typeRequirement = memoize((type: string, through: string) => {
    const abstract = apiSchema.getType(through);
    return type !== through && isAbstractType(abstract) ? [...ofType(through), ...ofType(type)] : ofType(type);
  });
  return {
    apiSchema,
    planning,
    reading,
    open,
    typeRequirement,
    fieldRequirement: (parent, field) => fieldRequirement(parent.name, field),
    subjectKeys: (type) => reading.subjects.get(type) ?? null,
  };
}

function memoize<Result>(compute: (first: string, second: string) => Result): (first: string, second: string) => Result {
  const known = new Map<string, Result>();
  return (first, second) => {
    const key = `${first}.${second}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = compute(first, second);
    known.set(key, result);
    return result;
  };
}
