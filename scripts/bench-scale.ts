import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { readFlags } from '../schema/contract/command-line.ts';
import { ConfigurationError } from '../schema/contract/configuration.ts';
import { type DatabaseKind, measureSize, type SizeFigures } from './bench/scale/measure-size.ts';
import { renderAim, renderLoads, renderRequests } from './bench/scale/render-scale.ts';
import { POSTGRES_SETTINGS } from './bench/scale/start-postgres.ts';
import { listenToSignals } from './bench/scale/undo-on-signal.ts';
import { compose } from './compose.ts';
import { MOST_HOUSEHOLDS } from './households/plan-household.ts';

const FLAGS = {
  households: { type: 'string', value: 'N,N,…' },
  database: { type: 'string', value: 'sqlite|postgres|both' },
  heads: { type: 'string', value: 'N' },
  seed: { type: 'string', value: 'S' },
  json: { type: 'boolean' },
} as const;

const DATABASES: Readonly<Record<string, readonly DatabaseKind[]>> = {
  sqlite: ['sqlite'],
  postgres: ['postgres'],
  both: ['postgres', 'sqlite'],
};

const INTRODUCTION = `For each number of households: loads generated feeds as npm run feed does, and asks as random heads, one request after
another, what their portal asks. CPU is that of one process with the gateway and the five subgraphs. Database time is what PostgreSQL
says of its statements, planning included; in SQLite it is what the statements take in that process. PostgreSQL: ${POSTGRES_SETTINGS};
the tables are read into its memory first.`;

/** @throws ConfigurationError */
function readOptions() {
  const { households = '100,10000,100000', database = 'both', heads = '500', seed = '1', json } = readFlags(FLAGS);
  const problems: string[] = [];
  const whole = (flag: string, value: string, most: number): number => {
    const number = Number(value);
    if (!/^\d{1,10}$/.test(value) || number < 1 || number > most) problems.push(`--${flag}: must be from 1 to ${most}`);
    return number;
  };
  const sizes = households.split(',').map((value) => whole('households', value, MOST_HOUSEHOLDS));
  const databases = Object.hasOwn(DATABASES, database) ? DATABASES[database]! : [];
  if (databases.length === 0) problems.push('--database: must be sqlite, postgres or both');
  const options = { sizes, databases, heads: whole('heads', heads, 100_000), seed: whole('seed', seed, 2 ** 32 - 1), json };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return options;
}

async function run(issuerFolder: string): Promise<void> {
  const { sizes, json, ...options } = readOptions();
  const issuer = await openDevIssuer(issuerFolder);
  const { supergraphSdl } = compose();
  const progress = (line: string) => console.error(`  ${line} …`);
  const common = { ...options, issuer, issuerFolder, supergraphSdl, secret: 'the assertion secret of the scale bench', progress };
  const all: SizeFigures[] = [];
  if (!json) console.log(`${INTRODUCTION}\n`);
  for (const households of sizes.toSorted((one, other) => one - other)) {
    for (const figures of await measureSize({ ...common, households })) {
      all.push(figures);
      if (json) continue;
      const fewest = all.find(({ database }) => database === figures.database)!;
      console.log(`${renderLoads(figures)}\n\n${renderRequests(figures, fewest)}\n`);
      if (figures !== fewest) console.log(`${renderAim(figures, fewest)}\n`);
    }
  }
  if (json)
    console.log(JSON.stringify(all, (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value), 2));
}

const issuerFolder = mkdtempSync(join(tmpdir(), 'myservices-scale-issuer-'));
listenToSignals();
process.once('exit', () => rmSync(issuerFolder, { recursive: true, force: true }));
run(issuerFolder).catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 2;
});
