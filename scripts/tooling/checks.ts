import { runCommand } from './run-command.ts';

type Check = { readonly name: string; readonly command: readonly string[] };

/** What `npm run check` runs, the slowest first, so that the others fit beside them. */
const CHECKS: readonly Check[] = [
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of the playground', command: ['tsc', '--noEmit', '--project', 'gateway/playground/app'] },
  { name: 'page of the playground', command: ['node', 'scripts/build-playground.ts'] },
  { name: 'format', command: ['prettier', '--check', '.'] },
  { name: 'boundaries', command: ['depcruise', '.', '--config', '.dependency-cruiser.cjs'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'composition', command: ['node', 'scripts/compose.ts', '--check'] },
  { name: 'operations', command: ['node', 'scripts/operations.ts', 'check'] },
  { name: 'generated types', command: ['node', 'scripts/generate-types.ts', '--check'] },
  { name: 'feeds', command: ['node', 'scripts/generate-feeds.ts', '--check'] },
  { name: 'letters', command: ['node', 'scripts/generate-letters.ts', '--check'] },
  { name: 'documents', command: ['node', 'scripts/generate-docs.ts', '--check'] },
  { name: 'commit messages', command: ['node', 'scripts/check-commits.ts'] },
];

const AT_ONCE = 2;

export type Totals = { readonly passed: number; readonly failed: number };

/** Runs the checks, says how each went, and prints all that a failed one printed. */
export async function runChecks(checks: readonly Check[] = CHECKS): Promise<Totals> {
  const waiting = [...checks];
  let failed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await runCheck(check))) failed++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { passed: checks.length - failed, failed };
}

async function runCheck({ name, command }: Check): Promise<boolean> {
  const { ok, output, seconds } = await runCommand(command);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)${ok ? '' : `\n${indent(output)}`}`);
  return ok;
}

const indent = (text: string) => text.replaceAll(/^/gm, '  ');
