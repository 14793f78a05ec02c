import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { print, parse } from 'graphql';
import { request } from 'undici';
import { hashBody } from '../../gateway/operations/hash-body.ts';
import { printForApollo } from '../../gateway/execution/print-for-apollo.ts';
import { loadAccessModel } from '../../gateway/access/load-access-model.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import { listenLocally } from './listen.ts';
import { startProcess } from './start-process.ts';
import type { GatewaySettings } from './variant.ts';

/** A request of the gateway to a subgraph. */
export type SentFetch = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** Headers of one connection or one viewer. */
const NOT_REPEATED = new Set(['host', 'connection', 'content-length', 'x-viewer-assertion', 'transfer-encoding', 'keep-alive']);

/** Asks the gateway for the four tabs. @returns what it sends to each subgraph for it, in order, and `identity, standing` for a new viewer's standing */
export async function recordFetches({
  token,
  ...settings
}: Omit<GatewaySettings, 'plainSupergraphSdl'> & { readonly token: string }): Promise<ReadonlyMap<string, readonly SentFetch[]>> {
  const sent = new Map<string, SentFetch[]>(Object.keys(settings.routes).map((name) => [name, []]));
  const fronts = await Promise.all(Object.entries(settings.routes).map(([name, url]) => startFront(url, sent.get(name)!)));
  const routes = Object.fromEntries([...sent.keys()].map((name, index) => [name, fronts[index]!.url]));
  const plainSupergraphSdl = printForApollo(loadAccessModel(settings.supergraphSdl).planning);
  const gateway = await startProcess('ours-process.ts', { ...settings, routes, plainSupergraphSdl } satisfies GatewaySettings);
  const documentId = `sha256:${hashBody(print(parse(FOUR_TABS_QUERY)))}`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await request(gateway.url, { method: 'POST', headers, body: JSON.stringify({ documentId, variables: {} }) });
  const answered = await answer.body.text();
  await gateway.stop();
  for (const { server } of fronts) server.closeAllConnections();
  for (const { server } of fronts) server.close();
  if (answered.includes('"errors"') || !answered.includes('households')) throw new Error(`The gateway answered ${answered}`);
  const standing = (sent.get('identity') ?? []).filter(({ body }) => body.includes('viewerStanding'));
  const isOfRequest = ({ body }: SentFetch) => !/viewerStanding|standingChanges/.test(body);
  return new Map([
    ...[...sent].map(([name, fetches]) => [name, fetches.filter(isOfRequest)] as const),
    ['identity, standing', standing],
  ]);
}

async function startFront(url: string, sent: SentFetch[]) {
  const server = createServer((asked, response) => {
    const pass = async () => {
      const body = await text(asked);
      const headers = Object.fromEntries(Object.entries(asked.headers).map(([name, value]) => [name, String(value)]));
      const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_REPEATED.has(name)));
      sent.push({ body, headers: kept });
      const assertion = headers['x-viewer-assertion'];
      const answer = await request(url, {
        method: 'POST',
        headers: { ...kept, ...(assertion !== undefined && { 'x-viewer-assertion': assertion }) },
        body,
      });
      response.writeHead(answer.statusCode, { 'content-type': String(answer.headers['content-type']) });
      response.end(await answer.body.text());
    };
    pass().catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  return { server, url: await listenLocally(server) };
}
