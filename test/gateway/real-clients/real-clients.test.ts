import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { GraphQLClient } from 'graphql-request';
import { type DocumentNode, getOperationAST } from 'graphql';
import relay from 'relay-runtime';
import { readClients } from '../../../gateway/clients/read-clients.ts';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { HelpDocument } from '../../../schema/operations/portal.generated.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { registeredBy } from '../../support/registered.ts';

/** The portal asks registered operations alone, as in production; `open` lets it ask anything. */
const graphs = new Map<string, Graph>();
beforeAll(async () => {
  for (const mode of ['open', 'registered'] as const) {
    const clients = readClients('schema/clients.yaml').map((client) =>
      client.kind === 'portal' ? { ...client, mode: { ...client.mode, production: mode } } : client,
    );
    graphs.set(mode, await startGraph({ clients, environment: 'production', operations: await openStores(clients, '.', null) }));
  }
});
afterAll(async () => {
  for (const graph of graphs.values()) await graph.stop();
});

let asked: { method: string; body: string; url: string; status: number }[];
beforeEach(() => {
  asked = [];
});
/** Notes what a client really sends, and what it is answered. */
const watched: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  asked.push({ method: init?.method ?? 'GET', body: String(init?.body ?? ''), url: String(input), status: response.status });
  return response;
};
const urlOf = (mode: string) => graphs.get(mode)!.url;
const sentDocument = () => asked.map(({ body, url }) => /"query":"|[?&]query=/.test(body + url));

const LEARN_MORE = 'https://www.mass.gov/info-details/learn-about-myservices';
const HELP = registeredBy('portal').find(({ name }) => name === 'Help')!;
const AD_HOC = gql`
  query AdHoc {
    help {
      learnMoreUrl
    }
  }
`;

const nameOf = (document: DocumentNode) => getOperationAST(document)?.name?.value;

describe('Apollo Client', () => {
  const clientWith = (link: ConstructorParameters<typeof ApolloClient>[0]['link']) =>
    new ApolloClient({ link, cache: new InMemoryCache() });
  const sha256 = async (text: string) => (await import('../../../gateway/operations/hash-body.ts')).hashBody(text);

  it('asks by POST', async () => {
    const client = clientWith(new HttpLink({ uri: urlOf('open'), fetch: watched }));
    expect((await client.query({ query: AD_HOC })).data).toMatchObject({ help: { learnMoreUrl: LEARN_MORE } });
    expect(asked.map(({ method }) => method)).toEqual(['POST']);
  });

  it('asks by GET', async () => {
    const client = clientWith(new HttpLink({ uri: urlOf('open'), fetch: watched, useGETForQueries: true }));
    expect((await client.query({ query: AD_HOC })).data).toMatchObject({ help: { learnMoreUrl: LEARN_MORE } });
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });

  it('registers a document by itself where that is allowed, and sends its hash alone afterwards', async () => {
    const link = () => new PersistedQueryLink({ sha256 }).concat(new HttpLink({ uri: urlOf('open'), fetch: watched }));
    expect((await clientWith(link()).query({ query: AD_HOC })).data).toMatchObject({ help: { learnMoreUrl: LEARN_MORE } });
    expect(sentDocument()).toEqual([false, true]);
    asked = [];
    expect((await clientWith(link()).query({ query: AD_HOC })).data).toMatchObject({ help: { learnMoreUrl: LEARN_MORE } });
    expect(sentDocument()).toEqual([false]);
  });

  it('asks registered operations by the generated manifest, by POST and by GET', async () => {
    // As the portal's build does: by the name of the operation.
    const idOf = (document: DocumentNode) => registeredBy('portal').find(({ name }) => name === nameOf(document))?.id ?? '';
    for (const useGETForHashedQueries of [false, true]) {
      const link = new PersistedQueryLink({ generateHash: idOf, useGETForHashedQueries });
      const client = clientWith(link.concat(new HttpLink({ uri: urlOf('registered'), fetch: watched })));
      expect((await client.query({ query: HelpDocument })).data).toMatchObject({ help: { learnMoreUrl: LEARN_MORE } });
    }
    expect(asked.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 200],
      ['GET', 200],
    ]);
    expect(sentDocument()).toEqual([false, false]);
  });
});

describe('urql', () => {
  const clientOf = (mode: string, options: Parameters<typeof persistedExchange>[0]) =>
    new Client({
      url: urlOf(mode),
      fetch: watched,
      preferGetMethod: false,
      exchanges: [persistedExchange(options), fetchExchange],
    });

  it('asks a registered operation by its hash', async () => {
    const { data, error } = await clientOf('registered', { preferGetForPersistedQueries: false })
      .query(HelpDocument, {})
      .toPromise();
    expect([error, data]).toEqual([
      undefined,
      expect.objectContaining({ help: expect.objectContaining({ learnMoreUrl: LEARN_MORE }) }),
    ]);
    expect(sentDocument()).toEqual([false]);
  });

  it('sends the document after its hash where it is not known', async () => {
    const query = 'query Other { help { clearCacheUrl } }';
    const { data } = await clientOf('open', { preferGetForPersistedQueries: true }).query(query, {}).toPromise();
    expect(data).toMatchObject({ help: { clearCacheUrl: 'https://www.mass.gov/guides/clear-your-browser-cache' } });
    expect(sentDocument()).toEqual([false, true]);
  });
});

describe('graphql-request', () => {
  it('asks a registered operation by its document, and gets a refusal of another', async () => {
    const client = new GraphQLClient(urlOf('registered'), { fetch: watched });
    expect(await client.request(HelpDocument)).toMatchObject({ help: { learnMoreUrl: LEARN_MORE } });
    await expect(client.request('{ help { learnMoreUrl } }')).rejects.toMatchObject({
      response: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] },
    });
  });
});

describe('graphql-request by GET', () => {
  const client = () => new GraphQLClient(urlOf('registered'), { fetch: watched, method: 'GET' });

  it.each([
    ['as a document', HelpDocument],
    ['as the text that is registered', HELP.body],
    ['as a text laid out in another way', `# help\n${HELP.body.replaceAll('\n', ' ,\n  ')}`],
  ])('asks a registered operation, whose white space it collapses: %s', async (_what, document) => {
    expect(await client().request(document as string)).toMatchObject({ help: { learnMoreUrl: LEARN_MORE } });
    expect(asked.map(({ method, status }) => [method, status])).toEqual([['GET', 200]]);
    expect(new URL(asked[0]!.url).searchParams.get('query')).not.toContain('\n');
  });

  it('and gets a refusal of another', async () => {
    await expect(client().request('{ help { learnMoreUrl } }')).rejects.toMatchObject({
      response: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] },
    });
  });
});

describe('relay-runtime', () => {
  it('asks a registered operation by its id, through its network layer', async () => {
    const network = relay.Network.create(async ({ id }, variables) => {
      const response = await watched(urlOf('registered'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ documentId: id, variables }),
      });
      return (await response.json()) as never;
    });
    const parameters = {
      id: HELP.id,
      name: 'Help',
      operationKind: 'query',
      text: null,
      cacheID: HELP.id,
      metadata: {},
      providedVariables: null,
    } as const;
    const answer = await network.execute(parameters as never, {}, {}).toPromise();
    expect(answer).toMatchObject({ data: { help: { learnMoreUrl: LEARN_MORE } } });
    expect(sentDocument()).toEqual([false]);
  });
});
