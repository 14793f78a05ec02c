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
const OURS_UNDICI = `${OURS}, undici`;
const AD_HOC = `${OURS}, ad hoc`;
export const HAND_WRITTEN = 'hand-written';
const HAND_WRITTEN_OWN = `${HAND_WRITTEN}, own client`;
export const STOCK = 'stock';

/** The request by id. The registered document is the printed form of the query. */
const ID = JSON.stringify({ documentId: `sha256:${hashBody(print(parse(FOUR_TABS_QUERY)))}`, variables: {} });

/**
 * Starts the gateways, ours first. Those of this project must start; a peer that does not is reported.
 *
 * @throws when `only` names a gateway that there is not
 */
export async function startVariants(context: StartContext, { only, traces, before, peers }: Options): Promise<Variants> {
  const starts: readonly (readonly [name: string, start: () => Promise<Variant>])[] = [
    [OURS, () => startOurs(context, OURS, 0)],
    ...(before === null ? [] : [[BEFORE, () => startOurs(context, BEFORE, 1, { root: resolve(before) })] as const]),
    ...(traces ? await tracedStarts(context) : []),
    [OURS_UNDICI, () => startOurs(context, OURS_UNDICI, 2, { httpClient: 'undici' })],
    [HAND_WRITTEN, () => startHandWritten(context, HAND_WRITTEN, null)],
    [HAND_WRITTEN_OWN, () => startHandWritten(context, HAND_WRITTEN_OWN, 'own')],
    [STOCK, () => start(context, STOCK, 'stock-process.ts', context.settings)],
  ];
  const isChosen = (name: string) => only?.includes(name) ?? true;
  const unknown = only?.find((name) => name !== AD_HOC && !starts.some(([known]) => known === name));
  if (unknown !== undefined)
    throw new Error(`--only names ${unknown}, which is none of: ${starts.map(([name]) => name).join(' + ')}`);
  const own: Variant[] = [];
  for (const [name, begin] of starts) if (isChosen(name)) own.push(await begin());
  const ours = own.find(({ name }) => name === OURS);
  const adHoc = ours && isChosen(AD_HOC) ? [{ ...ours, name: AD_HOC, body: DOCUMENT, isSecondWay: true }] : [];
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
async function tracedStarts(context: StartContext): Promise<(readonly [string, () => Promise<Variant>])[]> {
  const collector = createServer((request, response) => void request.resume().on('end', () => response.end('{}')));
  const url = await listenLocally(collector.unref());
  return (
    [
      ['1 %', 0.01, 3],
      ['all', 1, 4],
    ] as const
  ).map(([share, ratio, database]) => {
    const name = `${OURS}, ${share} traced`;
    return [name, () => startOurs(context, name, database, { traces: { url, ratio } })];
  });
}

function startHandWritten(context: StartContext, name: string, client: HandWrittenSettings['client']): Promise<Variant> {
  const settings: HandWrittenSettings = { ...context.settings, client };
  return start(context, name, 'hand-written-process.ts', settings);
}
