import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFetchSender } from './execution/fetch-sender.ts';
import { openSources, type SourceDirectory, type SourceOptions } from './execution/source-directory.ts';
import type { Source } from './execution/sources.ts';
import { createHttpServer } from './http-server.ts';
import type { Log } from './log.ts';
import { connectRedis } from './redis.ts';
import { createFederatedServer } from './request/federated-server.ts';
import { createViewerStep } from './request/identify-viewer.ts';
import { LIMITS, OPEN_LIMITS } from './request/limits.ts';
import { createReceiver, type ReceiveRequest } from './request/receive-request.ts';
import { createTokenVerifier, type TrustedIssuer } from './sign-in/verify-token.ts';
import { redisStandings } from './standing/shared-standings.ts';
import { createStandingCache } from './standing/standing-cache.ts';
import { createStandingReader } from './standing/standing-reader.ts';
import { SupergraphHolder } from './supergraph/supergraph-holder.ts';

export type GatewayOptions = SourceOptions & {
  /** The composed supergraph. */
  readonly supergraphSdl: string;
  /** Serve a supergraph that no policies cover; never in production. */
  readonly open?: boolean;
  /** Who executes plans; `apollo` is the reference. */
  readonly executor?: 'own' | 'apollo';
  readonly issuers: readonly TrustedIssuer[];
  readonly assertionSecret: string;
  readonly redisUrl?: string | null;
  readonly introspection: boolean;
  readonly rejectDenied?: boolean;
  readonly log: Log;
  /** Milliseconds since 1970; the clock of tokens and assertions. */
  readonly clock?: () => number;
};

export type Gateway = {
  readonly holder: SupergraphHolder;
  /** Answers HTTP requests without listening. */
  readonly receive: ReceiveRequest;
  /** @returns the URL of `/graphql`. Port 0 takes a free one */
  readonly listen: (port: number, host?: string) => Promise<string>;
  /** Lets requests under way finish, and closes every connection. */
  readonly stop: () => Promise<void>;
};

/**
 * Puts a gateway together.
 *
 * @throws when the supergraph is not valid or not covered
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { clock = Date.now, open = false } = options;
  const holder = new SupergraphHolder(options.supergraphSdl, { open, executor: options.executor ?? 'own' });
  const sources = openSources(() => holder.current.routes, options);
  const redis = options.redisUrl ? connectRedis(options.redisUrl) : null;
  await redis?.connect().catch(() => undefined);
  const server = createFederatedServer(holder, {
    limits: open ? OPEN_LIMITS : LIMITS,
    rejectDenied: options.rejectDenied ?? false,
    sendFor: createFetchSender(sources, options.assertionSecret, clock),
    introspection: options.introspection,
    log: options.log,
    clock,
  });
  await server.start();
  const standings = createStandingReader(identityAmong(sources), options.assertionSecret);
  const findStanding = createStandingCache(standings, redis && redisStandings(redis));
  const receive = createReceiver(server, createViewerStep(createTokenVerifier(options.issuers), findStanding), clock);
  const http = createHttpServer(answerBy(receive));
  return {
    holder,
    receive,
    listen: async (port, host = '127.0.0.1') => `${await http.listen(port, host)}/graphql`,
    async stop() {
      await http.close();
      await server.stop();
      await sources.close();
      redis?.disconnect();
    },
  };
}

const identityAmong = (sources: SourceDirectory): Pick<Source, 'send'> => ({
  async send(body, assertion) {
    const identity = sources.get('identity');
    if (!identity) throw new Error('There is no identity subgraph');
    return identity.send(body, assertion);
  },
});

const answerBy =
  (receive: ReceiveRequest) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split('?', 1)[0];
    if (path === '/graphql' || path === '/') void receive(request, response);
    else if (path === '/health') response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
    else response.writeHead(404).end();
  };
