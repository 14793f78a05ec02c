import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASSERTION_HEADER, assertionKey } from '../../../schema/contract/viewer-assertion.ts';
import { DEMO_NOW } from '../../../subgraphs/shared/demo.ts';
import { subgraphs } from '../../../subgraphs/registry.ts';
import type { RunningSubgraph } from '../../../subgraphs/shared/serve.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { variablesOf } from '../../support/every-request.ts';
import { registeredBy } from '../../support/registered.ts';

type Sent = { readonly subgraph: string; readonly request: object; readonly assertion: string | null };
type Answered = { readonly status: number; readonly headers: readonly string[]; readonly text: string };

const CLIENTS = { portal: ['H02', 'H09'], 'partners/eligibility-partner': ['partner-eligibility'] } as const;

let graph: Graph;
const sent: Sent[] = [];
const urls = new Map<string, string>();
const shielded = new Map<string, RunningSubgraph>();
/** How many requests Apollo Server has answered over HTTP. */
let byApollo = 0;
const { executeHTTPGraphQLRequest } = ApolloServer.prototype;

beforeAll(async () => {
  graph = await startGraph();
  for (const [name, subgraph] of graph.subgraphs) {
    const { execute } = subgraph;
    const recording: typeof execute = (request, assertion, ...rest) => {
      sent.push({ subgraph: name, request, assertion });
      return execute(request, assertion, ...rest);
    };
    Object.assign(subgraph, { execute: recording });
    urls.set(name, await subgraph.listen(0));
  }
  const url = await graph.startAnother();
  for (const [client, signIns] of Object.entries(CLIENTS)) {
    const queries = registeredBy(client).filter(({ type }) => type === 'query');
    for (const signIn of signIns) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await graph.token(signIn)}` };
      for (const { name, body } of queries) {
        const request = JSON.stringify({ query: body, variables: variablesOf(name) });
        await (await fetch(url, { method: 'POST', headers, body: request })).arrayBuffer();
      }
    }
  }
  ApolloServer.prototype.executeHTTPGraphQLRequest = function (this: ApolloServer, ...asked) {
    byApollo += 1;
    return executeHTTPGraphQLRequest.apply(this, asked);
  };
  for (const subgraph of subgraphs) {
    const key = assertionKey('the assertion secret of the tests', subgraph.name);
    const options = { databaseUrl: 'sqlite::memory:', assertionKey: key, clock: () => DEMO_NOW, guard: 'shield' as const };
    shielded.set(subgraph.name, await subgraph.start(options as never));
  }
});
afterAll(async () => {
  ApolloServer.prototype.executeHTTPGraphQLRequest = executeHTTPGraphQLRequest;
  for (const subgraph of shielded.values()) await subgraph.stop();
  await graph.stop();
});

/** @param accept Apollo Server answers what asks for anything but JSON, with the same headers */
async function post({ subgraph, request, assertion }: Sent, accept = 'application/json'): Promise<Answered> {
  const headers = { 'content-type': 'application/json', accept, ...(assertion !== null && { [ASSERTION_HEADER]: assertion }) };
  const answer = await fetch(urls.get(subgraph)!, { method: 'POST', headers, body: JSON.stringify(request) });
  const lines = [...answer.headers].filter(([name]) => name !== 'date').map((line) => line.join(': '));
  return { status: answer.status, headers: lines, text: withoutHandle(await answer.text()) };
}

/** The handle of a download is random. */
const withoutHandle = (text: string): string => text.replace(/"handle":"[\w-]{43}"/, '"handle":"…"');

/** @returns the answer, and whether Apollo Server gave it */
async function postCounted(asked: Sent): Promise<Answered & { readonly apollo: boolean }> {
  const before = byApollo;
  return { ...(await post(asked)), apollo: byApollo > before };
}

describe('a text that Apollo Server has seen', () => {
  it('is executed without it, and answered with the same bytes and headers', async () => {
    expect(sent.length).toBeGreaterThan(60);
    for (const asked of sent) {
      const { apollo, ...known } = await postCounted(asked);
      expect([asked, apollo]).toEqual([asked, false]);
      expect([asked, known]).toEqual([asked, await post(asked, '*/*')]);
    }
  });

  it('gets what graphql-shield itself decides, with the same errors', async () => {
    const inOrder = (answer: { errors?: unknown[] }) => ({
      ...answer,
      errors: (answer.errors ?? []).map((error) => JSON.stringify(error)).toSorted(),
    });
    const read = (answer: unknown) => inOrder(JSON.parse(withoutHandle(JSON.stringify(answer))) as object);
    let denials = 0;
    for (const asked of sent.filter(({ request }) => !/standingChanges|viewerStanding/.test(JSON.stringify(request)))) {
      const { text } = await post(asked);
      const answer = await shielded.get(asked.subgraph)!.execute(asked.request as never, asked.assertion);
      expect([asked, read(JSON.parse(text))]).toEqual([asked, read(answer)]);
      denials += text.includes('UNAUTHORIZED_FIELD_OR_TYPE') ? 1 : 0;
    }
    expect(denials).toBeGreaterThan(0);
  });

  it.each<[what: string, change: (asked: Sent) => Sent]>([
    ['without an assertion', (asked) => ({ ...asked, assertion: null })],
    ['with a forged assertion', (asked) => ({ ...asked, assertion: `${asked.assertion}x` })],
    [
      'with variables of another type',
      (asked) => ({ ...asked, request: { ...asked.request, variables: { representations: 1 } } }),
    ],
    ['with variables that are no object', (asked) => ({ ...asked, request: { ...asked.request, variables: 'none' } })],
    ['with an operation that it does not have', (asked) => ({ ...asked, request: { ...asked.request, operationName: 'Other' } })],
    ['with an extension', (asked) => ({ ...asked, request: { ...asked.request, extensions: { persistedQuery: 1 } } })],
    ['with another property', (asked) => ({ ...asked, request: { ...asked.request, more: true } })],
  ])('gets the answer of Apollo Server when it comes %s', async (_what, change) => {
    for (const asked of [...new Map(sent.map((one) => [one.subgraph, one])).values()].map(change)) {
      expect([asked, await post(asked)]).toEqual([asked, await post(asked, '*/*')]);
    }
  });
});

it('a text that nobody has asked goes to Apollo Server, and is known then', async () => {
  const { assertion } = sent.find(({ subgraph }) => subgraph === 'documents')!;
  const asked: Sent = {
    subgraph: 'documents',
    request: { query: '{ feedStatus { documents { asOf } } __typename }' },
    assertion,
  };
  const [first, second] = [await postCounted(asked), await postCounted(asked)];
  expect([first.apollo, second.apollo]).toEqual([true, false]);
  expect({ ...first, apollo: false }).toEqual(second);
});

it.each([
  ['a text that is not valid', '{ nothing }'],
  ['introspection', '{ __schema { queryType { name } } }'],
  ['a text with a syntax error', '{'],
])('%s is refused each time, by Apollo Server', async (_what, query) => {
  const { assertion } = sent.find(({ subgraph }) => subgraph === 'documents')!;
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await postCounted({ subgraph: 'documents', request: { query }, assertion });
    expect([answer.apollo, answer.status, answer.text.includes('"data"')]).toEqual([true, 400, false]);
  }
});
