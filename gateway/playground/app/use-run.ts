import { type Run, useChosen } from './store.ts';

/** @returns the last run, and whether it was of the current operation and the current viewer */
export function useRun(): { readonly run: Run | null; readonly isCurrent: boolean } {
  const run = useChosen((state) => state.run);
  const { query, variables, operationName } = useChosen((state) => state.operation);
  const viewer = useChosen((state) => state.session.name);
  const isCurrent =
    run?.viewer === viewer &&
    run.operation.query === query &&
    run.operation.variables === variables &&
    // GraphiQL may have learned the name after the run.
    (run.operation.operationName ?? operationName) === operationName;
  return { run, isCurrent };
}
