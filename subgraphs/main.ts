import { type Drainable, drainOnSignals } from '../schema/contract/drain.ts';
import { failToStart } from '../schema/contract/listening.ts';
import { openManagement } from '../schema/contract/management-server.ts';
import { controlLevel, toggleOnSignal } from '../schema/contract/control-log-level.ts';
import { watchProcess } from '../schema/contract/watch-process.ts';
import { observeTraces } from '../schema/contract/tracing/observe-traces.ts';
import { openTracing } from '../schema/contract/tracing/open-tracing.ts';
import { createReadiness } from '../schema/contract/readiness.ts';
import type { DrainTimes } from '../schema/contract/server-variables.ts';
import { readConfig, type SubgraphConfig } from './config.ts';
import { createMailer } from './mail.ts';
import { subgraphs } from './registry.ts';
import { DEMO_NOW } from './shared/demo.ts';
import { subgraphChecks } from './shared/subgraph-checks.ts';
import { SUBGRAPH_EVENTS } from './shared/log-events.ts';
import { createSubgraphLog } from './shared/log.ts';
import { createSubgraphMeasures } from './shared/telemetry/subgraph-metrics.ts';

const USAGE = `usage: node subgraphs/main.ts <name> <port>, where <name> is one of ${subgraphs.map(({ name }) => name).join(', ')}, and <port> a number up to 65535. There are no flags.`;

/** Starts one subgraph as its own process. @returns how it is stopped */
async function startSubgraph([name, port = '', ...more]: readonly string[]): Promise<Drainable & { readonly times: DrainTimes }> {
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (!subgraph || !/^\d{1,5}$/.test(port) || Number(port) > 65_535 || more.length > 0) throw new Error(USAGE);
  const config = readConfig(subgraph.name);
  const readiness = createReadiness();
  const log = createSubgraphLog(config.logLevel, undefined, config.logFormat);
  const measures = createSubgraphMeasures();
  const level = controlLevel([log], config.logLevel, (to) => log.warn({ event: 'log level', to }));
  toggleOnSignal(level);
  const watch = watchProcess({ measures, readiness, logs: [{ log, events: SUBGRAPH_EVENTS }], level });
  const management = await openManagement(config.server.management, readiness, watch.pages, watch.changes);
  const tracing = config.traces && (await openTracing(config.traces, observeTraces(measures, log)));
  const running = await subgraph.start({ ...optionsOf(config), log, measures, tracing });
  measures.figures.addOf(running);
  console.log(`${subgraph.name} ready at ${await running.listen(Number(port), config.server)}`);
  readiness.start(subgraphChecks(running));
  return {
    times: config.server.drain,
    drain() {
      readiness.drain();
      running.drain();
    },
    async stop() {
      await running.stop();
      await tracing?.close();
      management?.close();
    },
  };
}

const optionsOf = ({
  databaseUrl,
  database,
  requests,
  migrates,
  assertionKey,
  guard,
  protectsSdl,
  demo,
  identity,
  notices,
}: SubgraphConfig) => ({
  databaseUrl,
  database,
  requests,
  migrates,
  assertionKey,
  guard,
  protectsSdl,
  ...(identity && { settings: { ...identity.settings, sendMail: createMailer(identity.mail) } }),
  ...notices,
  ...(demo ? { clock: () => DEMO_NOW } : { clock: Date.now, feed: null }),
});

const fail = (error: unknown) =>
  failToStart(error, 'Choose another port with the second argument. npm run start:subgraphs takes the ports from rover.yaml.');

await startSubgraph(process.argv.slice(2)).then((running) => drainOnSignals(running, running.times), fail);
