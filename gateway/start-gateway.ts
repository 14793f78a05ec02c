import type { ReadinessCheck } from '../schema/contract/readiness.ts';
import type { ServerTls } from '../schema/contract/tls.ts';
import { ASSISTED_ISSUER } from '../schema/contract/opaque-token.ts';
import type { Client } from './clients/client.ts';
import { OPEN_CLIENT } from './clients/identify-client.ts';
import type { AuditSink } from './audit/audit-sink.ts';
import { openRecorders } from './audit/open-recorders.ts';
import { createFetchSender } from './execution/fetch-sender.ts';
import type { LaneOptions } from './execution/express/lanes.ts';
import type { GuardFigures } from './sources/guard/source-guard.ts';
import { openSources, type SourceDirectory, type SourceOptions } from './sources/source-directory.ts';
import { measureFetches } from './sources/measure-fetches.ts';
import type { Source } from './sources/sources.ts';
import { routesOf, type SubgraphUrls } from './sources/subgraph-urls.ts';
import { gatewayChecks } from './management/gateway-checks.ts';
import { measureAudit } from './audit/measure-audit.ts';
import { measureRates } from './limits/measure-rates.ts';
import { measureCache } from './telemetry/cache-measures.ts';
import { createGatewayMeasures, type GatewayMeasures } from './telemetry/gateway-metrics.ts';
import { openTraces, type TracingOptions } from './telemetry/trace-requests.ts';
import { measureRequests } from './telemetry/measure-requests.ts';
import type { Log } from './telemetry/log.ts';
import { mayExplainIn } from './explain/may-explain.ts';
import type { PlaygroundOptions } from './playground/open-playground.ts';
import { openViewers } from './open-viewers.ts';
import type { OperationStores } from './operations/storage/open-stores.ts';
import { serveOperations } from './serving/serve-operations.ts';
import { connectOnce, connectRedis, type Redis, type RedisAddress } from './redis/connect-redis.ts';
import { type CountEvent, createCounters } from './limits/counters.ts';
import type { RateLimit, RateLimitName } from './limits/rate-limits.ts';
import { createAutomaticDocuments } from './operations/automatic-documents.ts';
import { createAdHocDocuments } from './request/ad-hoc-documents.ts';
import type { Services } from './request/context.ts';
import { type GatewayLimits, limitsOf, REQUEST_DEADLINE_MS } from './limits/limits.ts';
import { type LoadFigures, type LoadLimits, LoadShedder, UNLIMITED } from './http/load-shedder.ts';
import { watchLag } from './http/watch-lag.ts';
import { clientAddress } from './http/client-address.ts';
import { openHttp } from './open-http.ts';
import { refreshKeys } from './sign-in/refresh-keys.ts';
import { REQUEST_LOG, type RequestLogOptions } from './telemetry/telemetry-variables.ts';
import { createUnknownLog } from './request/log-unknown.ts';
import { createRequestHandler, type ReceiveRequest } from './request/pipeline.ts';
import type { TrustedIssuer } from './sign-in/verify-token.ts';
import { SupergraphHolder } from './serving/supergraph-holder.ts';

