import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy in front of a Redis. It can become silent: then it reads commands, and does not answer. */
export type SilentFront = {
  readonly url: string;
  readonly fallSilent: () => void;
  /** The keys with this prefix that were requested while it was silent. */
  readonly keys: (beginning: string) => ReadonlySet<string>;
  readonly stop: () => void;
};

/** Listens on a free port of 127.0.0.1. Stop it after use. */
export async function startSilentFront(redisUrl: string): Promise<SilentFront> {
  const sockets: Socket[] = [];
  let silent = false;
  let heard = '';
  const server = createServer((client) => {
    const redis = connect(Number(new URL(redisUrl).port), '127.0.0.1');
    for (const socket of [client, redis]) sockets.push(socket.on('error', () => undefined));
    client.on('data', (chunk) => {
      if (silent) heard += chunk.toString('latin1');
      else redis.write(chunk);
    });
    redis.on('data', (chunk) => client.write(chunk));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fallSilent: () => void (silent = true),
    keys: (beginning) => new Set(heard.split('\r\n').filter((line) => line.startsWith(beginning))),
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
