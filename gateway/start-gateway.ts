import type { ReadinessCheck } from '../schema/contract/readiness.ts';
import type { ServerTls } from '../schema/contract/tls.ts';
import { ASSISTED_ISSUER } from '../schema/contract/opaque-token.ts';
import { ANONYMOUS } from '../schema/contract/viewer.ts';
import type { Client } from './clients/client.ts';
import { OPEN_CLIENT, createClientIdentifier } from './clients/identify-client.ts';
import type { AuditSink } from './audit/audit-sink.ts';
import { createAccessRecorder } from './audit/record-access.ts';
import { createSignInRecorder } from './audit/record-sign-ins.ts';
import { createFetchSender } from './execution/fetch-sender.ts';
import type { LaneOptions } from './execution/express/lanes.ts';
import type { GuardFigures } from './sources/guard/source-guard.ts';
import { openSources, type SourceDirectory, type SourceOptions } from './sources/source-directory.ts';
import type { Source } from './sources/sources.ts';
import { routesOf, type SubgraphUrls } from './sources/subgraph-urls.ts';
import { gatewayChecks } from './management/gateway-checks.ts';
import type { Log } from './telemetry/log.ts';
import { mayExplainIn } from './explain/may-explain.ts';
import type { PlaygroundOptions } from './playground/open-playground.ts';
import type { OperationStores } from './operations/storage/open-stores.ts';
import { serveOperations } from './serving/serve-operations.ts';
import { connectRedis, type Redis, type RedisAddress } from './redis/connect-redis.ts';
import { type CountEvent, createCounters } from './limits/counters.ts';
import type { RateLimit, RateLimitName } from './limits/rate-limits.ts';
import { createAutomaticDocuments } from './operations/automatic-documents.ts';
import { createAdHocDocuments } from './request/ad-hoc-documents.ts';
import type { Services } from './request/context.ts';
import { createViewerStep, type IdentifyViewer } from './request/identify-viewer.ts';
import { type GatewayLimits, limitsOf, REQUEST_DEADLINE_MS } from './limits/limits.ts';
import { type LoadFigures, type LoadLimits, LoadShedder, UNLIMITED } from './http/load-shedder.ts';
import { watchLag } from './http/watch-lag.ts';
import { clientAddress } from './http/client-address.ts';
import { openHttp } from './open-http.ts';
import { refreshKeys } from './sign-in/refresh-keys.ts';
import { createUnknownLog } from './request/log-unknown.ts';
import { createRequestHandler, type ReceiveRequest } from './request/pipeline.ts';
import { createUserInfoReader } from './sign-in/user-info-reader.ts';
import { createTokenVerifier, type TrustedIssuer } from './sign-in/verify-token.ts';
import { type FindAccountState, createAccountOpener } from './standing/account-opener.ts';
import { askIdentityAt } from './standing/ask-identity.ts';
import { redisStandings } from './standing/shared-standings.ts';
import { createStandingCache, STATE_LIFETIME_SECONDS, type StandingCache } from './standing/standing-cache.ts';
import { createStandingReader } from './standing/standing-reader.ts';
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
  const { clock = Date.now, open = false, introspection, log } = options;
  if (options.issuers.some(({ key }) => key === ASSISTED_ISSUER))
    throw new Error(`The issuer name ${ASSISTED_ISSUER} is reserved. Give the issuer another name.`);
  const limits = limitsOf(open, options.limits);
  const clients = open ? [OPEN_CLIENT] : options.clients;
  const { holder, stopOperations, routes } = await openSupergraph(options, open, limits);
  const fetching = { ...options, routes, maxAnswerBytes: limits.subgraphAnswerBytes };
  const sources = openSources(() => holder.current.routes, fetching, log);
  const redis = await openRedis(options);
  const standings = openStandings(sources, options.assertionSecret, redis, clock);
  const lag = watchLag();
  const load = new LoadShedder(options.loadLimits ?? UNLIMITED, options.lagMs ?? lag.lagMs, log, clock);
  const sendFor = createFetchSender(sources, options.assertionSecret, clock);
  const recorders = openRecorders(options, clock);
  const services = {
    identifyViewer: createIdentifier(options, clients, openAccounts(options, standings, sources)),
    holder,
    automatic: createAutomaticDocuments(),
    adHocDocuments: createAdHocDocuments(limits),
    logUnknown: createUnknownLog(log),
    limits,
    rejectDenied: options.rejectDenied ?? false,
    sendFor,
    afterMutation: ({ standing: { accountId } }) => accountId !== null && standings.touch(accountId),
    ...recorders,
    countEvent: open ? uncounted : createCounters(redis, options.rateLimits, clients),
    introspection,
    mayExplain: options.playground ? mayExplainIn(options.playground.development) : () => false,
    addressOf: clientAddress(options.trustProxy ?? false),
    requestTimeoutMs: options.requestTimeoutMs ?? REQUEST_DEADLINE_MS,
    origins: clients.flatMap(({ origins }) => origins),
    load,
    log,
    clock,
  } satisfies Services;
  const receive = createRequestHandler(services);
  const http = openHttp(receive, services, sources, options);
  const issuers = open ? [] : options.issuers;
  const stopRefreshing = refreshKeys(issuers, log);
  return {
    holder,
    receive,
    listen: async (port, host = '127.0.0.1') => `${await http.listen(port, host)}/graphql`,
    checks: gatewayChecks({ ...options, identity: identityAmong(sources), issuers, redis, clock }),
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

/** Opens the supergraph, its registered operations, and the routing URLs, those of the configuration included. */
async function openSupergraph(options: GatewayOptions, open: boolean, limits: GatewayLimits) {
  const { operations, log, executor = 'own', routes = new Map(), subgraphUrls = new Map() } = options;
  const holder = await SupergraphHolder.open(options.supergraphSdl, { ...options, open, limits, executor });
  try {
    const configured = routesOf(subgraphUrls, [...holder.current.routes.keys()]);
    const stopOperations = operations && (await serveOperations(operations, holder, log));
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
  await redis.connect().catch(() => undefined);
  return redis;
}

/** What writes into the audit trail, but for downloads. */
const openRecorders = ({ audit: sink, auditNetworks: networks = false, log }: GatewayOptions, clock: () => number) => ({
  recordAccess: createAccessRecorder({ sink, clock, log, networks }),
  signIns: createSignInRecorder(sink, clock, log),
});

function createIdentifier(options: GatewayOptions, clients: readonly Client[], findState: FindAccountState): IdentifyViewer {
  const identifyClient = createClientIdentifier(clients, options.environment ?? 'production');
  // The tokens for an open supergraph are not ours to verify.
  if (options.open) return () => ({ viewer: ANONYMOUS, client: identifyClient(null) });
  return createViewerStep(createTokenVerifier(options.issuers), findState, identifyClient, options.log);
}

function openAccounts(options: GatewayOptions, standings: StandingCache, sources: SourceDirectory): FindAccountState {
  const { issuers, assertionSecret, log, clock = Date.now } = options;
  const readers = issuers.flatMap(({ key, fetchUserInfo }) =>
    fetchUserInfo ? [[key, createUserInfoReader(key, fetchUserInfo, log, clock)] as const] : [],
  );
  return createAccountOpener(standings, new Map(readers), askIdentityAt(identityAmong(sources), assertionSecret), log);
}

const uncounted: CountEvent = () => 'within';

function openStandings(sources: SourceDirectory, secret: string, redis: Redis | null, clock: () => number): StandingCache {
  const shared = redis && redisStandings(redis, STATE_LIFETIME_SECONDS);
  return createStandingCache(createStandingReader(identityAmong(sources), secret), shared, clock);
}

const identityAmong = (sources: SourceDirectory): Pick<Source, 'send'> => ({
  send: (...fetch) => sources.get('identity').send(...fetch),
});
