import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ASSERTION_HEADER, assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { echoFetchId } from '../../subgraphs/shared/echo-fetch-id.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import { type FeedRows, linesOf } from '../demo/feed-lines.ts';
import { HOUSEHOLD_FEEDS } from './household.ts';
import { listenLocally } from './listen.ts';

export type SubgraphSettings = {
  readonly name: string;
  readonly secret: string;
  /** Let the subgraph answer every request itself. */
  readonly live: boolean;
};

// One real subgraph, including guards and database, with the bench's household. It executes the first request of each text. Equal
// later requests get the same answer from memory, so that the machine's time goes to the measured gateways. It is sealed when
// every gateway has sent all its requests. After that, it answers only from memory.

const settings = await readSettings<SubgraphSettings>();
const subgraph = subgraphs.find(({ name }) => name === settings.name);
if (!subgraph) throw new Error(`There is no subgraph ${settings.name}`);
const running = await subgraph.start({
  databaseUrl: 'sqlite::memory:',
  assertionKey: assertionKey(settings.secret, settings.name),
  clock: () => DEMO_NOW,
  feed: linesOf(settings.name as 'identity', getOwn(HOUSEHOLD_FEEDS, settings.name) as FeedRows['identity']),
});
const recorded = new Map<string, Promise<string>>();
let sealed = false;
let requests = 0;

async function execute(body: string, assertion: string | null): Promise<string> {
  return JSON.stringify(await running.execute(JSON.parse(body) as Parameters<typeof running.execute>[0], assertion));
}

function answer(body: string, assertion: string | null): Promise<string> {
  if (settings.live) return execute(body, assertion);
  const known = recorded.get(body);
  if (known) return known;
  if (sealed) return Promise.reject(new Error(`${settings.name} was asked what it was not asked before: ${body}`));
  const fresh = execute(body, assertion);
  recorded.set(body, fresh);
  return fresh;
}

const server = createServer((request, response) => {
  requests += 1;
  echoFetchId(request, response);
  text(request)
    .then((body) => answer(body, String(request.headers[ASSERTION_HEADER] ?? '') || null))
    .then((json) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) });
      response.end(json);
    })
    .catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
});

// A variant waits during the turns of the others. Its connections must still be open when it continues.
server.keepAliveTimeout = 10 * 60 * 1000;

answerParent(
  await listenLocally(server),
  () => requests,
  () => (sealed = true),
);
