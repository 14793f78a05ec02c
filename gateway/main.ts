import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openAuditFile } from './audit/audit-sink.ts';
import { readClients } from './clients/read-clients.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { openStores } from './operations/storage/open-stores.ts';
import { openIssuers } from './sign-in/configured-issuers.ts';
import { openDevIssuer } from './sign-in/dev-issuer.ts';
import { startGateway } from './start-gateway.ts';
import { watchSupergraph } from './supergraph/watch-supergraph.ts';

/** Starts a gateway in a process of its own: `node gateway/main.ts [--supergraph FILE] [--port N] [--open]`. */
async function main(): Promise<void> {
  const config = readConfig();
  const { values } = parseArgs({
    options: { supergraph: { type: 'string' }, port: { type: 'string' }, open: { type: 'boolean', default: false } },
  });
  if (values.open && config.production)
    throw new Error('--open serves fields that no policy covers: it is refused in production');
  const file = values.supergraph ?? config.supergraph;
  const log = createLog(config.logLevel);
  const devIssuers = config.devIssuerDir ? (await openDevIssuer(config.devIssuerDir)).issuers : [];
  const audit = await openAuditFile(config.auditFile, { sync: config.auditSync });
  const clients = readClients(config.clients);
  const gateway = await startGateway({
    supergraphSdl: readFileSync(file, 'utf8'),
    open: values.open,
    clients,
    ...(!values.open && { operations: await openStores(clients, '.', config.operations === 'redis' ? config.redisUrl : null) }),
    force: config.force,
    issuers: [...openIssuers(config.issuers), ...devIssuers],
    environment: config.production ? 'production' : 'development',
    assertionSecret: config.assertionSecret,
    redisUrl: config.redisUrl,
    introspection: config.introspection || values.open,
    rejectDenied: config.rejectDenied,
    playground: config.playground && { ...config.playground, development: !config.production, demo: null },
    trustProxy: config.trustProxy,
    executor: config.executor,
    log,
    audit,
  });
  const url = await gateway.listen(values.port === undefined ? config.port : Number(values.port), config.host);
  const unwatch = watchSupergraph(file, gateway.holder, log);
  log.info({ event: 'started', url });
  const stop = () => {
    unwatch();
    log.info({ event: 'stopping' });
    void gateway
      .stop()
      .then(() => audit.close())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  // Whatever was opened before the failure would keep the process alive.
  process.exit(1);
});
