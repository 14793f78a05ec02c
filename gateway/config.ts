import {
  boolean,
  describeVariables,
  integer,
  oneOf,
  type Problem,
  readTogether,
  readVariables,
  text,
  type Variable,
} from '../schema/contract/configuration.ts';
import { DEVELOPMENT_SECRET, SHARED_VARIABLES } from '../schema/contract/shared-variables.ts';
import { AUDIT_SHAPE, auditOf, checkAudit } from './audit/audit-variables.ts';
import type { AuditConfig } from './audit/audit-config.ts';
import { REQUEST_LOG_SHAPE, type RequestLogOptions, requestLogOf } from './telemetry/telemetry-variables.ts';
import { type Sampling, SAMPLING_SHAPE, samplingOf, TRACE_SHAPE } from '../schema/contract/tracing/trace-variables.ts';
import { type TelemetryConfig, telemetryOf } from '../schema/contract/telemetry-variables.ts';
import { configuredLimits, LIMIT_SHAPE } from './limits/limit-variables.ts';
import type { GatewayLimits } from './limits/limits.ts';
import { checkServer, SERVER_VARIABLES, type ServerConfig, serverOf } from '../schema/contract/server-variables.ts';
import type { ClientTls } from '../schema/contract/tls.ts';
import { checkConnections, CONNECTION_SHAPE, redisOf, subgraphTlsOf } from './connection-variables.ts';
import type { StaffSignIn } from './playground/staff-sign-in.ts';
import type { RedisAddress } from './redis/connect-redis.ts';
import { overrideLabels } from './label-variable.ts';
import { RESILIENCE_SHAPE, type ResilienceOptions, resilienceOf } from './resilience-variables.ts';
import { readSubgraphUrls, type SubgraphUrls } from './sources/subgraph-urls.ts';
import type { IssuerSettings } from './sign-in/configured-issuers.ts';
import { checkIssuers, ISSUER_SHAPE, issuersOf } from './sign-in/issuer-environment.ts';

const file = () => text('the path of a file');

export const GATEWAY_SHAPE = {
  ...SHARED_VARIABLES,
  ...REQUEST_LOG_SHAPE,
  ...TRACE_SHAPE,
  ...SAMPLING_SHAPE,
  PORT: integer(0, 65_535).default(4000).meta({ description: 'The port that it listens on; 0 takes a free one.' }),
  ...SERVER_VARIABLES,
  SUPERGRAPH: file()
    .default('schema/supergraph.graphql')
    .meta({ description: 'The file of the supergraph. It is watched, and swapped when it changes.' }),
  FORCE_SUPERGRAPH: text('a reason, in words')
    .optional()
    .meta({ description: 'A reason to serve a supergraph that registered operations do not fit. It is logged.' }),
  OVERRIDE_LABELS: overrideLabels(),
  CLIENTS: file()
    .default('schema/clients.yaml')
    .meta({ description: 'The file of the clients that may ask, and how; see gateway/clients/client.ts.' }),
  OPERATIONS: oneOf('files', 'redis').optional().meta({
    description: 'Where the registered operations are read from. redis needs a REDIS_URL.',
    default: 'redis with a REDIS_URL, else files',
  }),
  ...CONNECTION_SHAPE,
  INTROSPECTION: boolean().optional().meta({
    description: 'Whether the schema can be asked for.',
    default: 'on, in production off',
  }),
  FETCH_TIMEOUT_MS: integer(100, 60_000)
    .default(2_000)
    .meta({ description: 'Milliseconds for a fetch from a subgraph. Later answers count as an outage of the subgraph.' }),
  REQUEST_TIMEOUT_MS: integer(100, 120_000)
    .default(8_000)
    .meta({ description: 'Milliseconds for a whole request. After that it is answered with 504.' }),
  ...RESILIENCE_SHAPE,
  ...LIMIT_SHAPE,
  PLANNING_TIMEOUT_MS: integer(100, 60_000).default(2_000).meta({
    description:
      'Milliseconds of CPU time for planning one operation. An operation that takes longer is refused, and others go on meanwhile.',
  }),
  REJECT_DENIED: boolean()
    .default(false)
    .meta({ description: 'Refuse a whole operation of which the viewer is denied a field.' }),
  TRUST_PROXY: boolean().default(false).meta({
    description: "A proxy of ours stands in front: the client's address is the last one in X-Forwarded-For.",
  }),
  EXECUTOR: oneOf('own', 'apollo').default('own').meta({
    description: 'Who executes plans: apollo is ApolloGateway. Authorization and answers are the same.',
  }),
  HTTP_CLIENT: oneOf('own', 'undici').default('own').meta({
    description: 'What sends fetches to subgraphs. own is gateway/sources/wire/; undici is a library. Answers are the same.',
  }),
  EXPRESS: boolean().default(true).meta({
    description: 'Whether common requests are answered by generated code. Answers are the same without it, at more cost.',
  }),
  DEV_ISSUER_DIR: text('the path of a folder').default('.data').meta({
    description: 'Where the development issuer and the embedded providers keep their keys. Not used in production.',
  }),
  ...AUDIT_SHAPE,
  PLAYGROUND: boolean().optional().meta({
    description: 'Whether the playground is served. In production it needs STAFF_ISSUER.',
    default: 'on, in production off',
  }),
  PLAYGROUND_CLIENT_ID: text('a client id')
    .default('myservices-playground')
    .meta({ description: 'The public client by which the staff signs in to the playground.' }),
  PLAYGROUND_SCOPE: text('scopes with spaces between them')
    .default('openid graph')
    .meta({ description: 'The scopes that the playground asks for.' }),
  ...ISSUER_SHAPE,
};

