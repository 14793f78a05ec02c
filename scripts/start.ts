import { type GatewayConfig, readConfig } from '../gateway/config.ts';
import { openConfigured } from '../gateway/configured-options.ts';
import { openIssuers } from '../gateway/sign-in/configured-issuers.ts';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { readFlags } from '../schema/contract/command-line.ts';
import { ConfigurationError, readTogether } from '../schema/contract/configuration.ts';
import { drainOnSignals } from '../schema/contract/drain.ts';
import { failToStart } from '../schema/contract/listening.ts';
import { openManagement } from '../schema/contract/management-server.ts';
import { controlLevel, toggleOnSignal } from '../schema/contract/control-log-level.ts';
import { Measures } from '../schema/contract/metrics/measures.ts';
import { observeTraces } from '../schema/contract/tracing/observe-traces.ts';
import { openTracing } from '../schema/contract/tracing/open-tracing.ts';
import { watchProcess } from '../schema/contract/watch-process.ts';
import { GATEWAY_METRICS, type GatewayMeasures } from '../gateway/telemetry/gateway-metrics.ts';
import { GATEWAY_EVENTS } from '../gateway/telemetry/log-events.ts';
import { createLog, type Log } from '../gateway/telemetry/log.ts';
import { SUBGRAPH_EVENTS } from '../subgraphs/shared/log-events.ts';
import { SUBGRAPH_METRICS } from '../subgraphs/shared/telemetry/subgraph-metrics.ts';
import { createReadiness, type Readiness } from '../schema/contract/readiness.ts';
import { watchSupergraph } from '../gateway/serving/watch-supergraph.ts';
import { readConfig as readSubgraphConfig, type SubgraphConfig } from '../subgraphs/config.ts';
import type { IdentityConfig } from '../subgraphs/identity-config.ts';
import { createMailer } from '../subgraphs/mail.ts';
import { subgraphs } from '../subgraphs/registry.ts';
import { DEMO_NOW } from '../subgraphs/shared/demo.ts';
import { createSubgraphLog } from '../subgraphs/shared/log.ts';
import { buildPlayground } from './build-playground.ts';
import { compose, writeComposed } from './compose.ts';
import { readProvidersConfig } from './providers/config.ts';
import { describeProviders } from './providers/describe-providers.ts';
import { startWithProviders } from './providers/start-with-graph.ts';
import type { AllInOneOptions } from './tooling/all-in-one.ts';
import { checkPorts } from './tooling/check-ports.ts';
import { demoSignInsBy } from './tooling/demo-sign-ins.ts';

const CHANGE_GRAPH = 'Choose another port with PORT, or another address with HOST.';
const IN_MEMORY = 'sqlite::memory:';
const WITHOUT_DATA = 'DEMO: without the demo, DATABASE_URL must name tables, as sqlite:data/graph.db; npm run feed loads them';
const CHANGE_PROVIDERS = 'Choose another port for the sign-in providers with PROVIDERS_PORT. If it is not set, it follows PORT.';

/** `npm start`: composes, and serves the whole graph from this one process: the demo households, or what `npm run feed` has loaded. */
async function main(): Promise<void> {
  const { config, providersConfig, subgraph, notices } = await readEverything();
  console.log('Composing the five subgraphs …');
  const composed = compose();
  writeComposed(composed);
  if (config.playground) {
    console.log('Building the playground, unless it is there …');
    await buildPlayground();
  }
  const data = dataOf(subgraph);
  console.log(data.says);
  const readiness = createReadiness();
  const { log: plainLog, subgraphLog, measures, watch } = openWatch(config, readiness);
  const management = await openManagement(config.server.management, readiness, watch.pages, watch.changes);
  const tracing = await openTraces(config, measures, plainLog);
  const options = { ...(await openConfigured(config, false, plainLog)), measures, tracing };
  const { audit, log } = options;
  const devIssuer = await openDevIssuer(providersConfig.keysFolder);
  const { gateway, providers, listen, stop } = await startWithProviders({
    ...options,
    providers: providersConfig,
    supergraphSdl: composed.supergraphSdl,
    ...data.options,
    settings: { ...identitySettings(subgraph.identity), ...(notices && { notices: notices.settings }) },
    issuers: [...openIssuers(config.issuers.filter(({ kind }) => kind !== 'person')), ...devIssuer.issuers],
    subgraphLog,
    subgraphMeasures: measures,
    playground: options.playground ? { ...options.playground, demo: demoSignInsBy(devIssuer) } : null,
  });
  const url = await listen(config.port, config.host);
  measures.figures.addOf(gateway);
  const unwatch = watchSupergraph(config.supergraph, gateway.holder, log);
  console.log(`
${describeProviders(providers, subgraph.demo)}

The graph answers at ${url}
  the playground    ${config.playground ? url.replace(/graphql$/, 'playground/') : 'off (PLAYGROUND=true serves it)'}
  shared state      ${config.redisUrl ? 'in Redis' : 'in this process (set REDIS_URL to share it between gateways)'}
  ${subgraph.demo ? 'a demo sign-in    npm run --silent token -- H02        (npm run token lists them; good for five minutes)' : 'a sign-in         npm run --silent token -- --subject SUBJECT    (of an account at MA Login in the feed; five minutes)'}
  a first question  curl -s ${url} -H 'content-type: application/json' \\
                      -H "authorization: Bearer $(npm run --silent token -- ${subgraph.demo ? 'H02' : '--subject SUBJECT'})" \\
                      -d '{"query":"{ me { name { full } eligibility { coverageType status } } }"}'
`);
  readiness.start(new Map([...gateway.checks, ['audit', audit.check]]));
  const drain = () => {
    readiness.drain();
    gateway.drain();
  };
  const stopAll = async () => {
    unwatch();
    await stop();
    await tracing?.tracing.close();
    await audit.close();
    management?.close();
  };
  drainOnSignals({ drain, stop: stopAll }, config.server.drain);
}

