import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { SOURCE_LIMITS } from '../gateway/execution/sources.ts';
import { RATE_LIMITS, type RateLimitName, SENSITIVE_MUTATIONS } from '../gateway/rates/rate-limits.ts';
import { LIMITS, MAX_BODY_BYTES, REQUEST_DEADLINE_MS } from '../gateway/request/limits.ts';
import { EPOCH_LIFETIME_MS } from '../gateway/standing/epoch-clock.ts';
import { ERRORS } from '../schema/contract/errors.ts';
import { RECENT_SIGN_IN_SECONDS } from '../schema/contract/viewer.ts';
import { ASSERTION_SECONDS } from '../schema/contract/viewer-assertion.ts';
import { checkGenerated, type GeneratedFile, writeGenerated } from './tooling/generated-files.ts';
import { ROOT } from './tooling/rover-config.ts';

const FILE = 'README.md';

const table = (headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The table in the comment of pipeline.ts, with paths from the root of the project. */
function requestSteps(): string {
  const folder = 'gateway/request';
  const rows = [...readFileSync(join(ROOT, folder, 'pipeline.ts'), 'utf8').matchAll(/^ \* \|(.*)\|$/gm)].map(([, row]) =>
    String(row)
      .split('|')
      .map((cell) => cell.trim()),
  );
  const paths = (cell: string) =>
    cell
      .split(', ')
      .map((file) => `\`${join(folder, file)}\``)
      .join(', ');
  return table(
    ['step', 'file', 'guarantees to the steps after it'],
    rows.slice(2).map(([step = '', files = '', guarantees = '']) => [step, paths(files), guarantees]),
  );
}

const HOUR = 60 * 60;

/** What is counted under each rate, with the mutations that a sensitive one counts. */
function rates(): string {
  const mutationsOf = (name: RateLimitName) =>
    Object.entries(SENSITIVE_MUTATIONS).flatMap(([mutation, names]) => (names.includes(name) ? [`\`${mutation}\``] : []));
  const lasting = (seconds: number) => (seconds < HOUR ? `${seconds / 60} min` : `${seconds / HOUR} h`);
  return table(
    ['what', 'counted by', 'so many', 'in', 'when the counter cannot be read'],
    Object.entries(RATE_LIMITS).map(([name, { by, points, seconds, whenUnknown }]) => [
      [name, ...mutationsOf(name as RateLimitName)].join(', '),
      by,
      points,
      lasting(seconds),
      whenUnknown === 'refuse' ? 'refused with 503' : 'goes on',
    ]),
  );
}

/** The parts of the README that come from the code, by the name in their markers. */
const BLOCKS: Readonly<Record<string, string>> = {
  steps: requestSteps(),
  errors: table(
    ['code', 'HTTP', 'means'],
    Object.entries(ERRORS).map(([code, { http, means }]) => [`\`${code}\``, http ?? '200, beside data', means]),
  ),
  rates: rates(),
  limits: table(
    ['what', 'limit'],
    [
      ['body of a request', `${MAX_BODY_BYTES / 1000} kB`],
      ['tokens of a document', LIMITS.tokens],
      ['depth', LIMITS.depth],
      ['aliases', LIMITS.aliases],
      ['root fields', LIMITS.rootFields],
      ['directives', LIMITS.directives],
      ['page size', LIMITS.pageSize],
      ['cost, by `@cost` and `@listSize` with the values of variables', LIMITS.cost],
      ['a whole request', `${REQUEST_DEADLINE_MS / 1000} s`],
      ['a fetch from a subgraph', `${SOURCE_LIMITS.timeoutMs / 1000} s`],
      ['the answer of a subgraph', `${SOURCE_LIMITS.maxBytes / 1_000_000} MB`],
      ['life of a viewer assertion', `${ASSERTION_SECONDS} s`],
      ['a sign-in counts as recent', `${RECENT_SIGN_IN_SECONDS / 60} min`],
      ['a change of role shows after at most', `${EPOCH_LIFETIME_MS} ms`],
    ],
  ),
};

/**
 * @param readme its text, with a pair of markers `<!-- name:begin -->` and `<!-- name:end -->` for each block
 * @returns the text with what the blocks hold now
 * @throws when a marker is missing
 */
export function fillBlocks(readme: string, blocks: Readonly<Record<string, string>> = BLOCKS): string {
  return Object.entries(blocks).reduce((text, [name, content]) => {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`The README has no ${begin} with ${end} after it`);
    return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
  }, readme);
}

async function generate(): Promise<GeneratedFile> {
  const path = join(ROOT, FILE);
  const config = await resolveConfig(path);
  return { path: FILE, content: await format(fillBlocks(readFileSync(path, 'utf8')), { ...config, filepath: path }) };
}

if (import.meta.main) {
  const file = await generate();
  if (!process.argv.includes('--check')) writeGenerated([file]);
  else if (!checkGenerated([file], 'npm run readme')) process.exitCode = 1;
}
