import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { getOwn } from '../../schema/contract/own-property.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import type { Situation } from './situation.ts';
import type { GatewaySettings } from './variant.ts';

// Apollo's gateway, set up as in its documentation. It has no tokens and no rules: every request counts as the head's.

const { plainSupergraphSdl, routes } = await readSettings<GatewaySettings>();
let situation: Situation | null = null;
const gateway = new ApolloGateway({
  supergraphSdl: plainSupergraphSdl,
  buildService: ({ name }) =>
    new RemoteGraphQLDataSource({
      url: String(getOwn(routes, name)),
      willSendRequest: ({ request }) =>
        request.http?.headers.set(ASSERTION_HEADER, getOwn<string>(situation?.assertions ?? {}, name) ?? ''),
    }),
});
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
answerParent(new URL('/graphql', url).href, undefined, (told) => void (situation = told as Situation));
