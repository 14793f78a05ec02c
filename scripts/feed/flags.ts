import { parseArgs } from 'node:util';
import { subgraphs } from '../../subgraphs/registry.ts';
import { OVERRIDE_FLAGS, type Overrides } from '../../subgraphs/shared/feeds/guards.ts';

/** What a command of `npm run feed` was given. */
export type FeedArguments = {
  readonly command: string;
  readonly files: readonly string[];
  /** The feeds that `status` and `export` are about; all if empty. */
  readonly feeds: readonly string[];
  readonly overrides: Overrides;
  readonly again: boolean;
  /** The folder for rejects. */
  readonly rejects: string;
  /** The folder for exports. */
  readonly to: string;
};

const LOAD_FLAGS = ['rejects FOLDER', 'again', ...Object.values(OVERRIDE_FLAGS)].map((flag) => `--${flag}`).join(', ');

export const USAGE = `usage: npm run feed -- COMMAND
  load FILE…       loads files; - is standard input
  check FILE…      checks files and loads nothing; files of several feeds are checked against each other
  close FILE…      writes the closing line of files that were made or changed by hand
  status [FEED…]   what is loaded, and whether a load is not finished
  export [FEED…]   writes what is loaded, one file for each feed. Flag: --to FOLDER
Flags of load and check: ${LOAD_FLAGS}
Feeds: ${subgraphs.map(({ name }) => name).join(', ')}`;

/** Arguments that are not understood. */
class UsageError extends Error {}

const TAKE_FILES = ['load', 'check', 'close'];
const TAKE_FEEDS = ['status', 'export'];

/** @throws UsageError */
export function readFeedArguments(args: readonly string[]): FeedArguments {
  const guards = Object.values(OVERRIDE_FLAGS).map((flag) => [flag, { type: 'boolean' }] as const);
  const options = {
    ...Object.fromEntries(guards),
    again: { type: 'boolean' },
    help: { type: 'boolean' },
    rejects: { type: 'string' },
    to: { type: 'string' },
  } as const;
  const { values, positionals } = parse(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const [command = '', ...names] = positionals;
  const given = values as Readonly<Record<string, string | boolean | undefined>>;
  const overrides = Object.entries(OVERRIDE_FLAGS).map(([name, flag]) => [name, given[flag] === true]);
  const help = given['help'] === true;
  if (!help) checkNames(command, names);
  return {
    command: help ? 'help' : command,
    files: TAKE_FILES.includes(command) ? names : [],
    feeds: TAKE_FEEDS.includes(command) ? names : [],
    overrides: Object.fromEntries(overrides) as Overrides,
    again: given['again'] === true,
    rejects: String(given['rejects'] ?? '.data/feeds'),
    to: String(given['to'] ?? '.data/feeds'),
  };
}

function parse<Parsed>(read: () => Parsed): Parsed {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'unknown arguments'}\n${USAGE}`, { cause: error });
  }
}

function checkNames(command: string, names: readonly string[]): void {
  if (TAKE_FILES.includes(command)) {
    if (names.length === 0) throw new UsageError(`${command} needs a file\n${USAGE}`);
    return;
  }
  if (!TAKE_FEEDS.includes(command)) throw new UsageError(command === '' ? USAGE : `There is no command ${command}\n${USAGE}`);
  const unknown = names.filter((name) => !subgraphs.some((one) => one.name === name));
  if (unknown.length > 0) throw new UsageError(`There is no feed ${unknown.join(', ')}\n${USAGE}`);
}
