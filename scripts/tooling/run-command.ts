import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './rover-config.ts';

/** The environment of programs that scripts start. It turns off all telemetry, and lets Node keep what it compiled. */
export const CHILD_ENVIRONMENT = {
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
  ...process.env,
  APOLLO_TELEMETRY_DISABLED: '1',
};

export type CommandResult = { readonly ok: boolean; readonly output: string; readonly seconds: number };

/** Runs a program of node_modules/.bin or of the PATH in the root of the project, and collects what it prints. */
export function runCommand(command: readonly string[]): Promise<CommandResult> {
  const started = performance.now();
  const [program = '', ...parameters] = command;
  const path = `${ROOT}/node_modules/.bin:${process.env['PATH']}`;
  const child = spawn(program, parameters, { cwd: ROOT, env: { ...CHILD_ENVIRONMENT, PATH: path, NO_COLOR: '1' } });
  return new Promise((resolve) => {
    let output = '';
    const finish = (ok: boolean) => resolve({ ok, output: output.trim(), seconds: (performance.now() - started) / 1000 });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