export type GatewayOptions = Omit<SourceOptions, 'maxAnswerBytes'> & {
  /** The composed supergraph. */
  readonly supergraphSdl: string;
  /** Serve a supergraph without policies; never in production. */
  readonly open?: boolean;
  /** Who executes plans; `apollo` is the reference. */
  readonly executor?: 'own' | 'apollo';
  /** See `SupergraphOptions`. */
  readonly express?: boolean;
  /** See `SupergraphOptions`. */
  readonly lanes?: LaneOptions;
  readonly issuers: readonly TrustedIssuer[];
  /** The clients that may send requests, and their modes. An open graph accepts any client. */
  readonly clients: readonly Client[];
  /** Selects one of a client's modes. Default: the strict one. */
  readonly environment?: keyof Client['mode'];
  /** The source of registered operations. Absent: there are none. */
  readonly operations?: OperationStores;
  /** See `HolderOptions`. */
  readonly force?: string | null;
  /** Milliseconds of CPU time for planning one operation, where they differ from `PLANNING_LIMIT_MS`. */
  readonly planningTimeoutMs?: number;
  /** See `SupergraphOptions`. */
  readonly overrideLabels?: ReadonlyMap<string, boolean>;
  /** URLs of the configuration; each must be of a subgraph of the supergraph. */
  readonly subgraphUrls?: SubgraphUrls;
  readonly assertionSecret: string;
  readonly redisUrl?: RedisAddress | null;
  /** Other rates than those of `rate-limits.ts`. */
  readonly rateLimits?: Readonly<Record<RateLimitName, RateLimit>>;
  /** Beyond these, requests are refused. Absent: none is. */
  readonly loadLimits?: LoadLimits;
  /** Whether answers are compressed for clients that accept it, as by default. */
  readonly compression?: boolean;
  /** How much the event loop lags, in milliseconds; watched by default. */
  readonly lagMs?: () => number;
  /** See `clientAddress`. */
  readonly trustProxy?: boolean;
  readonly introspection: boolean;
  /** Milliseconds for a whole request, where they differ from `REQUEST_DEADLINE_MS`. */
  readonly requestTimeoutMs?: number;
  /** Limits that differ from the defaults of `limitsOf`. */
  readonly limits?: Partial<GatewayLimits>;
  readonly rejectDenied?: boolean;
  /** Absent or null: there is no playground. */
  readonly playground?: PlaygroundOptions | null;
  readonly log: Log;
  /** Receives the audit records. */
  readonly audit: AuditSink;
  /** Whether audit records name the client's network. */
  readonly auditNetworks?: boolean;
  /** Where everything is measured; by default nobody asks for it. */
  readonly measures?: GatewayMeasures;
  /** What records traces, and of which requests; by default there are none. */
  readonly tracing?: TracingOptions | null;
  /** What the lines of requests say. */
  readonly requestLog?: RequestLogOptions;
  /** The certificate of the server; null, as by default: HTTP. */
  readonly tls?: ServerTls | null;
  /** How long an idle connection is kept, in milliseconds, if other than `KEEP_ALIVE_MS`. */
  readonly keepAliveMs?: number;
  /** Milliseconds since 1970; the clock of tokens and assertions. */
  readonly clock?: () => number;
};

export type GatewayFigures = {
  /** By the name of the subgraph. */
  readonly subgraphs: ReadonlyMap<string, GuardFigures>;
  readonly load: LoadFigures;
};

export type Gateway = {
  readonly holder: SupergraphHolder;
  /** Answers HTTP requests without listening. */
  readonly receive: ReceiveRequest;
  /** @returns the URL of `/graphql`. Port 0 takes a free port */
  readonly listen: (port: number, host?: string) => Promise<string>;
  /** What it needs to be ready, by name. */
  readonly checks: ReadonlyMap<string, ReadinessCheck>;
  /** What is under way, for metrics. */
  readonly figures: () => GatewayFigures;
  /** From now on each connection ends with its next answer, so that clients and proxies go elsewhere. */
  readonly drain: () => void;
  /** Lets requests in progress finish, and closes every connection. */
  readonly stop: () => Promise<void>;
};

