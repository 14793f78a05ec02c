import { getOwn } from '../../schema/contract/own-property.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../../gateway/start-gateway.ts';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import type { DatabaseSettings, RequestSettings } from '../../subgraphs/shared/database.ts';
import type { RunningSubgraph } from '../../subgraphs/shared/serve.ts';
import { type FeedRows, linesOf } from '../demo/feed-lines.ts';
import type { Tracing } from '../../schema/contract/tracing/tracing.ts';
import type { SubgraphLog } from '../../subgraphs/shared/log.ts';
import type { SubgraphMeasures } from '../../subgraphs/shared/telemetry/subgraph-metrics.ts';

export type AllInOneOptions = Omit<GatewayOptions, 'inProcess' | 'filesInProcess'> & {
  /** See `openDatabase`; the demo households are loaded into it. */
  readonly databaseUrl: string;
  /** Another database for each subgraph, by its name. */
  readonly databaseUrlOf?: (subgraph: string) => string;
  /** See `SubgraphOptions`. */
  readonly database?: DatabaseSettings;
  readonly requests?: RequestSettings;
  readonly migrates?: boolean;
  /** The clock of the data, milliseconds since 1970. */
  readonly dataClock: () => number;
  /** Rows to load instead of the demo households', by subgraph; null keeps those that are there. */
  readonly feeds?: { readonly [Name in keyof FeedRows]?: FeedRows[Name] | null };
  /** Settings that differ from those of a developer's machine, by subgraph. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where subgraphs log failures; nowhere by default. */
  readonly subgraphLog?: SubgraphLog;
  /** Where subgraphs are measured; nowhere by default. */
  readonly subgraphMeasures?: SubgraphMeasures;
  /** What records traces of the subgraphs that are asked over HTTP; nothing by default. */
  readonly subgraphTracing?: Tracing;
};

export type AllInOne = {
  readonly gateway: Gateway;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  readonly stop: () => Promise<void>;
};

const linesOrNull = (name: string, feeds: NonNullable<AllInOneOptions['feeds']>): string[] | null => {
  const rows = getOwn(feeds, name as keyof FeedRows);
  return rows ? linesOf(name as 'identity', rows as FeedRows['identity']) : null;
};

/** Starts the gateway and the five subgraphs in this process. The subgraphs are passed to the gateway as values. */
export async function startAllInOne(options: AllInOneOptions): Promise<AllInOne> {
  const {
    databaseUrl,
    databaseUrlOf = () => databaseUrl,
    database,
    requests,
    migrates = true,
    dataClock,
    feeds = {},
    settings = {},
    subgraphLog,
    subgraphMeasures,
    subgraphTracing,
    ...gatewayOptions
  } = options;
  const running = await Promise.all(
    subgraphs.map(({ name, start }) =>
      start({
        databaseUrl: databaseUrlOf(name),
        ...(database && { database }),
        ...(requests && { requests }),
        migrates,
        clock: dataClock,
        ...(subgraphLog && { log: subgraphLog }),
        ...(subgraphMeasures && { measures: subgraphMeasures }),
        ...(subgraphTracing && { tracing: subgraphTracing }),
        ...(options.clock && { wallClock: options.clock }),
        assertionKey: assertionKey(options.assertionSecret, name),
        ...(Object.hasOwn(settings, name) && { settings: settings[name] as never }),
        ...(Object.hasOwn(feeds, name) && { feed: linesOrNull(name, feeds) }),
      }),
    ),
  );
  const gateway = await startGateway({
    ...gatewayOptions,
    inProcess: new Map(running.map(({ name, execute }) => [name, execute])),
    filesInProcess: new Map(running.map(({ name, openFile }) => [name, openFile])),
  });
  return {
    gateway,
    subgraphs: new Map(running.map((subgraph) => [subgraph.name, subgraph as RunningSubgraph])),
    async stop() {
      await gateway.stop();
      await Promise.all(running.map((subgraph) => subgraph.stop()));
    },
  };
}
