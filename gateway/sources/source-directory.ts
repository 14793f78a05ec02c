import type { Log } from '../telemetry/log.ts';
import { FetchFailure } from './fetch-failure.ts';
import { logFailures } from './log-failures.ts';
import { type ExecuteInProcess, httpSource, inProcessSource, type Source, SOURCE_LIMITS } from './sources.ts';

export type SourceOptions = {
  /** Subgraphs in this process, by name; all others are asked at their routing URLs. */
  readonly inProcess?: ReadonlyMap<string, ExecuteInProcess>;
  /** Routing URLs to use instead of the supergraph's, by name. */
  readonly routes?: ReadonlyMap<string, string>;
  /** Milliseconds for a fetch, where they differ from `SOURCE_LIMITS`. */
  readonly fetchTimeoutMs?: number;
};

/** The ways to the subgraphs of the supergraph in force. */
export type SourceDirectory = {
  /** @returns the way to a subgraph. Where no supergraph so far named its URL, every fetch fails */
  readonly get: (name: string) => Source;
  readonly close: () => Promise<void>;
};

/**
 * Ways are opened when they are first asked for, and stay open until the gateway stops: a request that began before a swap
 * of the supergraph still finds its way.
 *
 * @param routesInForce the routing URLs of the supergraph in force
 * @param log where fetches that fail are told
 */
export function openSources(routesInForce: () => ReadonlyMap<string, string>, options: SourceOptions, log: Log): SourceDirectory {
  const limits = { ...SOURCE_LIMITS, timeoutMs: options.fetchTimeoutMs ?? SOURCE_LIMITS.timeoutMs };
  const byUrl = new Map<string, Source>();
  const logging = new Map<string, { readonly source: Source; readonly logged: Source }>();
  const lastUrls = new Map<string, string>();
  const inProcess = new Map([...(options.inProcess ?? [])].map(([name, execute]) => [name, inProcessSource(execute)]));
  const openUrl = (url: string): Source => {
    const source = byUrl.get(url) ?? httpSource(url, limits);
    byUrl.set(url, source);
    return source;
  };
  const find = (name: string): Source => {
    const own = inProcess.get(name);
    if (own) return own;
    const url = options.routes?.get(name) ?? routesInForce().get(name) ?? lastUrls.get(name);
    if (url === undefined) return NOWHERE;
    lastUrls.set(name, url);
    return openUrl(url);
  };
  return {
    get(name) {
      const source = find(name);
      const before = logging.get(name);
      if (before?.source === source) return before.logged;
      const logged = logFailures(name, source, log);
      logging.set(name, { source, logged });
      return logged;
    },
    async close() {
      await Promise.all([...inProcess.values(), ...byUrl.values()].map((source) => source.close()));
    },
  };
}

const NOWHERE: Source = {
  send: () => Promise.reject(new FetchFailure('no-route')),
  close: () => Promise.resolve(),
};
