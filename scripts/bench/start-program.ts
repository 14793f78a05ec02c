import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Usage } from './answer-parent.ts';
import { onCore } from './cores.ts';
import { usageOf } from './program-usage.ts';

/** A program that is not ours. */
export type Program = {
  /** @returns what it has used; null where there is no /proc */
  readonly usage: () => Usage | null;
  readonly stop: () => Promise<void>;
};

const TRIES = 120;
const BETWEEN_MS = 250;

/** @returns a port of this machine that is free now */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/**
 * @param answers whether the program answers yet
 * @throws Error with the last that it printed, when it ends or does not answer within half a minute
 */
export async function startProgram(
  command: readonly [string, ...string[]],
  { core, cwd, environment = {} }: { core: number | null; cwd: string; environment?: NodeJS.ProcessEnv },
  answers: () => Promise<boolean>,
): Promise<Program> {
  const [program, ...args] = onCore(core, command);
  const child = spawn(program, args, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed = `${printed}${text}`.slice(-1_000)));
  let ended: Error | null = null;
  const exit = new Promise<void>((resolve) => {
    child.once('error', (error) => ((ended = error), resolve()));
    child.once('exit', (code) => ((ended ??= new Error(`it ended with ${code}`)), resolve()));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([exit, wait(2_000).then(() => child.kill('SIGKILL'))]);
    await exit;
  };
  for (let tries = 0; tries < TRIES && ended === null; tries += 1) {
    // It does not listen yet; what it printed is reported if it never does.
    if (await answers().catch(() => false)) return { usage: () => usageOf(child.pid ?? 0), stop };
    await wait(BETWEEN_MS);
  }
  const why = (ended as Error | null)?.message ?? 'it does not answer';
  await stop();
  throw new Error(`${why}${printed.trim() && `: ${printed.trim().replaceAll(/\s+/g, ' ')}`}`);
}
