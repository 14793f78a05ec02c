import { readFileSync } from 'node:fs';
import { readFlags } from '../schema/contract/command-line.ts';
import { ConfigurationError, describeProblem, integer, readTogether } from '../schema/contract/configuration.ts';
import { drainOnSignals } from '../schema/contract/drain.ts';
import { failToStart } from '../schema/contract/listening.ts';
import { openManagement } from '../schema/contract/management-server.ts';
import { createReadiness } from '../schema/contract/readiness.ts';
import { controlLevel, toggleOnSignal } from '../schema/contract/control-log-level.ts';
import { observeTraces } from '../schema/contract/tracing/observe-traces.ts';
import { openTracing } from '../schema/contract/tracing/open-tracing.ts';
import { watchProcess } from '../schema/contract/watch-process.ts';
import { createGatewayMeasures } from './telemetry/gateway-metrics.ts';
import { createLog } from './telemetry/log.ts';
import { GATEWAY_EVENTS } from './telemetry/log-events.ts';
import { readConfig } from './config.ts';
import { openConfigured } from './configured-options.ts';
import { openIssuers } from './sign-in/configured-issuers.ts';
import { openDevIssuer } from './sign-in/dev-issuer.ts';
import { startGateway } from './start-gateway.ts';
import { watchSupergraph } from './serving/watch-supergraph.ts';

const PORT = integer(0, 65_535);

/** Starts a gateway in a process of its own: `node gateway/main.ts [--supergraph FILE] [--port N] [--open]`. */
async function main(): Promise<void> {
  const { config, flags } = readTogether({ flags: readOwnFlags, config: readConfig });
  if (flags.open && config.production)
    throw new Error('--open is not allowed in production, because it serves fields without a policy. Start without --open.');
  const file = flags.supergraph ?? config.supergraph;
  const readiness = createReadiness();
  const plainLog = createLog(config.logLevel, undefined, config.logFormat);
  const measures = createGatewayMeasures();
  const level = controlLevel([plainLog], config.logLevel, (to) => plainLog.warn({ event: 'log level', to }));
  toggleOnSignal(level);
  const watch = watchProcess({ measures, readiness, logs: [{ log: plainLog, events: GATEWAY_EVENTS }], level });
  const management = await openManagement(config.server.management, readiness, watch.pages, watch.changes);
  const tracing = config.traces && (await openTracing(config.traces, observeTraces(measures, plainLog)));
  const options = {
    ...(await openConfigured(config, flags.open, plainLog)),
    measures,
    tracing: tracing && { tracing, sampling: config.sampling },
  };
  const { audit, log } = options;
  const devIssuers = config.devIssuerDir ? (await openDevIssuer(config.devIssuerDir)).issuers : [];
  const gateway = await startGateway({
    ...options,
    supergraphSdl: readFileSync(file, 'utf8'),
    issuers: [...openIssuers(config.issuers), ...devIssuers],
  });
  const url = await gateway.listen(flags.port ?? config.port, config.host);
  measures.figures.addOf(gateway);
  const unwatch = watchSupergraph(file, gateway.holder, log);
  log.info({ event: 'started', url });
  readiness.start(new Map([...gateway.checks, ['audit', audit.check]]));
  const drain = () => {
    log.info({ event: 'stopping' });
    readiness.drain();
    gateway.drain();
  };
  const stop = async () => {
    unwatch();
    await gateway.stop();
    await tracing?.close();
    await audit.close();
    management?.close();
  };
  drainOnSignals({ drain, stop }, config.server.drain);
}

const FLAGS = {
  supergraph: { type: 'string', value: 'FILE' },
  port: { type: 'string', value: 'NUMBER' },
  open: { type: 'boolean' },
} as const;

/** Flags take precedence over the environment. */
function readOwnFlags() {
  const flags = readFlags(FLAGS);
  const port = PORT.optional().safeParse(flags.port);
  if (!port.success) throw new ConfigurationError([describeProblem('--port', 'is not valid', 'a whole number from 0 to 65535')]);
  return { ...flags, port: port.data };
}

main().catch((error: unknown) => failToStart(error, 'Choose another port with PORT or --port, or another address with HOST.'));
