import { SupergraphThreads } from './supergraph-threads.ts';

let shared: { readonly threads: SupergraphThreads; users: number } | null = null;

/**
 * All gateways of a process share their threads.
 *
 * @returns the threads, and a function that ends them when nobody uses them any more; call it once
 */
export function shareThreads(): { readonly threads: SupergraphThreads; readonly release: () => Promise<void> } {
  const own = (shared ??= { threads: new SupergraphThreads(), users: 0 });
  own.users++;
  return {
    threads: own.threads,
    async release() {
      own.users--;
      if (own.users > 0) return;
      shared = null;
      await own.threads.close();
    },
  };
}
