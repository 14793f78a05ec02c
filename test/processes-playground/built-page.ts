import { runCommand } from '../../scripts/tooling/run-command.ts';

/** Builds the page of the playground, unless it is there. */
export async function ensureBuiltPage(): Promise<void> {
  const { ok, output } = await runCommand(['node', 'scripts/build-playground.ts']);
  if (!ok) throw new Error(`The playground cannot be built:\n${output}`);
}
