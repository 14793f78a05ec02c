import { readConfig } from '../gateway/config.ts';
import { openConfigured, stopOnSignals } from '../gateway/configured-options.ts';
import { openIssuers } from '../gateway/sign-in/configured-issuers.ts';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { readFlags } from '../schema/contract/command-line.ts';
import { readTogether } from '../schema/contract/configuration.ts';
import { failToStart } from '../schema/contract/listening.ts';
import { watchSupergraph } from '../gateway/serving/watch-supergraph.ts';
import { readConfig as readSubgraphConfig } from '../subgraphs/config.ts';
import type { IdentityConfig } from '../subgraphs/identity-config.ts';
import { createMailer } from '../subgraphs/mail.ts';
import { DEMO_NOW } from '../subgraphs/shared/demo.ts';
import { createSubgraphLog } from '../subgraphs/shared/log.ts';
import { buildPlayground } from './build-playground.ts';
import { compose, writeComposed } from './compose.ts';
import { readProvidersConfig } from './providers/config.ts';
import { describeProviders } from './providers/describe-providers.ts';
import { startWithProviders } from './providers/start-with-graph.ts';
import { checkPorts } from './tooling/check-ports.ts';
import { demoSignInsBy } from './tooling/demo-sign-ins.ts';

const CHANGE_GRAPH = 'Choose another port with PORT, or another address with HOST.';
const CHANGE_PROVIDERS = 'Choose another port for the sign-in providers with PROVIDERS_PORT. If it is not set, it follows PORT.';

/** `npm start`: composes, loads the demo households, and serves the whole graph from this one process. */
async function main(): Promise<void> {
  const { config, providersConfig, identity, notices } = await readEverything();
  console.log('Composing the five subgraphs …');
  const composed = compose();
  writeComposed(composed);
  if (config.playground) {
    console.log('Building the playground, unless it is there …');
    await buildPlayground();
  }
  console.log('Loading the demo households …');
  const options = await openConfigured(config);
  const { log, audit } = options;
  const devIssuer = await openDevIssuer(providersConfig.keysFolder);
  const { gateway, providers, listen, stop } = await startWithProviders({
    ...options,
    providers: providersConfig,
    supergraphSdl: composed.supergraphSdl,
    databaseUrl: 'sqlite::memory:',
    dataClock: () => DEMO_NOW,
    settings: { ...identitySettings(identity), ...(notices && { notices: notices.settings }) },
    issuers: [...openIssuers(config.issuers.filter(({ kind }) => kind !== 'person')), ...devIssuer.issuers],
    subgraphLog: createSubgraphLog(config.logLevel),
    playground: options.playground ? { ...options.playground, demo: demoSignInsBy(devIssuer) } : null,
  });
  const url = await listen(config.port, config.host);
  const unwatch = watchSupergraph(config.supergraph, gateway.holder, log);
  console.log(`
${describeProviders(providers)}

The graph answers at ${url}
  the playground    ${config.playground ? url.replace(/graphql$/, 'playground/') : 'off (PLAYGROUND=true serves it)'}
  shared state      ${config.redisUrl ? 'in Redis' : 'in this process (set REDIS_URL to share it between gateways)'}
  a demo sign-in    npm run --silent token -- H02        (npm run token lists them; good for five minutes)
  a first question  curl -s ${url} -H 'content-type: application/json' \\
                      -H "authorization: Bearer $(npm run --silent token -- H02)" \\
                      -d '{"query":"{ me { name { full } eligibility { coverageType status } } }"}'
`);
  stopOnSignals(async () => {
    unwatch();
    await stop();
    await audit.close();
  });
}

/** Reads flags and environment, and checks that the ports are available, before anything else is done. */
async function readEverything() {
  const read = readTogether({
    flags: () => readFlags({}),
    config: readConfig,
    providersConfig: readProvidersConfig,
    identity: () => readSubgraphConfig('identity').identity,
    notices: () => readSubgraphConfig('notices').notices,
  });
  const { port, host } = read.config;
  await checkPorts([
    { port, host, change: CHANGE_GRAPH },
    ...providerPorts(read.providersConfig.port).map((one) => ({ port: one, host: '127.0.0.1', change: CHANGE_PROVIDERS })),
  ]);
  return read;
}

/** Messages of this process go to SMTP_URL when that is set, else into a folder. */
function identitySettings(identity: IdentityConfig | null) {
  return identity ? { identity: { ...identity.settings, sendMail: createMailer(identity.mail) } } : {};
}

/** login.mass.gov is on the port after that of MA Login. */
const providerPorts = (port: number) => (port === 0 ? [] : [port, port + 1]);

main().catch((error: unknown) => failToStart(error, `${CHANGE_GRAPH} ${CHANGE_PROVIDERS}`));
