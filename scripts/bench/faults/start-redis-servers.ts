import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../start-program.ts';
import { type Child, startChild } from './child.ts';
import { makeFolder, removeFolder } from './own-folder.ts';

const READY = /Ready to accept connections/;

/** A Redis server that keeps nothing on disk. */
export const startRedisOn = (port: number, more: readonly string[] = []): Promise<Child> =>
  startChild('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...more], READY);

export type SentinelGroup = {
  /** The primary at first. */
  readonly primary: Child;
  readonly url: string;
  /** Resolves when a Sentinel says that another one is the primary. */
  readonly moved: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Two servers, of which one follows the other, and a Sentinel that watches them. @throws when they are not installed */
export async function startSentinelGroup(): Promise<SentinelGroup> {
  const folder = makeFolder('redis');
  const [first, second, sentinel] = [await freePort(), await freePort(), await freePort()];
  const primary = await startRedisOn(first);
  const replica = await startRedisOn(second, ['--replicaof', '127.0.0.1', String(first)]);
  const file = join(folder, 'sentinel.conf');
  const lines = [
    `port ${sentinel}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor graph 127.0.0.1 ${first} 1`,
    'sentinel down-after-milliseconds graph 1000',
    'sentinel failover-timeout graph 10000',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  // Before it has found the replica, it has nothing to replace the primary with.
  const watcher = await startChild('redis-sentinel', [file], /\+slave /);
  return {
    primary,
    url: `redis-sentinel://127.0.0.1:${sentinel}/graph`,
    moved: () => watcher.prints(/\+switch-master/),
    async stop() {
      for (const child of [watcher, replica, primary]) await child.end('SIGKILL');
      removeFolder(folder);
    },
  };
}
