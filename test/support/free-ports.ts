import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';

/** @returns a port that was free a moment ago, as was the one after it */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = await listen(0);
    const { port } = first.address() as AddressInfo;
    const second = await listen(port + 1).catch(() => null);
    for (const server of [first, second]) if (server) await new Promise((resolve) => server.close(resolve));
    if (second) return port;
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return server;
}
