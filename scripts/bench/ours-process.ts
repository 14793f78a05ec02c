import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerParent, readSettings } from './answer-parent.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import type { TracingOptions } from '../../gateway/telemetry/trace-requests.ts';
import type { HttpClientName } from '../../gateway/sources/sources.ts';
import { ROOT } from '../tooling/rover-config.ts';
import { RAISED_RATES } from '../tooling/raised-rates.ts';
import { profile, type ProfilerCommand } from './profiler.ts';
import type { GatewaySettings } from './variant.ts';

export type OursSettings = GatewaySettings & {
  /** The root of the checkout whose gateway it is: this one, or that of an earlier commit. */
  readonly root?: string;
  /** Absent: it keeps rates and standings by itself. */
  readonly redisUrl?: string;
  /** Where its audit file is; the issuer's folder by default. */
  readonly auditFolder?: string;
  readonly httpClient?: HttpClientName;
  /** Absent: there are no traces. */
  readonly traces?: { readonly url: string; readonly ratio: number };
};

// Our gateway as it runs in production: tokens, standing, limits, rules, rates in Redis, registered operations, request log, and
// an audit record that is on the disk before anything is answered.

const settings = await readSettings<OursSettings>();
const { supergraphSdl, routes, secret, issuerFolder, httpClient, redisUrl = null } = settings;
const { root = ROOT, auditFolder = issuerFolder } = settings;
process.chdir(root);
const load = (file: string): Promise<unknown> => import(pathToFileURL(join(root, 'gateway', file)).href);
// A checkout of before the audit trail has it beside the type of sinks.
const auditModule = existsSync(join(root, 'gateway/audit/open-audit.ts')) ? 'audit/open-audit.ts' : 'audit/audit-sink.ts';
const { openAuditFile } = (await load(auditModule)) as typeof import('../../gateway/audit/open-audit.ts');
const { readClients } = (await load('clients/read-clients.ts')) as typeof import('../../gateway/clients/read-clients.ts');
const { createLog } = (await load('telemetry/log.ts')) as typeof import('../../gateway/telemetry/log.ts');
const { openStores } = (await load(
  'operations/storage/open-stores.ts',
)) as typeof import('../../gateway/operations/storage/open-stores.ts');
const { openDevIssuer } = (await load('sign-in/dev-issuer.ts')) as typeof import('../../gateway/sign-in/dev-issuer.ts');
const { startGateway } = (await load('start-gateway.ts')) as typeof import('../../gateway/start-gateway.ts');

/** Loaded only where it is used: an earlier commit has none. */
async function openTraces({ url, ratio }: NonNullable<OursSettings['traces']>): Promise<TracingOptions> {
  const { createOtlpTracing } = await import('../../schema/contract/tracing/otlp-tracing.ts');
  const none = { value: 0 };
  const observer = { counts: { exported: none, failed: none, dropped: none }, onLost: console.error, onFound: () => undefined };
  const to = { url, headers: {}, timeoutMs: 10_000, ca: null, service: 'bench' };
  return { tracing: createOtlpTracing(to, observer), sampling: { trustsClients: false, ratio } };
}

writeFileSync(join(auditFolder, 'four-tabs.graphql'), FOUR_TABS_QUERY);
const clients = readClients('schema/clients.yaml').map((client) =>
  client.id === 'portal' ? { ...client, operations: ['four-tabs.graphql'] } : { ...client, operations: [] },
);
const gateway = await startGateway({
  supergraphSdl,
  routes: new Map(Object.entries(routes)),
  issuers: (await openDevIssuer(issuerFolder)).issuers,
  clients,
  operations: await openStores(clients, auditFolder, null),
  environment: 'development',
  assertionSecret: secret,
  redisUrl,
  ...(httpClient && { httpClient }),
  ...(settings.traces && { tracing: await openTraces(settings.traces) }),
  introspection: false,
  log: createLog('info'),
  audit: await openAuditFile(join(auditFolder, 'audit.jsonl'), { sync: true }),
  rateLimits: RAISED_RATES,
});
answerParent(await gateway.listen(0), undefined, (told) => (isCommand(told) ? profile(told) : undefined));

/** It needs nothing else that the bench tells its processes. */
function isCommand(told: unknown): told is ProfilerCommand {
  return told === 'start' || told === 'stop';
}
