import { readConfig } from '../gateway/config.ts';
import { createLog } from '../gateway/log.ts';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { watchSupergraph } from '../gateway/supergraph/watch-supergraph.ts';
import { DEMO_NOW } from '../subgraphs/shared/demo.ts';
import { compose, writeComposed } from './compose.ts';
import { startAllInOne } from './tooling/all-in-one.ts';

/** `npm start`: composes, loads the demo households, and serves the whole graph from this one process. */
async function main(): Promise<void> {
  const config = readConfig();
  if (config.devIssuerDir === null) throw new Error('npm start serves demo households; in production start gateway/main.ts');
  console.log('Composing the five subgraphs …');
  const composed = compose();
  writeComposed(composed);
  console.log('Loading the demo households …');
  const log = createLog(config.logLevel);
  const { gateway, stop } = await startAllInOne({
    supergraphSdl: composed.supergraphSdl,
    databaseUrl: 'sqlite::memory:',
    dataClock: () => DEMO_NOW,
    issuers: (await openDevIssuer(config.devIssuerDir)).issuers,
    assertionSecret: config.assertionSecret,
    redisUrl: config.redisUrl,
    introspection: config.introspection,
    rejectDenied: config.rejectDenied,
    executor: config.executor,
    log,
  });
  const url = await gateway.listen(config.port, config.host);
  const unwatch = watchSupergraph(config.supergraph, gateway.holder, log);
  console.log(`
The graph answers at ${url}
  shared state      ${config.redisUrl ? 'in Redis' : 'in this process (set REDIS_URL to share it between gateways)'}
  a demo sign-in    npm run --silent token -- H02        (npm run token lists them)
  a first question  curl -s ${url} -H 'content-type: application/json' \\
                      -H "authorization: Bearer $(npm run --silent token -- H02)" \\
                      -d '{"query":"{ me { name { full } eligibility { coverageType status } } }"}'
`);
  const end = () => {
    unwatch();
    void stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end).once('SIGINT', end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  // Whatever was opened before the failure would keep the process alive.
  process.exit(1);
});
