import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { getOwn } from '../../schema/contract/own-property.ts';
import { ASSERTION_HEADER, assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { echoFetchId } from '../../subgraphs/shared/echo-fetch-id.ts';
import { type FeedRows, linesOf } from '../demo/feed-lines.ts';
import { HOUSEHOLD_FEEDS } from './household-feeds.ts';

export type SubgraphSettings = { readonly name: string; readonly secret: string };

/** Starts a real subgraph, including guards and database, with the bench's households. @returns how it executes a request */
export async function startBenchSubgraph({ name, secret }: SubgraphSettings) {
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (!subgraph) throw new Error(`There is no subgraph ${name}`);
  const { execute } = await subgraph.start({
    databaseUrl: 'sqlite::memory:',
    assertionKey: assertionKey(secret, name),
    clock: () => DEMO_NOW,
    feed: linesOf(name as 'identity', getOwn(HOUSEHOLD_FEEDS, name) as FeedRows['identity']),
  });
  return (body: string, assertion: string | null) => execute(JSON.parse(body) as Parameters<typeof execute>[0], assertion);
}

/** @param answer receives a request's body and assertion, and gives the JSON text of the answer */
export function serveAnswers(answer: (body: string, assertion: string | null) => Promise<string>): Server {
  const server = createServer((request, response) => {
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
  return server;
}
