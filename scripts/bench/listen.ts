import type { AddressInfo, Server } from 'node:net';

/** Listens on a free port of this machine. @returns the URL of `/graphql` */
export async function listenLocally(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
