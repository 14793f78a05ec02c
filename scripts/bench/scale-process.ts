import { join } from 'node:path';
import { openAuditFile } from '../../gateway/audit/open-audit.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { openStores } from '../../gateway/operations/storage/open-stores.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { startAllInOne } from '../tooling/all-in-one.ts';
import { RAISED_RATES } from '../tooling/raised-rates.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { timeEmbeddedStatements } from './scale/time-statements.ts';

/** What the process is told. */
export type ScaleSettings = {
  readonly supergraphSdl: string;
  readonly databaseUrl: string;
  readonly secret: string;
  readonly issuerFolder: string;
};

// The whole graph in one process, as `npm start` has it, over rows that are there already.

const { supergraphSdl, databaseUrl, secret, issuerFolder } = await readSettings<ScaleSettings>();
const statementMs = timeEmbeddedStatements();
const clients = readClients('schema/clients.yaml');
const { gateway } = await startAllInOne({
  supergraphSdl,
  databaseUrl,
  dataClock: () => DEMO_NOW,
  feeds: Object.fromEntries(subgraphs.map(({ name }) => [name, null])),
  issuers: (await openDevIssuer(issuerFolder)).issuers,
  clients,
  operations: await openStores(clients, '.', null),
  environment: 'production',
  assertionSecret: secret,
  introspection: false,
  log: createLog('info'),
  audit: await openAuditFile(join(issuerFolder, 'audit.jsonl'), { sync: false }),
  rateLimits: RAISED_RATES,
});
answerParent(await gateway.listen(0), () => 0, undefined, statementMs);
