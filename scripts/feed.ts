import { ConfigurationError } from '../schema/contract/configuration.ts';
import { databaseCodeOf } from '../subgraphs/shared/database-code.ts';
import { checkFiles } from './feed/check.ts';
import { closeFiles } from './feed/close.ts';
import { exportFeeds } from './feed/export.ts';
import { type FeedArguments, readFeedArguments, USAGE } from './feed/flags.ts';
import { loadFiles, type Outcome } from './feed/load.ts';
import { configuredUrl } from './feed/places.ts';
import { printStatus } from './feed/status.ts';

/**
 * `npm run feed -- load FILE… | check FILE… | close FILE… | status | export`; see schema/feeds/README.md.
 *
 * @returns the exit code: 0 all is well, 1 some lines were rejected, 2 a file was refused
 */
async function run(given: FeedArguments): Promise<Outcome> {
  const { command, files } = given;
  const takesFiles = command === 'load' || command === 'check' || command === 'close';
  const isKnown = takesFiles || command === 'status' || command === 'export';
  if (!isKnown || takesFiles !== files.length > 0) throw new ConfigurationError([USAGE]);
  if (command === 'close') {
    closeFiles(files);
    return 0;
  }
  const url = configuredUrl();
  if (command === 'check') return checkFiles(url, given);
  if (url === null)
    throw new ConfigurationError(['DATABASE_URL must name tables that last, as sqlite:data/graph.db or postgres://…']);
  if (command === 'load') return loadFiles(url, given);
  await (command === 'status' ? printStatus(url) : exportFeeds(url, given.to));
  return 0;
}

/** A message of the database may repeat a value; its code does not. */
function fail(error: unknown): void {
  const code = databaseCodeOf(error);
  const message = error instanceof Error ? error.message : 'The command failed';
  console.error(code === null ? message : `The database failed: ${code}`);
  process.exitCode = 2;
}

await Promise.resolve()
  .then(() => run(readFeedArguments(process.argv.slice(2))))
  .then((outcome) => void (process.exitCode = outcome), fail);
