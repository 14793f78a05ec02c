import { readConfig, type SubgraphConfig } from './config.ts';
import { createMailer } from './mail.ts';
import { subgraphs } from './registry.ts';
import { DEMO_NOW } from './shared/demo.ts';

const USAGE = `usage: node subgraphs/main.ts <name> <port>, where <name> is one of ${subgraphs.map(({ name }) => name).join(', ')}`;

/** Starts one subgraph as a process of its own. @returns what stops it */
async function startSubgraph(name: string | undefined, port: number): Promise<() => Promise<void>> {
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (!subgraph || !Number.isInteger(port)) throw new Error(USAGE);
  const running = await subgraph.start(optionsOf(readConfig(subgraph.name)));
  console.log(`${subgraph.name} ready at ${await running.listen(port)}`);
  return running.stop;
}

const optionsOf = ({ databaseUrl, assertionKey, demo, identity }: SubgraphConfig) => ({
  databaseUrl,
  assertionKey,
  ...(identity && { settings: { ...identity.settings, sendMail: createMailer(identity.mail) } }),
  ...(demo ? { clock: () => DEMO_NOW } : { clock: Date.now, feed: null }),
});

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(() => process.exit(0), fail);
    });
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const [name, port] = process.argv.slice(2);
await startSubgraph(name, Number(port)).then(stopOnSignal, fail);
