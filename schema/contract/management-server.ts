import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from './readiness.ts';

/** What a page of the management port answers. */
export type ManagementAnswer = { readonly status: number; readonly type: string; readonly text: string };
/** Makes the answer of a page. */
export type ManagementPage = () => Promise<ManagementAnswer>;
/** Changes something of the process as the body of a PUT says. */
export type ManagementChange = (body: string) => ManagementAnswer;

export type ManagementServer = { readonly url: string; readonly close: () => void };

/** What a change may be, in characters. */
const MAX_BODY = 1_000;

const LIMITS = { maxHeaderSize: 16_384, headersTimeout: 8_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

/**
 * Listens on the management port, which orchestrators and operators alone can reach.
 *
 * `/live` says that the process answers at all: one that does not is to be restarted. `/ready` says whether it takes requests, and
 * which of its parts does not work: one that is not ready gets no requests, and is not restarted.
 *
 * @param address null: there is no management port
 * @param more further pages by their paths
 * @param changes what a PUT to a path does. A web page cannot send one: browsers ask first, and are refused
 */
export async function openManagement(
  address: { readonly port: number; readonly host: string } | null,
  readiness: Readiness,
  more: ReadonlyMap<string, ManagementPage> = new Map(),
  changes: ReadonlyMap<string, ManagementChange> = new Map(),
): Promise<ManagementServer | null> {
  if (address === null) return null;
  const pages = new Map<string, ManagementPage>([['/live', live], ['/ready', readyBy(readiness)], ...more]);
  const server = createServer(LIMITS, (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const [page, change] = [pages.get(path), changes.get(path)];
    if (request.method === 'PUT' && change) return void send(async () => change(await readText(request)), response);
    request.resume();
    if (!page) return void response.writeHead(404).end();
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { allow: change ? 'GET, HEAD, PUT' : 'GET, HEAD' }).end();
    void send(page, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(address.port, address.host, resolve);
  });
  const { family, address: host, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function send(page: ManagementPage, response: ServerResponse): Promise<void> {
  try {
    const { status, type, text } = await page();
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end(error instanceof Error ? error.name : 'Error');
  }
}

/** @throws RangeError when it is too long */
async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += String(part);
    if (text.length > MAX_BODY) throw new RangeError('The body is too long');
  }
  return text;
}

const json = (status: number, value: object): ManagementAnswer => ({
  status,
  type: 'application/json',
  text: `${JSON.stringify(value)}\n`,
});

const live: ManagementPage = () => Promise.resolve(json(200, { status: 'live' }));

const readyBy =
  (readiness: Readiness): ManagementPage =>
  async () => {
    const report = await readiness.report();
    return json(report.status === 'ready' ? 200 : 503, report);
  };
