import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { connectRedis } from '../../gateway/redis/connect-redis.ts';
import { freePort } from './free-ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A separate Redis server, on a free port of 127.0.0.1. */
export type RedisServer = {
  readonly url: string;
  /** Suspends it. Connections stay open, and nothing is answered. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Kills it. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts `redis-server`, which stores nothing on disk. Stop it after use. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const folder = temporaryFolder();
  const own = port ?? (await freePort());
  const options = ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder.path];
  const child = spawn('redis-server', options, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `redis://127.0.0.1:${own}`;
  await untilReady(url, child);
  const end = async (signal: NodeJS.Signals) => {
    // A suspended process handles no other signal.
    child.kill('SIGCONT');
    child.kill(signal);
    await ended;
    folder.remove();
  };
  return {
    url,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** The number of attempts with 50 ms in between: minutes, for a busy machine. */
const TRIES = 4_000;

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    const redis = connectRedis(url);
    try {
      await redis.connect();
      await redis.ping();
      return;
    } catch {
      await wait(50);
    } finally {
      redis.disconnect();
    }
  }
  throw new Error('redis-server does not answer');
}
