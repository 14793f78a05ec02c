import { readFlags } from '../schema/contract/command-line.ts';
import { ConfigurationError } from '../schema/contract/configuration.ts';
import { type Row, type RowOptions, type RowResult } from './bench/faults/row.ts';
import { renderResult } from './bench/faults/render-result.ts';
import { ROWS } from './bench/faults/rows.ts';
import { currentLoad, describeMachine, renderMachine } from './bench/machine.ts';

const FLAGS = {
  rows: { type: 'string', value: ROWS.map(({ id }) => id).join(',') },
  scale: { type: 'string', value: 'SHARE' },
  rate: { type: 'string', value: 'N' },
  viewers: { type: 'string', value: 'N' },
  json: { type: 'boolean' },
} as const;

const INTRODUCTION = `Parts fail while viewers ask the registered operations of the portal, and each answer is compared with what that viewer must get.
The subgraphs and gateways are processes of their own with demo data; rates are raised, everything else is as configured by default.`;

/** @throws ConfigurationError */
function readOptions() {
  const { rows = '', scale = '1', rate = '200', viewers = '500', json } = readFlags(FLAGS);
  const problems: string[] = [];
  const number = (flag: string, value: string, most: number): number => {
    const read = Number(value);
    if (!(read > 0 && read <= most)) problems.push(`--${flag}: must be above 0, up to ${most}`);
    return read;
  };
  const chosen = rows === '' ? ROWS : rows.split(',').flatMap((id) => ROWS.find((row) => row.id === id) ?? []);
  if (rows !== '' && chosen.length < rows.split(',').length)
    problems.push(`--rows: may name ${ROWS.map(({ id }) => id).join(', ')}`);
  const options = {
    scale: number('scale', scale, 1),
    rate: number('rate', rate, 10_000),
    viewers: number('viewers', viewers, 100_000),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { chosen, json, ...options };
}

type Reported = RowResult & Pick<Row, 'id' | 'fault'> & { readonly seconds: number; readonly load: number };

async function runRow(row: Row, options: RowOptions): Promise<Reported> {
  const begun = performance.now();
  const failed = (error: unknown): RowResult => ({
    counts: null,
    mistakes: [],
    findings: [{ what: 'the row ran', holds: false, found: error instanceof Error ? error.message : String(error) }],
  });
  const result = await row.run(options).catch(failed);
  const { id, fault } = row;
  return { id, fault, ...result, seconds: Math.round((performance.now() - begun) / 1000), load: currentLoad() };
}

async function main(): Promise<void> {
  const { chosen, json, ...numbers } = readOptions();
  const machine = describeMachine(null);
  if (!json) console.log(`${INTRODUCTION}\n\n${renderMachine(machine)}\n`);
  const all: Reported[] = [];
  for (const row of chosen) {
    const progress = (line: string) => json || console.error(`  ${row.id}: ${line} …`);
    const reported = await runRow(row, { ...numbers, judgesTime: true, progress });
    all.push(reported);
    if (!json) console.log(`${renderResult(reported)}\n`);
  }
  if (json) console.log(JSON.stringify({ machine, ...numbers, rows: all }, null, 2));
  if (all.some(({ findings }) => findings.some(({ holds }) => !holds))) process.exitCode = 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 2;
});
