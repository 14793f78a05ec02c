import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports below the ephemeral range of the system, so that no outgoing connection takes one of them. */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/** @returns a port that was free a moment ago */
export const freePort = (): Promise<number> => findPort(1);

/** @returns a port that was free a moment ago, as was the one after it */
export const freePorts = (): Promise<number> => findPort(2);

async function findPort(inARow: number): Promise<number> {
  for (;;) {
    const first = randomInt(LOWEST, HIGHEST);
    const free = await Promise.all(Array.from({ length: inARow }, (_, offset) => isFree(first + offset)));
    if (!free.includes(false)) return first;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  try {
    await listening;
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
