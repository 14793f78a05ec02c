import { Agent, createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningGateway } from './world.ts';

/** How often it asks gateways whether they are ready, in milliseconds. */
const LOOK_MS = 200;

/** How long it waits for a gateway that was started, in milliseconds. */
const PATIENCE_MS = 60_000;

type Backend = { readonly gateway: RunningGateway; readonly agent: Agent; isReady: boolean };

/** A load balancer as it stands in front of gateways: it sends requests to those that say that they are ready, and repeats none. */
export type Balancer = {
  readonly url: string;
  readonly add: (gateway: RunningGateway) => void;
  readonly remove: (gateway: RunningGateway) => void;
  readonly isReady: (gateway: RunningGateway) => Promise<void>;
  readonly stop: () => void;
};

export async function openBalancer(gateways: readonly RunningGateway[]): Promise<Balancer> {
  const backends = new Set<Backend>();
  const find = (gateway: RunningGateway) => [...backends].find((backend) => backend.gateway === gateway);
  const add = (gateway: RunningGateway) => void backends.add({ gateway, agent: new Agent({ keepAlive: true }), isReady: false });
  const look = async (backend: Backend) => {
    // One that has ended does not answer.
    backend.isReady = await fetch(backend.gateway.readyUrl).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  const timer = setInterval(() => {
    for (const backend of backends) void look(backend);
  }, LOOK_MS);
  gateways.forEach(add);
  await Promise.all([...backends].map(look));
  let turn = 0;
  const server = createServer((request, response) => {
    const all = [...backends];
    const ready = all.filter(({ isReady }) => isReady);
    // When none says that it is ready, it is better to ask one of them than none.
    const able = ready.length > 0 ? ready : all;
    const backend = able[(turn += 1) % able.length];
    if (backend) forward(request, response, backend);
    else response.writeHead(502).end();
  });
  server.keepAliveTimeout = 600_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    add,
    remove(gateway) {
      const backend = find(gateway);
      backend?.agent.destroy();
      if (backend) backends.delete(backend);
    },
    async isReady(gateway) {
      const begun = performance.now();
      while (!find(gateway)?.isReady) {
        if (performance.now() - begun > PATIENCE_MS) throw new Error('A gateway that was started is not ready');
        await wait(LOOK_MS / 2);
      }
    },
    stop() {
      clearInterval(timer);
      server.close();
      server.closeAllConnections();
      for (const { agent } of backends) agent.destroy();
    },
  };
}

function forward(request: IncomingMessage, response: ServerResponse, { gateway, agent }: Backend): void {
  const { method, url, headers } = request;
  const forwarded = send(new URL(url ?? '/', gateway.url), { agent, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  forwarded.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  request.pipe(forwarded);
}
