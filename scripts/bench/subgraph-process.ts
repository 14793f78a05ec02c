import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { getOwn } from '../../schema/contract/own-property.ts';
import { ASSERTION_HEADER, assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { echoFetchId } from '../../subgraphs/shared/echo-fetch-id.ts';
import { type FeedRows, linesOf } from '../demo/feed-lines.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { HOUSEHOLD_FEEDS } from './household-feeds.ts';
import { listenLocally } from './listen.ts';
import type { Situation } from './situation.ts';

export type SubgraphSettings = { readonly name: string; readonly secret: string };

// One real subgraph, including guards and database, with the bench's households. Live, it executes every request. Recorded, it
// executes the first request of each text and household, and gives equal later requests the same answer from memory, so that the
// machine's time goes to the measured gateways.

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
let situation: Situation | null = null;
let requests = 0;

async function execute(body: string, assertion: string | null): Promise<string> {
  return JSON.stringify(await running.execute(JSON.parse(body) as Parameters<typeof running.execute>[0], assertion));
}

function answer(body: string, given: string | null): Promise<string> {
  // A peer sends no assertion.
  const assertion = given ?? getOwn<string>(situation?.assertions ?? {}, settings.name) ?? null;
  if (situation?.answers !== 'recorded') return execute(body, assertion);
  const key = `${situation.household} ${body}`;
  const known = recorded.get(key);
  if (known) return known;
  if (!situation.mayRecord) return Promise.reject(new Error(`${settings.name} was asked what it was not asked before: ${body}`));
  const fresh = execute(body, assertion);
  recorded.set(key, fresh);
  return fresh;
}

const server = createServer((request, response) => {
  requests += 1;
  echoFetchId(request, response);
  const assertion = request.headers[ASSERTION_HEADER];
  text(request)
    .then((body) => answer(body, typeof assertion === 'string' ? assertion : null))
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
  (told) => void (situation = told as Situation),
);
