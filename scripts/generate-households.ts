import { Presets, SingleBar } from 'cli-progress';
import { readFlags } from '../schema/contract/command-line.ts';
import { ConfigurationError } from '../schema/contract/configuration.ts';
import { MOST_HOUSEHOLDS } from './households/plan-household.ts';
import { writeFeeds } from './households/write-feeds.ts';

const FOLDER = '.data/households';

const FLAGS = {
  households: { type: 'string', value: 'N' },
  seed: { type: 'string', value: 'S' },
  out: { type: 'string', value: 'FOLDER' },
  gzip: { type: 'boolean' },
  letters: { type: 'string', value: 'FOLDER' },
} as const;

/** `npm run generate-households -- --households N`: writes feeds of fictional households, the same ones for the same seed. */
async function run(): Promise<void> {
  const given = readFlags(FLAGS);
  const households = readWhole('households', given.households, 1, MOST_HOUSEHOLDS);
  const seed = readWhole('seed', given.seed ?? '1', 0, 2 ** 32 - 1);
  const bar = process.stderr.isTTY ? showBar(households) : null;
  const begun = performance.now();
  const { files, persons } = await writeFeeds({
    households,
    seed,
    folder: given.out ?? FOLDER,
    gzip: given.gzip,
    ...(given.letters !== undefined && { letters: given.letters }),
    onProgress: (done) => bar?.update(done),
  });
  bar?.stop();
  const seconds = (performance.now() - begun) / 1000;
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  for (const file of files) console.log(`${file.path}: ${file.lines} lines, ${(file.bytes / 1e6).toFixed(1)} MB`);
  console.log(`${households} households, ${persons} persons, ${lines} lines in ${seconds.toFixed(1)} s`);
}

/** @throws ConfigurationError */
function readWhole(flag: string, value: string | undefined, least: number, most: number): number {
  const number = Number(value);
  if (value === undefined || !/^\d{1,10}$/.test(value) || number < least || number > most)
    throw new ConfigurationError([`--${flag}: must be a whole number from ${least} to ${most}`]);
  return number;
}

function showBar(total: number): SingleBar {
  const bar = new SingleBar(
    { format: '[{bar}] {value} of {total} households, {eta_formatted} left', stream: process.stderr },
    Presets.legacy,
  );
  bar.start(total, 0);
  return bar;
}

run().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 2;
});
