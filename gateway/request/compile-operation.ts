import { SubjectRecorder } from '../execution/subject-recorder.ts';
import type { Coerced, Compiled } from './context.ts';

/**
 * Authorizes and plans the operation, unless that was done before for a viewer of this class.
 *
 * @returns a promise only if the operation must be planned. @throws OPERATION_TOO_COMPLEX when that takes too long
 */
export function compileOperation(coerced: Coerced): Compiled | Promise<Compiled> {
  const { supergraph, document, operation, variables, viewer, requestId } = coerced;
  const subjects = viewer.signIn === null ? null : new SubjectRecorder();
  const compiled = supergraph.compile(document, operation, variables, viewer, supergraph.chooseOverrides(requestId));
  return compiled instanceof Promise
    ? compiled.then((planned) => ({ ...coerced, compiled: planned, subjects }))
    : { ...coerced, compiled, subjects };
}
