import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { temporaryFolder } from './temporary-folder.ts';

/** A Redis of the tests' own, which keeps nothing. */
export type RedisServer = { readonly url: string; readonly stop: () => Promise<void> };

/** @throws when there is no `redis-server` */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const folder = temporaryFolder();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder.path];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const failed = once(server, 'error').then(([error]) => Promise.reject(error as Error));
  const ready = (async () => {
    for await (const chunk of server.stdout as AsyncIterable<Buffer>) if (/Ready to accept/.test(chunk.toString())) return;
  })();
  await Promise.race([ready, failed]);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
      folder.remove();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
