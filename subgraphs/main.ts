import { failToStart } from '../schema/contract/listening.ts';
import { readConfig, type SubgraphConfig } from './config.ts';
import { createMailer } from './mail.ts';
import { subgraphs } from './registry.ts';
import { DEMO_NOW } from './shared/demo.ts';
import { createSubgraphLog } from './shared/log.ts';

const USAGE = `usage: node subgraphs/main.ts <name> <port>, where <name> is one of ${subgraphs.map(({ name }) => name).join(', ')}, and <port> a number up to 65535. There are no flags.`;

/** Starts one subgraph as its own process. @returns a function that stops it */
async function startSubgraph([name, port = '', ...more]: readonly string[]): Promise<() => Promise<void>> {
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (!subgraph || !/^\d{1,5}$/.test(port) || Number(port) > 65_535 || more.length > 0) throw new Error(USAGE);
  const running = await subgraph.start(optionsOf(readConfig(subgraph.name)));
  console.log(`${subgraph.name} ready at ${await running.listen(Number(port))}`);
  return running.stop;
}

const optionsOf = ({
  databaseUrl,
  database,
  migrates,
  assertionKey,
  demo,
  guard,
  identity,
  notices,
  logLevel,
}: SubgraphConfig) => ({
  log: createSubgraphLog(logLevel),
  databaseUrl,
  database,
  migrates,
  assertionKey,
  guard,
  ...(identity && { settings: { ...identity.settings, sendMail: createMailer(identity.mail) } }),
  ...notices,
  ...(demo ? { clock: () => DEMO_NOW } : { clock: Date.now, feed: null }),
});

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(() => process.exit(0), fail);
    });
  }
}

const fail = (error: unknown) =>
  failToStart(error, 'Choose another port with the second argument. npm run start:subgraphs takes the ports from rover.yaml.');

await startSubgraph(process.argv.slice(2)).then(stopOnSignal, fail);
