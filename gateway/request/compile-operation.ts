import { SubjectRecorder } from '../execution/subject-recorder.ts';
import type { Coerced, Compiled } from './context.ts';

/** Authorizes and plans the operation, unless that was done before for a viewer of this class. */
export function compileOperation(coerced: Coerced): Compiled {
  const { supergraph, document, operation, variables, viewer, requestId } = coerced;
  const compiled = supergraph.compile(document, operation, variables, viewer, supergraph.chooseOverrides(requestId));
  return { ...coerced, compiled, subjects: viewer.signIn === null ? null : new SubjectRecorder() };
}
