import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Flags, readFlags } from '../schema/contract/command-line.ts';
import { onSignals } from '../schema/contract/drain.ts';
import { failToStart } from '../schema/contract/listening.ts';
import { readSubgraphs, ROOT, type SubgraphSource } from './tooling/rover-config.ts';

// `npm run start:subgraphs [-- --config FILE]`: starts every subgraph as a process of its own, on the port of its routing URL
// in rover.yaml, or in FILE. When one of them ends, or a signal comes, all are stopped.

const FLAGS = { config: { type: 'string', value: 'FILE' } } as const satisfies Flags;

let stopping = false;
const children = readSources().map(startChild);

function readSources(): readonly SubgraphSource[] {
  try {
    return readSubgraphs(readFlags(FLAGS).config);
  } catch (error) {
    return failToStart(error, '');
  }
}

/** Each process has a management port of its own: the first that of MANAGEMENT_PORT, the others those after it. */
function managementOf(index: number): NodeJS.ProcessEnv {
  const { MANAGEMENT_PORT: first } = process.env;
  return first === undefined ? {} : { MANAGEMENT_PORT: /^\d+$/.test(first) ? String(Number(first) + index) : first };
}

function startChild({ name, url }: SubgraphSource, index: number): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, 'subgraphs/main.ts'), name, new URL(url).port], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...managementOf(index), APOLLO_TELEMETRY_DISABLED: '1' },
  });
  prefixLines(name, child.stdout, console.log);
  prefixLines(name, child.stderr, console.error);
  child.once('exit', (code, signal) => {
    if (!stopping) void stopAll(1, `${name} ended (${signal ?? code}), stopping the others`);
  });
  return child;
}

function prefixLines(name: string, output: Readable, print: (line: string) => void): void {
  createInterface({ input: output }).on('line', (line) => print(`[${name}] ${line}`));
}

async function stopAll(exitCode: number, reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log(reason);
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const exits = running.map((child) => once(child, 'exit'));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(exits);
  process.exit(exitCode);
}

onSignals(
  () => void stopAll(0, 'stopping'),
  () => children.forEach((child) => child.kill('SIGKILL')),
);
