import { type OpenedAudit, openAudit } from './audit/open-audit.ts';
import { readClients } from './clients/read-clients.ts';
import type { GatewayConfig } from './config.ts';
import { recordChanges } from './audit/record-changes.ts';
import { configurationHash } from './configuration-hash.ts';
import { openStores } from './operations/storage/open-stores.ts';
import type { GatewayOptions } from './start-gateway.ts';
import { createLog, type Log } from './telemetry/log.ts';

/** The options that follow from a configuration. The calling code adds the sources of tokens and subgraphs. */
export type ConfiguredOptions = Omit<GatewayOptions, 'supergraphSdl' | 'issuers' | 'audit'> & {
  readonly audit: OpenedAudit;
};

/**
 * Opens what a configuration names: the log, the audit trail, the clients and their operations.
 *
 * @param open whether a supergraph without policies is served
 * @param plainLog where everything is logged
 * @throws Error when a file cannot be read or opened
 */
export async function openConfigured(
  config: GatewayConfig,
  open = false,
  plainLog: Log = createLog(config.logLevel, undefined, config.logFormat),
): Promise<ConfiguredOptions> {
  const clients = readClients(config.clients);
  const audit = await openAudit(config.audit, { log: plainLog, started: { configuration: configurationHash(config) } });
  const log = recordChanges(plainLog, audit, Date.now);
  if (config.production && config.audit.heads === null) log.error({ event: 'audit unsigned' });
  const redisUrl = config.operations === 'redis' ? config.redisUrl : null;
  return {
    open,
    clients,
    ...(!open && { operations: await openStores(clients, '.', redisUrl, log) }),
    force: config.force,
    overrideLabels: config.overrideLabels,
    environment: config.production ? 'production' : 'development',
    assertionSecret: config.assertionSecret,
    redisUrl: config.redisUrl,
    subgraphUrls: config.routes,
    subgraphTls: config.subgraphTls,
    tls: config.server.tls,
    keepAliveMs: config.server.keepAliveMs,
    introspection: config.introspection || open,
    fetchTimeoutMs: config.fetchTimeoutMs,
    ...config.resilience,
    requestTimeoutMs: config.requestTimeoutMs,
    limits: config.limits,
    planningTimeoutMs: config.planningTimeoutMs,
    rejectDenied: config.rejectDenied,
    playground: config.playground && { ...config.playground, development: !config.production, demo: null },
    trustProxy: config.trustProxy,
    executor: config.executor,
    httpClient: config.httpClient,
    express: config.express,
    log,
    auditNetworks: config.audit.networks,
    audit,
    requestLog: config.requestLog,
  };
}
