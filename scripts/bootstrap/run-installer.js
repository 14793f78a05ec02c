import { spawn, spawnSync } from 'node:child_process';

/** Reads a line before it becomes the program: when this process dies before it sends the line, nothing runs. */
const GATE = 'read -r go && exec "$0" "$@" < /dev/null';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end, and prints what it wrote only when it fails. Signals are passed on to it.
 *
 * @param onStart called with the id of the process before the program runs
 * @throws when the program fails
 */
export async function runInstaller(program, parameters, { cwd, env, onStart }) {
  const started = Date.now();
  const child = spawn('sh', ['-c', GATE, program, ...parameters], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? null : (signal ?? `code ${code}`)));
  });
  const pass = (signal) => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  try {
    onStart(child.pid);
    child.stdin.on('error', () => undefined).end('go\n');
    const failure = await ended;
    if (failure !== null) throw new Error(`${program} ${parameters.join(' ')} failed: ${failure}\n${output}`.trimEnd());
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
  }
  console.error(`  ${program} ${parameters[0]}: done in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** What was written is on the disk afterwards, so that a power failure cannot take it. */
export function flushDisk() {
  spawnSync('sync', { stdio: 'ignore' });
}
