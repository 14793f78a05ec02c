import type { ClientTls } from '../../schema/contract/tls.ts';
import type { Log } from '../telemetry/log.ts';
import { FetchFailure } from './fetch-failure.ts';
import { type GuardedSource, guardedSource, type Monotonic } from './guard/guarded-source.ts';
import { type GuardOptions, guardSettings } from './guard/guard-settings.ts';
import type { GuardFigures } from './guard/source-guard.ts';
import { logFailures } from './log-failures.ts';
import type { SourceLimits } from './http-client.ts';
import {
  type ExecuteInProcess,
  type HttpClientName,
  httpSource,
  inProcessSource,
  type OpenFile,
  type Source,
  SOURCE_LIMITS,
} from './sources.ts';

export type SourceOptions = {
  /** Subgraphs in this process, by name. Requests to all others go to their routing URLs. */
  readonly inProcess?: ReadonlyMap<string, ExecuteInProcess>;
  /** How their files are opened, by name. */
  readonly filesInProcess?: ReadonlyMap<string, OpenFile>;
  /** Routing URLs to use instead of the supergraph's, by name. */
  readonly routes?: ReadonlyMap<string, string>;
  /** How subgraphs with https:// URLs are checked, and which certificate they are shown. */
  readonly subgraphTls?: ClientTls | null;
  /** The timeout of a fetch in milliseconds, if it differs from `SOURCE_LIMITS`. */
  readonly fetchTimeoutMs?: number;
  /** The largest answer in bytes, if it differs from `SOURCE_LIMITS`. */
  readonly maxAnswerBytes?: number;
  /** The client that sends fetches, if it is not the default. */
  readonly httpClient?: HttpClientName;
  /** When fetches are refused or wait, where it differs from the defaults of `guardSettings`. */
  readonly guard?: GuardOptions;
  /** The most connections to a subgraph, and the share of fetches that may be sent twice, where they differ from the defaults. */
  readonly connecting?: Pick<SourceLimits, 'maxConnections' | 'retryShare'>;
  /** The clock of guards. */
  readonly monotonic?: Monotonic;
};

/** The sources for the subgraphs of the current supergraph. */
export type SourceDirectory = {
  /** @returns the source for a subgraph. If no supergraph so far has given its URL, every fetch fails */
  readonly get: (name: string) => Source;
  /** What is under way at each subgraph that was asked over HTTP. */
  readonly figures: () => ReadonlyMap<string, GuardFigures>;
  readonly close: () => Promise<void>;
};

/**
 * Sources are opened on first use and stay open until the gateway stops, so a request that began before a swap of the supergraph
 * can still finish.
 *
 * @param routesInForce the routing URLs of the current supergraph
 * @param log where failed fetches are logged
 */
export function openSources(routesInForce: () => ReadonlyMap<string, string>, options: SourceOptions, log: Log): SourceDirectory {
  const limits = {
    timeoutMs: options.fetchTimeoutMs ?? SOURCE_LIMITS.timeoutMs,
    maxBytes: options.maxAnswerBytes ?? SOURCE_LIMITS.maxBytes,
    ...options.connecting,
  };
  const guard = guardSettings(limits.timeoutMs, options.guard);
  const opened = new Map<string, GuardedSource>();
  const current = new Map<string, { readonly url: string; readonly source: GuardedSource }>();
  const inProcess = new Map(
    [...(options.inProcess ?? [])].map(([name, execute]) => [
      name,
      logFailures(name, inProcessSource(execute, options.filesInProcess?.get(name)), log),
    ]),
  );
  // Subgraphs at one URL share no connection, for their assertions have different audiences.
  const open = (name: string, url: string): GuardedSource => {
    const key = `${name} ${url}`;
    const unguarded = () => httpSource(url, limits, options.httpClient, options.subgraphTls);
    const source = opened.get(key) ?? guardedSource(name, unguarded(), guard, log, options.monotonic);
    opened.set(key, source);
    return source;
  };
  return {
    get(name) {
      const own = inProcess.get(name);
      if (own) return own;
      const before = current.get(name);
      const url = options.routes?.get(name) ?? routesInForce().get(name) ?? before?.url;
      if (url === undefined) return logFailures(name, NOWHERE, log);
      if (before?.url === url) return before.source;
      const source = open(name, url);
      current.set(name, { url, source });
      return source;
    },
    figures: () => new Map([...current].map(([name, { source }]) => [name, source.figures()])),
    async close() {
      await Promise.all([...inProcess.values(), ...opened.values()].map((source) => source.close()));
    },
  };
}

const nowhere = () => Promise.reject(new FetchFailure('no-route'));

const NOWHERE: Source = {
  send: nowhere,
  sendScanned: nowhere,
  openFile: nowhere,
  close: () => Promise.resolve(),
};
