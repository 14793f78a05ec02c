import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectOnce, connectRedis, type Redis } from '../../gateway/redis/connect-redis.ts';
import { freePort } from './free-ports.ts';
import { type RunningProcess, startProgram, until } from './processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Servers of Redis that replace each other. `stopProcesses` ends them. */
export type RedisGroup = {
  readonly url: string;
  /** @returns the server that has a key now */
  readonly primaryOf: (key: string) => Promise<RedisMember>;
  readonly remove: () => void;
};

export type RedisMember = {
  readonly port: number;
  /** Suspends it: connections stay open, and nothing is answered. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly kill: () => Promise<unknown>;
};

/** A primary, a replica, and three Sentinels that replace the primary after a second of silence. */
export async function startSentinels(): Promise<RedisGroup> {
  const folder = temporaryFolder();
  const ports = [await freePort(), await freePort()];
  const servers = ports.map((port) => startServer(folder.path, port));
  await Promise.all(ports.map(untilReady));
  await command(ports[1]!, 'REPLICAOF', '127.0.0.1', String(ports[0]));
  await until(async () => (await command(ports[1]!, 'INFO', 'replication')).includes('master_link_status:up'));
  const sentinels: number[] = [];
  for (const index of [0, 1, 2]) {
    const port = await freePort();
    const file = join(folder.path, `sentinel-${index}.conf`);
    writeFileSync(file, sentinelFile(port, ports[0]!));
    startProgram('redis-server', [file, '--sentinel']);
    sentinels.push(port);
    await untilReady(port);
  }
  const knowsAll = async (port: number) => /slaves=1,sentinels=3/.test(await command(port, 'INFO', 'sentinel'));
  await until(async () => (await Promise.all(sentinels.map(knowsAll))).every(Boolean));
  return {
    url: `redis-sentinel://${sentinels.map((port) => `127.0.0.1:${port}`).join(',')}/mymaster`,
    async primaryOf() {
      const [, port] = (await command(sentinels[0]!, 'SENTINEL', 'get-master-addr-by-name', 'mymaster')).split('\n');
      return memberOf(Number(port), servers[ports.indexOf(Number(port))]!);
    },
    remove: folder.remove,
  };
}

const sentinelFile = (port: number, primary: number): string =>
  [
    `port ${port}`,
    'bind 127.0.0.1',
    `sentinel monitor mymaster 127.0.0.1 ${primary} 2`,
    'sentinel down-after-milliseconds mymaster 1000',
    'sentinel failover-timeout mymaster 5000',
    '',
  ].join('\n');

/** A cluster of three primaries with a replica each. */
export async function startCluster(): Promise<RedisGroup> {
  const folder = temporaryFolder();
  const servers = new Map<number, RunningProcess>();
  while (servers.size < 6) {
    const port = await freePort();
    // The nodes talk to each other on the port that is higher by 10,000.
    if (port > 55_000) continue;
    const options = ['--cluster-enabled', 'yes', '--cluster-config-file', `nodes-${port}.conf`, '--cluster-node-timeout', '1500'];
    servers.set(port, startServer(folder.path, port, options));
    await untilReady(port);
  }
  const nodes = [...servers.keys()].map((port) => `127.0.0.1:${port}`);
  const made = spawnSync('redis-cli', ['--cluster', 'create', ...nodes, '--cluster-replicas', '1', '--cluster-yes']);
  if (made.status !== 0) throw new Error(`redis-cli made no cluster: ${made.stdout.toString()}${made.stderr.toString()}`);
  const [first = 0] = servers.keys();
  await until(async () => (await command(first, 'CLUSTER', 'INFO')).includes('cluster_state:ok'));
  // A replica that has copied nothing yet replaces nobody.
  const infos = () => Promise.all([...servers.keys()].map((port) => command(port, 'INFO', 'replication')));
  await until(async () => (await infos()).filter((info) => info.includes('master_link_status:up')).length === 3);
  return {
    url: `redis-cluster://${nodes.join(',')}`,
    async primaryOf(key) {
      const answering = [...servers].find(([, { child }]) => child.signalCode === null && !frozen.has(child.pid))?.[0] ?? first;
      const slot = await command(answering, 'CLUSTER', 'KEYSLOT', key);
      const list = await command(answering, 'CLUSTER', 'NODES');
      const port = list.split('\n').flatMap((line) => portWithSlot(line, Number(slot)))[0] ?? 0;
      return memberOf(port, servers.get(port)!);
    },
    remove: folder.remove,
  };
}

/** @param line of `CLUSTER NODES` */
function portWithSlot(line: string, slot: number): number[] {
  const [, address = '', flags = '', , , , , , ...ranges] = line.split(' ');
  if (!flags.includes('master')) return [];
  const has = ranges.some((range) => {
    const [from = '', to = from] = range.split('-');
    return Number(from) <= slot && slot <= Number(to);
  });
  return has ? [Number(/:(\d+)/.exec(address)?.[1])] : [];
}

/** The ids of the processes that are suspended. */
const frozen = new Set<number | undefined>();

const memberOf = (port: number, { child, stop }: RunningProcess): RedisMember => ({
  port,
  freeze() {
    frozen.add(child.pid);
    child.kill('SIGSTOP');
  },
  thaw() {
    frozen.delete(child.pid);
    child.kill('SIGCONT');
  },
  kill: () => stop('SIGKILL'),
});

const startServer = (folder: string, port: number, options: readonly string[] = []): RunningProcess =>
  startProgram(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder].concat(options),
  );

const untilReady = (port: number) => until(async () => (await command(port, 'PING')).includes('PONG'));

/** @returns what redis-cli prints. It asks this one server, whatever that is */
async function command(port: number, ...words: readonly string[]): Promise<string> {
  return spawnSync('redis-cli', ['-p', String(port), ...words], { encoding: 'utf8', timeout: 5_000 }).stdout;
}

/** @returns a connection that is ready. The caller closes it */
export async function connectGroup({ url }: RedisGroup, commandTimeout = 250): Promise<Redis> {
  const redis = connectRedis(url, commandTimeout);
  await connectOnce(redis);
  return redis;
}