/**
 * Creates a gateway.
 *
 * @throws when the supergraph is not valid or not covered, registered operations are not valid for it, or an issuer has a
 *   reserved name
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { clock = Date.now, open = false, log, measures = createGatewayMeasures() } = options;
  if (options.issuers.some(({ key }) => key === ASSISTED_ISSUER))
    throw new Error(`The issuer name ${ASSISTED_ISSUER} is reserved. Give the issuer another name.`);
  const limits = limitsOf(open, options.limits);
  const clients = open ? [OPEN_CLIENT] : options.clients;
  const { holder, stopOperations, routes } = await openSupergraph({ ...options, measures }, open, limits);
  const traces = openTraces(options.tracing, (name) => routes.get(name) ?? holder.current.routes.get(name));
  const fetching = { ...options, routes, maxAnswerBytes: limits.subgraphAnswerBytes };
  const sources = measureFetches(openSources(routesIn(holder), fetching, log), { measures, traces, log });
  const redis = await openRedis(options);
  const identity = identityAmong(sources);
  const { identifyViewer, touch } = openViewers({ ...options, clients, identity, redis, measures, clock });
  const audit = measureAudit(options.audit, measures);
  const lag = watchLag();
  const load = new LoadShedder(options.loadLimits ?? UNLIMITED, options.lagMs ?? lag.lagMs, log, clock);
  options.audit.shareWrites?.(() => load.figures().requests);
  const sendFor = createFetchSender(sources, options.assertionSecret, clock);
  const recorders = openRecorders({ ...options, audit }, clock);
  const services = {
    identifyViewer,
    holder,
    automatic: createAutomaticDocuments(),
    adHocDocuments: createAdHocDocuments(limits, measureCache(measures, 'document')),
    logUnknown: createUnknownLog(log),
    limits,
    ...settingsOf(options, clients),
    sendFor,
    afterMutation: ({ standing: { accountId } }) => accountId !== null && touch(accountId),
    ...recorders,
    countEvent: open ? uncounted : measureRates(createCounters(redis, options.rateLimits, clients), measures),
    load,
    log,
    measureRequest: measureRequests(measures),
    traces,
    clock,
  } satisfies Services;
  const receive = createRequestHandler(services);
  const http = openHttp(receive, services, sources, { ...options, audit });
  const issuers = open ? [] : options.issuers;
  const stopRefreshing = refreshKeys(issuers, log);
  return {
    holder,
    receive,
    listen: async (port, host = '127.0.0.1') => `${await http.listen(port, host)}/graphql`,
    checks: gatewayChecks({ ...options, identity, issuers, redis, clock }),
    figures: () => ({ subgraphs: sources.figures(), load: load.figures() }),
    drain: http.drain,
    async stop() {
      await http.close();
      lag.stop();
      await recorders.signIns.close();
      stopRefreshing();
      await stopOperations?.();
      await sources.close();
      redis?.disconnect();
      await holder.close();
    },
  };
}

/** The parts of the services that the options say. */
const settingsOf = (options: GatewayOptions, clients: readonly Client[]) => ({
  rejectDenied: options.rejectDenied ?? false,
  introspection: options.introspection,
  mayExplain: options.playground ? mayExplainIn(options.playground.development) : () => false,
  addressOf: clientAddress(options.trustProxy ?? false),
  requestTimeoutMs: options.requestTimeoutMs ?? REQUEST_DEADLINE_MS,
  origins: clients.flatMap(({ origins }) => origins),
  compression: options.compression ?? true,
  requestLog: options.requestLog ?? REQUEST_LOG,
});
type Measured<Options> = Options & { readonly measures: GatewayMeasures };

/** Opens the supergraph, its registered operations, and the routing URLs, those of the configuration included. */
async function openSupergraph(options: Measured<GatewayOptions>, open: boolean, limits: GatewayLimits) {
  const { operations, log, executor = 'own', routes = new Map(), subgraphUrls = new Map() } = options;
  const plans = measureCache(options.measures, 'plan');
  const holder = await SupergraphHolder.open(options.supergraphSdl, { ...options, plans, open, limits, executor });
  try {
    const configured = routesOf(subgraphUrls, [...holder.current.routes.keys()]);
    const stopOperations = operations && (await serveOperations(operations, holder, log));
    options.measures.figures.add('operations', () => ({ registered: [...holder.operations.all.values()].flat().length }));
    return { holder, stopOperations, routes: new Map([...routes, ...configured]) };
  } catch (error) {
    await holder.close();
    throw error;
  }
}

async function openRedis({ redisUrl = null, log }: GatewayOptions): Promise<Redis | null> {
  if (redisUrl === null) return null;
  const redis = connectRedis(redisUrl, undefined, { log, connection: 'shared state' });
  // Redis is used as soon as it is available. Until then its outage is logged.
  await connectOnce(redis).catch(() => undefined);
  return redis;
}

const routesIn = (holder: SupergraphHolder) => () => holder.current.routes;

const uncounted: CountEvent = () => 'within';

const identityAmong = (sources: SourceDirectory): Pick<Source, 'send'> => ({
  send: (...fetch) => sources.get('identity').send(...fetch),
});
