import { httpSource } from '../gateway/sources/sources.ts';
import { readFlags } from '../schema/contract/command-line.ts';
import { readTogether } from '../schema/contract/configuration.ts';
import { drainOnSignals } from '../schema/contract/drain.ts';
import { failToStart } from '../schema/contract/listening.ts';
import { askGraphAt } from './providers/ask-graph.ts';
import { checkPasswordAt } from './providers/check-password.ts';
import { readProvidersConfig } from './providers/config.ts';
import { describeProviders } from './providers/describe-providers.ts';
import { startBoth } from './providers/start-both.ts';
import { readSubgraphs } from './tooling/rover-config.ts';

/** `npm run start:providers`: the two providers in a process of their own, beside subgraphs and gateway in theirs. */
async function main(): Promise<void> {
  const { config } = readTogether({ flags: () => readFlags({}), config: readProvidersConfig });
  const { port, keysFolder, graphUrl, assertionSecret, server } = config;
  const identityUrl = readSubgraphs().find(({ name }) => name === 'identity')?.url;
  if (identityUrl === undefined) throw new Error('rover.yaml names no identity subgraph');
  const identity = httpSource(identityUrl);
  const providers = await startBoth({
    port,
    keysFolder,
    checkPassword: checkPasswordAt(identity, assertionSecret),
    askGraph: askGraphAt(() => graphUrl),
  });
  console.log(describeProviders(providers));
  const stop = () => Promise.all([providers.stop(), identity.close()]);
  drainOnSignals({ drain: () => undefined, stop }, server.drain);
}

main().catch((error: unknown) =>
  failToStart(error, 'Choose another port with PROVIDERS_PORT. If it is not set, it follows PORT.'),
);
