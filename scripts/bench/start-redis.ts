import { tmpdir } from 'node:os';
import { connectRedis } from '../../gateway/redis/connect-redis.ts';
import { freePort, type Program, startProgram } from './start-program.ts';

/** A Redis server of the bench's own. It keeps nothing on disk. @throws when there is no `redis-server` */
export async function startRedis(core: number | null): Promise<Program & { readonly url: string }> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const answers = async () => {
    const redis = connectRedis(url);
    try {
      await redis.connect();
      return (await redis.ping()) === 'PONG';
    } finally {
      redis.disconnect();
    }
  };
  return { ...(await startProgram(['redis-server', ...flags], { core, cwd: tmpdir() }, answers)), url };
}
