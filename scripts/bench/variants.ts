import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parse, print } from 'graphql';
import { hashBody } from '../../gateway/operations/hash-body.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import type { HandWrittenSettings } from './hand-written-process.ts';
import { listenLocally } from './listen.ts';
import type { Options } from './options.ts';
import type { OursSettings } from './ours-process.ts';
import { startPeers } from './peers.ts';
import { startProcess } from './start-process.ts';
import { DOCUMENT, type StartContext, type Variant, type Variants } from './variant.ts';

export const OURS = 'ours';
const BEFORE = 'ours before';
export const HAND_WRITTEN = 'hand-written';
export const STOCK = 'stock';

/** The request by id. The registered document is the printed form of the query. */
const ID = JSON.stringify({ documentId: `sha256:${hashBody(print(parse(FOUR_TABS_QUERY)))}`, variables: {} });

/** Starts the gateways, ours first. Those of this project must start; a peer that does not is reported. */
export async function startVariants(context: StartContext, { traces, before, peers }: Options): Promise<Variants> {
  const own = [
    await startOurs(context, OURS, 0),
    ...(before === null ? [] : [await startOurs(context, BEFORE, 1, { root: resolve(before) })]),
    ...(traces ? await startTraced(context) : []),
    await startOurs(context, `${OURS}, undici`, 2, { httpClient: 'undici' }),
    await startHandWritten(context, HAND_WRITTEN, null),
    await startHandWritten(context, `${HAND_WRITTEN}, own client`, 'own'),
    await start(context, STOCK, 'stock-process.ts', context.settings),
  ];
  const [ours] = own;
  const adHoc = ours ? [{ ...ours, name: `${OURS}, ad hoc`, body: DOCUMENT, isSecondWay: true }] : [];
  const others = peers === null ? { variants: [], missing: [] } : await startPeers(context, resolve(peers));
  return { variants: [...own.slice(0, 1), ...adHoc, ...own.slice(1), ...others.variants], missing: others.missing };
}

/** Starts a process of this folder. */
async function start({ cores, started }: StartContext, name: string, file: string, settings: unknown): Promise<Variant> {
  const child = await startProcess(file, settings, [], cores?.gateway ?? null);
  started.push(child);
  return { name, url: child.url, body: DOCUMENT, usage: () => child.ask('usage'), tell: child.tell };
}

async function startOurs(
  context: StartContext,
  name: string,
  database: number,
  special: Pick<OursSettings, 'root' | 'httpClient' | 'traces'> = {},
): Promise<Variant> {
  const auditFolder = join(context.settings.issuerFolder, `audit-${database}`);
  mkdirSync(auditFolder);
  const redisUrl = `${context.redisUrl}/${database}`;
  const settings: OursSettings = { ...context.settings, ...special, redisUrl, auditFolder };
  return { ...(await start(context, name, 'ours-process.ts', settings)), body: ID };
}

/** Our gateway with traces, which a collector takes and forgets. */
async function startTraced(context: StartContext): Promise<Variant[]> {
  const collector = createServer((request, response) => void request.resume().on('end', () => response.end('{}')));
  const url = await listenLocally(collector.unref());
  return [
    await startOurs(context, `${OURS}, 1 % traced`, 3, { traces: { url, ratio: 0.01 } }),
    await startOurs(context, `${OURS}, all traced`, 4, { traces: { url, ratio: 1 } }),
  ];
}

function startHandWritten(context: StartContext, name: string, client: HandWrittenSettings['client']): Promise<Variant> {
  const settings: HandWrittenSettings = { ...context.settings, client };
  return start(context, name, 'hand-written-process.ts', settings);
}
