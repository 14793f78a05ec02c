import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultOfMessage } from './tooling/commit-message.ts';
import { ROOT } from './tooling/rover-config.ts';

/** The file whose first commit introduced the rule. Older commits are not checked. */
const RULE = '.githooks/commit-msg';

const git = (...parameters: string[]): string => execFileSync('git', parameters, { cwd: ROOT, encoding: 'utf8' });

/**
 * `node scripts/check-commits.ts` checks the message of every commit since the rule was introduced. `--file FILE` checks one
 * message before it is committed.
 */
function main(): void {
  const { values } = parseArgs({ options: { file: { type: 'string' } } });
  const messages = values.file === undefined ? readMessages() : [readFileSync(values.file, 'utf8')];
  const faults = messages.flatMap((message) => {
    const fault = faultOfMessage(message);
    return fault === null ? [] : [`"${message.split('\n', 1)[0]}" ${fault}`];
  });
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`${messages.length} commit messages are valid`);
}

function readMessages(): string[] {
  // An archive of the sources has no history.
  if (!existsSync(join(ROOT, '.git'))) return [];
  const first = git('log', '--diff-filter=A', '--format=%H', '--', RULE).trim().split('\n').at(-1);
  // A shallow clone may lack the first commit.
  const range = first ? [`${first}..HEAD`] : ['-1'];
  return git('log', '--format=%B%x00', ...range)
    .split('\0')
    .map((message) => message.trim())
    .filter((message) => message !== '');
}

main();
