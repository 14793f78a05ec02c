import type { ClientTls } from '../../schema/contract/tls.ts';
import type { Log } from '../telemetry/log.ts';
import { FetchFailure } from './fetch-failure.ts';
import { logFailures } from './log-failures.ts';
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
};

/** The sources for the subgraphs of the current supergraph. */
export type SourceDirectory = {
  /** @returns the source for a subgraph. If no supergraph so far has given its URL, every fetch fails */
  readonly get: (name: string) => Source;
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
  };
  const opened = new Map<string, Source>();
  /** The one in use of each subgraph, so that a fetch need not look for it by its URL. */
  const inUse = new Map<string, { readonly url: string; readonly source: Source }>();
  const logging = new Map<string, { readonly source: Source; readonly logged: Source }>();
  const inProcess = new Map(
    [...(options.inProcess ?? [])].map(([name, execute]) => [name, inProcessSource(execute, options.filesInProcess?.get(name))]),
  );
  // Subgraphs at one URL share no connection, for their assertions have different audiences.
  const open = (name: string, url: string): Source => {
    const before = inUse.get(name);
    if (before?.url === url) return before.source;
    const key = `${name} ${url}`;
    const source = opened.get(key) ?? httpSource(url, limits, options.httpClient, options.subgraphTls);
    opened.set(key, source);
    inUse.set(name, { url, source });
    return source;
  };
  const find = (name: string): Source => {
    const own = inProcess.get(name);
    if (own) return own;
    const url = options.routes?.get(name) ?? routesInForce().get(name) ?? inUse.get(name)?.url;
    return url === undefined ? NOWHERE : open(name, url);
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
