import type { Supergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { readPolicies } from '../../schema/contract/read-policies.ts';
import { describeProblems } from '../../schema/contract/problem-list.ts';
import type { AccessModel } from './access-model.ts';
import { buildApiSchema, type PrintedApiSchema } from './build-api-schema.ts';
import { createAccessModel } from './create-access-model.ts';
import { findCoverageGaps } from './find-coverage-gaps.ts';
import { readValid } from './invalid-supergraph.ts';
import { withInterfacePolicies } from './interface-policies.ts';
import { readSupergraph } from './read-supergraph.ts';

/** An access model that was just read, with what it was read from. */
export type ReadAccessModel = AccessModel & {
  /** From this, `buildApiSchema` and `createAccessModel` make the same model in another thread. */
  readonly printed: PrintedApiSchema;
  /** The supergraph as the query planner sees it. */
  readonly planning: Supergraph;
};

/**
 * Reads the access model of a supergraph.
 *
 * @param options.open serve a supergraph that policies do not fully cover
 * @throws AggregateError with one message per gap: a coordinate without a policy, a policy without a predicate, an unused
 *   predicate, …
 */
export function loadAccessModel(supergraphSdl: string, options: { open?: boolean } = {}): ReadAccessModel {
  const document = readValid(() => parse(supergraphSdl, { noLocation: true }));
  const reading = withInterfacePolicies(readPolicies(document), document);
  const { printed, planning } = readSupergraph(document, reading.subjects);
  const model = createAccessModel(buildApiSchema(printed), reading, options.open ?? false);
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
  return { ...model, printed, planning };
}