/** The environment variables of a gateway. */
export const GATEWAY_VARIABLES: readonly Variable[] = describeVariables(GATEWAY_SHAPE);

type Values = ReturnType<typeof readVariables<typeof GATEWAY_SHAPE>>;

/** Rules between variables, for `readVariables`. */
export function checkGateway(values: Partial<Values>, problem: Problem<keyof Values>): void {
  const production = values.NODE_ENV === 'production';
  if (production && values.ASSERTION_KEYS === undefined && values.ASSERTION_SECRET === DEVELOPMENT_SECRET)
    problem('ASSERTION_SECRET', 'must be set in production');
  checkServer(values, problem);
  checkConnections(values, problem);
  checkAudit(values, production, problem);
  if (values.OPERATIONS === 'redis' && values.REDIS_URL === undefined) problem('OPERATIONS', 'redis needs a REDIS_URL');
  if (production && values.PLAYGROUND && values.STAFF_ISSUER === undefined)
    problem('PLAYGROUND', 'needs STAFF_ISSUER in production');
  checkIssuers(values, production, problem);
}

/** The configuration of a gateway process. */
export type GatewayConfig = TelemetryConfig & {
  readonly production: boolean;
  readonly port: number;
  /** Where and how it listens besides, and how it ends. */
  readonly server: ServerConfig;
  readonly host: string;
  /** File of the composed supergraph; watched. */
  readonly supergraph: string;
  /** The reason to leave out registered operations that are not valid for the supergraph. Null: the change is refused. */
  readonly force: string | null;
  /** Which labels of `@override` are on and which are off. */
  readonly overrideLabels: ReadonlyMap<string, boolean>;
  /** File of the clients and their modes. */
  readonly clients: string;
  /** Whether registered operations are shared in Redis, or read from the files that the clients' file names. */
  readonly operations: 'files' | 'redis';
  /** Null: state that several gateways would share is kept in this process. */
  readonly redisUrl: RedisAddress | null;
  /** URLs of subgraphs instead of the supergraph's, by the part of the variable after SUBGRAPH_URL_. */
  readonly routes: SubgraphUrls;
  /** How subgraphs are checked, and which certificate they are shown. Null: as public servers are. */
  readonly subgraphTls: ClientTls | null;
  /** The secret behind viewer assertions. */
  readonly assertionSecret: string;
  /** For a fetch from a subgraph. */
  readonly fetchTimeoutMs: number;
  /** What it does when parts fail, or there is too much to do. */
  readonly resilience: ResilienceOptions;
  /** For a whole request. */
  readonly requestTimeoutMs: number;
  /** The limits that differ from the defaults. */
  readonly limits: Partial<GatewayLimits>;
  /** CPU time for planning one operation. */
  readonly planningTimeoutMs: number;
  readonly introspection: boolean;
  /** Reject a whole operation of which any field is denied, instead of answering null there. */
  readonly rejectDenied: boolean;
  /** Whether a trusted proxy is in front and sends the client's address. */
  readonly trustProxy: boolean;
  /** Who executes plans; `apollo` is the reference. */
  readonly executor: 'own' | 'apollo';
  /** What sends fetches to subgraphs. */
  readonly httpClient: 'own' | 'undici';
  /** Whether operations are served by generated code where possible. */
  readonly express: boolean;
  /** Where the development issuer keeps its key; null in production, where there is no such issuer. */
  readonly devIssuerDir: string | null;
  /** The issuers whose tokens are accepted, besides the development issuer. */
  readonly issuers: readonly IssuerSettings[];
  /** Where the audit trail is written, and what proves it. */
  readonly audit: AuditConfig;
  /** The playground and its staff sign-in. Null: the playground is not served. */
  readonly playground: { readonly staff: StaffSignIn | null } | null;
  readonly requestLog: RequestLogOptions;
  readonly sampling: Sampling;
};

