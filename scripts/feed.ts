import { readFeedConfig } from '../subgraphs/config.ts';
import { checkFiles } from './feed/check.ts';
import { closeFiles } from './feed/close.ts';
import { exportFeeds } from './feed/export.ts';
import { type FeedArguments, readFeedArguments, USAGE } from './feed/flags.ts';
import { loadFiles, type Outcome } from './feed/load.ts';
import { peekFeed } from './feed/open-file.ts';
import { describeFailure, type TablesConfig } from './feed/places.ts';
import { printStatus } from './feed/status.ts';

/**
 * `npm run feed -- load FILE… | check FILE… | close FILE… | status [FEED…] | export [FEED…]`; see schema/feeds/README.md.
 *
 * @returns the exit code: 0 all is well, 1 some lines were rejected, 2 a file was refused, or a feed could not be used
 */
async function run(given: FeedArguments): Promise<Outcome> {
  const { command, files, feeds } = given;
  if (command === 'help') console.log(USAGE);
  else if (command === 'close') closeFiles(files);
  else {
    const named = await Promise.all(files.map(peekFeed));
    // Standard input may have any feed.
    const identity = named.includes('identity') || files.includes('-');
    const config = readFeedConfig({ identity, lasting: command !== 'check' });
    if (command === 'check') return checkFiles(config, given);
    const tables = config as TablesConfig;
    if (command === 'load') return loadFiles(tables, given);
    return command === 'status' ? printStatus(tables, feeds) : exportFeeds(tables, given.to, feeds);
  }
  return 0;
}

/** Whoever reads the output may stop before its end, as `head` does. The work goes on, and what is printed is dropped. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);

function fail(error: unknown): void {
  console.error(describeFailure(error));
  process.exitCode = 2;
}

await Promise.resolve()
  .then(() => run(readFeedArguments(process.argv.slice(2))))
  .then((outcome) => void (process.exitCode = outcome), fail);
