import { checkCommand } from './operations/check.ts';

const USAGE = `usage: npm run operations -- check [--against FILE] [--supergraph FILE] [--report FILE] [--json]
  check   every registered operation of every client against a new supergraph, offline`;

/** What was typed is not understood. */
const BAD_USAGE = 2;

if (import.meta.main) {
  const [command, ...args] = process.argv.slice(2);
  if (command === 'check') process.exitCode = checkCommand(args);
  else {
    console.error(USAGE);
    process.exitCode = BAD_USAGE;
  }
}