/** @returns what records traces of the gateway; null: nothing does */
async function openTraces({ traces, sampling }: GatewayConfig, measures: GatewayMeasures, log: Log) {
  return traces && { tracing: await openTracing(traces, observeTraces(measures, log)), sampling };
}

/** Gateway and subgraphs are measured and logged together. */
function openWatch({ logLevel, logFormat }: GatewayConfig, readiness: Readiness) {
  const log = createLog(logLevel, undefined, logFormat);
  const subgraphLog = createSubgraphLog(logLevel, undefined, logFormat);
  const measures = new Measures({ ...SUBGRAPH_METRICS, ...GATEWAY_METRICS });
  const level = controlLevel([log, subgraphLog], logLevel, (to) => log.warn({ event: 'log level', to }));
  toggleOnSignal(level);
  const logs = [
    { log, events: GATEWAY_EVENTS },
    { log: subgraphLog, events: SUBGRAPH_EVENTS },
  ];
  return { log, subgraphLog, measures, watch: watchProcess({ measures, readiness, logs, level }) };
}

/** Reads flags and environment, and checks that the ports are available, before anything else is done. */
async function readEverything() {
  const read = readTogether({
    flags: () => readFlags({}),
    config: readConfig,
    providersConfig: readProvidersConfig,
    subgraph: () => readSubgraphConfig('identity'),
    notices: () => readSubgraphConfig('notices').notices,
  });
  if (!read.subgraph.demo && read.subgraph.databaseUrl === IN_MEMORY) throw new ConfigurationError([WITHOUT_DATA]);
  const { port, host } = read.config;
  await checkPorts([
    { port, host, change: CHANGE_GRAPH },
    ...providerPorts(read.providersConfig.port).map((one) => ({ port: one, host: '127.0.0.1', change: CHANGE_PROVIDERS })),
  ]);
  return read;
}

/** The demo households are in memory, and their clock stands still. Without the demo, the tables are served as they are. */
function dataOf({ demo, databaseUrl, database, requests }: SubgraphConfig): {
  says: string;
  options: Pick<AllInOneOptions, 'databaseUrl' | 'database' | 'requests' | 'dataClock' | 'feeds'>;
} {
  if (demo) return { says: 'Loading the demo households …', options: { databaseUrl: IN_MEMORY, dataClock: () => DEMO_NOW } };
  const feeds = Object.fromEntries(subgraphs.map(({ name }) => [name, null]));
  return { says: 'Serving what was loaded …', options: { databaseUrl, database, requests, dataClock: Date.now, feeds } };
}

/** Messages of this process go to SMTP_URL when that is set, else into a folder. */
function identitySettings(identity: IdentityConfig | null) {
  return identity ? { identity: { ...identity.settings, sendMail: createMailer(identity.mail) } } : {};
}

/** login.mass.gov is on the port after that of MA Login. */
const providerPorts = (port: number) => (port === 0 ? [] : [port, port + 1]);

main().catch((error: unknown) => failToStart(error, `${CHANGE_GRAPH} ${CHANGE_PROVIDERS}`));
