import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { connectRedis, type RedisAddress } from '../../gateway/redis/connect-redis.ts';
import type { PrivateCertificate } from './private-ca.ts';
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

/** Starts `redis-server`, which stores nothing on disk. Stop it after use. @param certificate for TLS; null: none */
export async function startRedis(port?: number, certificate: PrivateCertificate | null = null): Promise<RedisServer> {
  const folder = temporaryFolder();
  const own = port ?? (await freePort());
  const ports = certificate ? tlsOptions(own, certificate) : ['--port', String(own)];
  const options = [...ports, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder.path];
  const child = spawn('redis-server', options, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `${certificate ? 'rediss' : 'redis'}://127.0.0.1:${own}`;
  await untilReady(certificate ? { url, ca: readFileSync(certificate.caFile, 'utf8') } : url, child);
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

/** A server that speaks TLS alone. */
const tlsOptions = (port: number, { certFile, keyFile, caFile }: PrivateCertificate): string[] =>
  ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no'].concat([
    '--tls-cert-file',
    certFile,
    '--tls-key-file',
    keyFile,
    '--tls-ca-cert-file',
    caFile,
  ]);

/** The number of attempts with 50 ms in between: minutes, for a busy machine. */
const TRIES = 4_000;

async function untilReady(url: RedisAddress, child: ChildProcess): Promise<void> {
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
