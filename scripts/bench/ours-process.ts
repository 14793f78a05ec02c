import { createLog } from '../../gateway/log.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import type { GatewaySettings } from './variants.ts';

// Our gateway as it runs in production: tokens, standing, limits, rules and request log.

const { supergraphSdl, routes, secret, issuerFolder } = await readSettings<GatewaySettings>();
const gateway = await startGateway({
  supergraphSdl,
  routes: new Map(Object.entries(routes)),
  issuers: (await openDevIssuer(issuerFolder)).issuers,
  assertionSecret: secret,
  introspection: false,
  log: createLog('info'),
});
answerParent(await gateway.listen(0));
