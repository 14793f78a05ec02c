import { OperationTypeNode } from 'graphql';
import { introspect } from '../execution/introspect.ts';
import { shapeAnswer } from '../execution/shape-answer.ts';
import { explainRun } from '../explain/explain-run.ts';
import type { Fetched, Services } from './context.ts';
import { answered, type Outcome } from './outcome.ts';

/** Makes the answer from the data: what the client asked for and the viewer may see. */
export function shapeOutcome(fetched: Fetched, { limits }: Pick<Services, 'limits'>): Outcome {
  const { compiled, supergraph, operation, variables, viewer, subjects } = fetched;
  const mayCompress = operation.operation === OperationTypeNode.QUERY;
  const isPublic = compiled.isPublic && isUnidentified(fetched);
  if (fetched.written) {
    const { dataText, errors } = fetched.written;
    return answered(
      { dataText, errors, explanation: null, mayCompress, isPublic: isPublic && errors.length === 0 },
      limits.errors,
    );
  }
  const { executed, trace } = fetched;
  const answer = shapeAnswer({
    selection: compiled.selection,
    executed,
    viewer,
    schema: supergraph.schema,
    introspection: introspect(compiled, variables, supergraph.schema),
    subjects,
  });
  return answered(
    {
      data: answer.data,
      errors: answer.errors,
      explanation: trace && explainRun(trace, compiled, answer),
      mayCompress,
      isPublic: isPublic && answer.data !== null && answer.errors.length === 0,
    },
    limits.errors,
  );
}

/** Variable values may identify a person, and so may the right to an explanation. */
const isUnidentified = ({ viewer, explain, parameters }: Fetched): boolean =>
  viewer.signIn === null && !explain && Object.keys(parameters.variables ?? {}).length === 0;
