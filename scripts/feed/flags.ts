import { parseArgs } from 'node:util';
import { ConfigurationError } from '../../schema/contract/configuration.ts';
import { OVERRIDE_FLAGS, type Overrides } from '../../subgraphs/shared/feeds/guards.ts';

/** What a command of `npm run feed` was given. */
export type FeedArguments = {
  readonly command: string;
  readonly files: readonly string[];
  readonly overrides: Overrides;
  readonly again: boolean;
  /** The folder for rejects. */
  readonly rejects: string;
  /** The folder for exports. */
  readonly to: string;
};

export const USAGE = `usage: npm run feed -- COMMAND
  load FILE…    loads files; - is standard input. Flags: --rejects FOLDER, --again, ${Object.values(OVERRIDE_FLAGS)
    .map((flag) => `--${flag}`)
    .join(', ')}
  check FILE…   checks files and loads nothing; files of several feeds are checked against each other. Flag: --rejects FOLDER
  close FILE…   writes the closing line of files that were made or changed by hand
  status        what is loaded, and whether a load is not finished
  export        writes what is loaded, one file for each feed. Flag: --to FOLDER`;

/** @throws ConfigurationError */
export function readFeedArguments(args: readonly string[]): FeedArguments {
  const guards = Object.values(OVERRIDE_FLAGS).map((flag) => [flag, { type: 'boolean' }] as const);
  const options = {
    ...Object.fromEntries(guards),
    again: { type: 'boolean' },
    rejects: { type: 'string' },
    to: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command = '', ...files] = positionals;
    const given = values as Readonly<Record<string, string | boolean | undefined>>;
    const overrides = Object.entries(OVERRIDE_FLAGS).map(([name, flag]) => [name, given[flag] === true]);
    return {
      command,
      files,
      overrides: Object.fromEntries(overrides) as Overrides,
      again: given['again'] === true,
      rejects: String(given['rejects'] ?? '.data/feeds'),
      to: String(given['to'] ?? '.data/feeds'),
    };
  } catch (error) {
    throw new ConfigurationError([error instanceof Error ? error.message : 'unknown arguments', USAGE]);
  }
}
