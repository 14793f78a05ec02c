import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compose } from '../compose.ts';
import { configuredLimits, LIMIT_SHAPE } from '../../gateway/limits/limit-variables.ts';
import { limitsOf } from '../../gateway/limits/limits.ts';
import { readVariables } from '../../schema/contract/configuration.ts';
import { checkAgainst } from '../tooling/check-registered-operations.ts';
import { ROOT } from '../tooling/rover-config.ts';
import { renderCheck } from '../tooling/render-check.ts';

const IN_FORCE = 'schema/supergraph.graphql';

/**
 * `npm run operations -- check`: checks the registered operations against a supergraph, without contacting any server.
 *
 * @param env may name the file of clients, as `CLIENTS`, and the limits of gateways; the option `--clients` names another file
 * @param print prints the report
 * @returns the exit code: 0, or 1 when an operation is broken or none was checked, or 2 when the arguments are not understood
 */
export function checkCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  print: (text: string) => void = console.log,
): number {
  const options = readArguments(args, env);
  if (typeof options === 'string') {
    print(options);
    return 2;
  }
  const { against = join(ROOT, IN_FORCE), supergraph, clients = null, report, json, limits } = options;
  const before = existsSync(against) ? readFileSync(against, 'utf8') : null;
  const after = supergraph === undefined ? compose().supergraphSdl : readFileSync(supergraph, 'utf8');
  const checked = checkAgainst(before, after, clients, limits);
  if (report !== undefined) writeFileSync(report, renderCheck(checked, limits));
  print(json ? JSON.stringify(checked, null, 2) : renderCheck(checked, limits).trimEnd());
  return checked.length > 0 && checked.every(({ verdict }) => verdict !== 'breaking') ? 0 : 1;
}

function readArguments(args: readonly string[], env: NodeJS.ProcessEnv) {
  const string = { type: 'string' } as const;
  const files = { against: string, supergraph: string, clients: string, report: string };
  const options = { ...files, json: { type: 'boolean', default: false } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (env['CLIENTS']) values.clients ??= env['CLIENTS'];
    const limits = limitsOf(false, configuredLimits(readVariables(LIMIT_SHAPE, env)));
    const missing = [values.against, values.supergraph, values.clients].find((file) => file !== undefined && !existsSync(file));
    return missing === undefined ? { ...values, limits } : `There is no file ${missing}`;
  } catch (error) {
    return (error as Error).message;
  }
}
