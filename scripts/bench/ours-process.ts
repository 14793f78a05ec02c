import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuditFile } from '../../gateway/audit/audit-sink.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { openStores } from '../../gateway/operations/storage/open-stores.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { RAISED_RATES } from '../tooling/raised-rates.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import type { GatewaySettings } from './variants.ts';

// Our gateway as it runs in production: tokens, standing, limits, rules, registered operations and request log.

const { supergraphSdl, routes, secret, issuerFolder } = await readSettings<GatewaySettings>();
writeFileSync(join(issuerFolder, 'four-tabs.graphql'), FOUR_TABS_QUERY);
const clients = readClients('schema/clients.yaml').map((client) =>
  client.id === 'portal' ? { ...client, operations: ['four-tabs.graphql'] } : { ...client, operations: [] },
);
const gateway = await startGateway({
  supergraphSdl,
  routes: new Map(Object.entries(routes)),
  issuers: (await openDevIssuer(issuerFolder)).issuers,
  clients,
  operations: await openStores(clients, issuerFolder, null),
  environment: 'development',
  assertionSecret: secret,
  introspection: false,
  log: createLog('info'),
  audit: await openAuditFile(join(issuerFolder, 'audit.jsonl'), { sync: false }),
  rateLimits: RAISED_RATES,
});
answerParent(await gateway.listen(0));
