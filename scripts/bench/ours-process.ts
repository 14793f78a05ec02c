import { join } from 'node:path';
import { openAuditFile } from '../../gateway/audit/audit-sink.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { createLog } from '../../gateway/log.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { RAISED_RATES } from '../tooling/raised-rates.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import type { GatewaySettings } from './variants.ts';

// Our gateway as it runs in production: tokens, standing, limits, rules and request log.

const { supergraphSdl, routes, secret, issuerFolder } = await readSettings<GatewaySettings>();
const gateway = await startGateway({
  supergraphSdl,
  routes: new Map(Object.entries(routes)),
  issuers: (await openDevIssuer(issuerFolder)).issuers,
  clients: readClients('schema/clients.yaml'),
  environment: 'development',
  assertionSecret: secret,
  introspection: false,
  log: createLog('info'),
  audit: await openAuditFile(join(issuerFolder, 'audit.jsonl'), { sync: false }),
  rateLimits: RAISED_RATES,
});
answerParent(await gateway.listen(0));
