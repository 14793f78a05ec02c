import { createLog } from '../../gateway/telemetry/log.ts';
import { type GatewayOptions, startGateway } from '../../gateway/start-gateway.ts';
import { composeFixture, executeFixture, type FixtureSubgraph } from './fixture-supergraphs.ts';
import { type GraphAnswer, post } from './graph.ts';
import { OPEN_CLIENTS } from './open-clients.ts';

/** A gateway over fixtures that gets HTTP requests without a sign-in. */
export type FixtureGateway = {
  readonly url: string;
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<GraphAnswer>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a gateway over fixtures. Stop it after use.
 *
 * @param routes the URLs of subgraphs that do not run in this process, by name
 */
export async function startFixtureGateway(
  subgraphs: readonly FixtureSubgraph[],
  routes: Readonly<Record<string, string>> = {},
  options: Partial<GatewayOptions> = {},
): Promise<FixtureGateway> {
  const inProcess = subgraphs.filter(({ name }) => routes[name] === undefined);
  const gateway = await startGateway({
    supergraphSdl: composeFixture(...subgraphs),
    inProcess: new Map(inProcess.map((subgraph) => [subgraph.name, executeFixture(subgraph)])),
    routes: new Map(Object.entries(routes)),
    issuers: [],
    clients: OPEN_CLIENTS,
    assertionSecret: 'the assertion secret of the fixtures',
    introspection: false,
    log: createLog('silent'),
    audit: { append: () => Promise.resolve() },
    ...options,
  });
  const url = await gateway.listen(0);
  return { url, post: (body, headers) => post(url, body, headers), stop: gateway.stop };
}
