import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { ASSERTION_HEADER, assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { echoFetchId } from '../../subgraphs/shared/echo-fetch-id.ts';
import { type FeedRows, linesOf } from '../demo/feed-lines.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { HOUSEHOLD_FEEDS } from './household-feeds.ts';
import { listenLocally } from './listen.ts';
import type { SubgraphSettings } from './subgraph-process.ts';

// One real subgraph in which everybody who signs in is the head of the bench's household, with an account of their own. It executes
// the first request of each operation and variables, and repeats that answer.

const { name, secret } = await readSettings<SubgraphSettings>();
const subgraph = subgraphs.find((candidate) => candidate.name === name);
if (!subgraph) throw new Error(`There is no subgraph ${name}`);
const { execute } = await subgraph.start({
  databaseUrl: 'sqlite::memory:',
  assertionKey: assertionKey(secret, name),
  clock: () => DEMO_NOW,
  feed: linesOf(name as 'identity', getOwn(HOUSEHOLD_FEEDS, name) as FeedRows['identity']),
});

/** The most answers that are kept: distinct documents are asked once each. */
const MAX_ANSWERS = 1_000;
type Answer = { readonly data?: { readonly viewerStanding?: object } };
const answers = new Map<string, Promise<Answer>>();

function answerTo(body: string, assertion: string | null): Promise<Answer> {
  const known = answers.get(body);
  if (known) return known;
  const answer = execute(JSON.parse(body) as Parameters<typeof execute>[0], assertion) as Promise<Answer>;
  if (answers.size < MAX_ANSWERS) answers.set(body, answer);
  return answer;
}

function withOwnAccount(answer: Answer, assertion: string | null): Answer {
  const standing = answer.data?.viewerStanding;
  if (!standing) return answer;
  const [, claims = ''] = assertion?.split('.') ?? [];
  const { signIn } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { signIn: { sessionId: string } };
  const account = `acct-${signIn.sessionId}`;
  return { ...answer, data: { ...answer.data, viewerStanding: { ...standing, accountId: account, changeSubject: account } } };
}

const server = createServer((request, response) => {
  echoFetchId(request, response);
  const header = request.headers[ASSERTION_HEADER];
  const assertion = typeof header === 'string' ? header : null;
  text(request)
    .then(async (body) => JSON.stringify(withOwnAccount(await answerTo(body, assertion), assertion)))
    .then((json) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) });
      response.end(json);
    })
    .catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
});
server.keepAliveTimeout = 10 * 60 * 1000;
answerParent(await listenLocally(server));