/**
 * Parses the environment once.
 *
 * @throws ConfigurationError that names every problem at once
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const { data, routes } = readTogether({
    data: () => readVariables(GATEWAY_SHAPE, env, checkGateway),
    routes: () => readSubgraphUrls(env),
  });
  const production = data.NODE_ENV === 'production';
  const { ISSUER_CA_FILE: issuerCa } = data;
  return {
    production,
    port: data.PORT,
    host: data.HOST,
    server: serverOf(data),
    routes,
    subgraphTls: subgraphTlsOf(data),
    supergraph: data.SUPERGRAPH,
    force: data.FORCE_SUPERGRAPH ?? null,
    overrideLabels: data.OVERRIDE_LABELS ?? new Map(),
    clients: data.CLIENTS,
    operations: data.OPERATIONS ?? (data.REDIS_URL === undefined ? 'files' : 'redis'),
    redisUrl: redisOf(data),
    assertionSecret: data.ASSERTION_KEYS?.[0] ?? data.ASSERTION_SECRET,
    fetchTimeoutMs: data.FETCH_TIMEOUT_MS,
    resilience: resilienceOf(data),
    requestTimeoutMs: data.REQUEST_TIMEOUT_MS,
    limits: configuredLimits(data),
    planningTimeoutMs: data.PLANNING_TIMEOUT_MS,
    introspection: data.INTROSPECTION ?? !production,
    rejectDenied: data.REJECT_DENIED,
    trustProxy: data.TRUST_PROXY,
    executor: data.EXECUTOR,
    httpClient: data.HTTP_CLIENT,
    express: data.EXPRESS,
    devIssuerDir: production ? null : data.DEV_ISSUER_DIR,
    issuers: issuersOf(data, production).map((issuer) => ({ ...issuer, ...(issuerCa !== undefined && { ca: issuerCa }) })),
    audit: auditOf(data, production),
    playground: (data.PLAYGROUND ?? !production) ? { staff: staffSignIn(data) } : null,
    ...telemetryOf(data, 'gateway'),
    requestLog: requestLogOf(data),
    sampling: samplingOf(data),
  };
}

const staffSignIn = (data: Values): StaffSignIn | null =>
  data.STAFF_ISSUER === undefined
    ? null
    : { issuer: data.STAFF_ISSUER, clientId: data.PLAYGROUND_CLIENT_ID, scope: data.PLAYGROUND_SCOPE };
