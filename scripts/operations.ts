import { readConfig } from '../gateway/config.ts';
import { checkCommand } from './operations/check.ts';
import { compareVersions } from './operations/diff.ts';
import { list } from './operations/list.ts';
import { publish } from './operations/publish.ts';
import { rollBack } from './operations/rollback.ts';
import type { Command } from './operations/command.ts';

const COMMANDS: Readonly<Record<string, Command>> = { publish, list, diff: compareVersions, rollback: rollBack };

const USAGE = `usage: npm run operations -- check [--supergraph FILE] [--against FILE] [--clients FILE] [--report FILE] [--json]
       npm run operations -- publish [--dry-run] [--reason "…"] [--force]
       npm run operations -- list
       npm run operations -- diff [VERSION [VERSION]]
       npm run operations -- rollback [VERSION] [--reason "…"]
Versions may be shortened. CLIENTS names the file of clients, schema/clients.yaml without it. All but check need a REDIS_URL:
without one, gateways read the files that it lists.`;

/**
 * `npm run operations -- COMMAND`: manages the registered operations.
 *
 * @param say prints a line while the command runs
 * @returns the exit code: 0 on success, 1 when the result is not as wanted, 2 when the arguments are not understood
 */
export async function operationsCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  say: (line: string) => void = console.log,
): Promise<number> {
  const [name = '', ...rest] = args;
  const isCheck = name === 'check';
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command && !isCheck) {
    say(USAGE);
    return 2;
  }
  try {
    if (!command) return checkCommand(rest, env, say);
    return (await command(rest, readConfig(env), say)) ? 0 : 1;
  } catch (error) {
    const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false;
    say(isUsage ? `${(error as Error).message}\n${USAGE}` : (error as Error).message);
    return isUsage ? 2 : 1;
  }
}

if (import.meta.main) process.exitCode = await operationsCommand(process.argv.slice(2));
