import { createServer } from 'node:http';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createLog } from '../../gateway/telemetry/log.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { echoFetchId } from '../../subgraphs/shared/echo-fetch-id.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { bigAnswer } from './big-answer.ts';
import { listenLocally } from './listen.ts';

export type BigAnswerSettings =
  | { readonly what: 'subgraph' }
  | { readonly what: 'ours' | 'stock'; readonly supergraphSdl: string; readonly executor?: 'own' | 'apollo' };

// One of the processes of big-response.ts: the subgraph, which answers a text that is there already, or a gateway before it.

async function startSubgraph(): Promise<string> {
  const answer = Buffer.from(bigAnswer());
  return listenLocally(
    createServer((request, response) => {
      echoFetchId(request, response);
      request.resume().once('end', () => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer);
      });
    }),
  );
}

async function startOurs(supergraphSdl: string): Promise<string> {
  const gateway = await startGateway({
    supergraphSdl,
    open: true,
    issuers: [],
    clients: [],
    assertionSecret: 'the assertion secret of the bench',
    introspection: false,
    log: createLog('info'),
    audit: { append: () => Promise.resolve() },
  });
  return gateway.listen(0);
}

async function startStock(supergraphSdl: string): Promise<string> {
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return new URL('/graphql', url).href;
}

const settings = await readSettings<BigAnswerSettings>();
const started = {
  subgraph: startSubgraph,
  ours: () => startOurs('supergraphSdl' in settings ? settings.supergraphSdl : ''),
  stock: () => startStock('supergraphSdl' in settings ? settings.supergraphSdl : ''),
}[settings.what];
answerParent(await started(), undefined, () => process.pid);
