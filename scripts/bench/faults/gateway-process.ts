import { readFileSync } from 'node:fs';
import { readConfig } from '../../../gateway/config.ts';
import { openConfigured } from '../../../gateway/configured-options.ts';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { startGateway } from '../../../gateway/start-gateway.ts';
import { drainOnSignals } from '../../../schema/contract/drain.ts';
import { openManagement } from '../../../schema/contract/management-server.ts';
import { createReadiness } from '../../../schema/contract/readiness.ts';
import { RAISED_RATES } from '../../tooling/raised-rates.ts';

// A gateway as gateway/main.ts starts it, but for rates that are never reached. It swaps its supergraph when it is told to.

/** The providers of a developer's machine, which the bench does not start: a gateway without their keys is not ready. */
const NOT_HERE = new Set(['http://127.0.0.1:4201', 'http://127.0.0.1:4202']);

const config = readConfig();
const readiness = createReadiness();
const management = await openManagement(config.server.management, readiness);
const options = await openConfigured(config);
const supergraphSdl = readFileSync(config.supergraph, 'utf8');
const devIssuers = config.devIssuerDir ? (await openDevIssuer(config.devIssuerDir)).issuers : [];
const gateway = await startGateway({
  ...options,
  supergraphSdl,
  issuers: [...openIssuers(config.issuers.filter(({ issuer }) => !NOT_HERE.has(issuer))), ...devIssuers],
  rateLimits: RAISED_RATES,
});
const url = await gateway.listen(config.port, config.host);
readiness.start(new Map([...gateway.checks, ['audit', options.audit.check]]));
let swaps = 0;
process.on('message', () => {
  swaps += 1;
  // The answers stay the same.
  gateway.holder.swap(`${supergraphSdl}\n# ${swaps}\n`).then(
    () => process.send?.('swapped'),
    (error: Error) => process.send?.(error.message),
  );
});
drainOnSignals(
  {
    drain() {
      readiness.drain();
      gateway.drain();
    },
    async stop() {
      await gateway.stop();
      await options.audit.close();
      management?.close();
    },
  },
  config.server.drain,
);
console.log(`gateway ready at ${url}`);
