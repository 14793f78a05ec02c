import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GATEWAY_VARIABLES } from '../../gateway/config.ts';
import { SOURCE_LIMITS } from '../../gateway/sources/sources.ts';
import { RATE_LIMITS, type RateLimitName, SENSITIVE_MUTATIONS } from '../../gateway/limits/rate-limits.ts';
import { type GatewayLimits, LIMITS, OPEN_LIMITS, REQUEST_DEADLINE_MS } from '../../gateway/limits/limits.ts';
import { POLL_INTERVAL_MS } from '../../gateway/standing/change-follower.ts';
import type { Variable } from '../../schema/contract/configuration.ts';
import { ERRORS } from '../../schema/contract/errors.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import { RECENT_SIGN_IN_SECONDS } from '../../schema/contract/viewer.ts';
import { ASSERTION_SECONDS } from '../../schema/contract/viewer-assertion.ts';
import { IDENTITY_VARIABLES, NOTICES_VARIABLES, SUBGRAPH_VARIABLES } from '../../subgraphs/config.ts';
import { PROVIDERS_VARIABLES } from '../providers/config.ts';
import { ROOT } from '../tooling/rover-config.ts';
import { events } from './events.ts';
import { metricRows } from './metrics.ts';
import { laneExample } from './lane-example.ts';

type Cell = string | number;

const table = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [`| ${headings.join(' | ')} |`, `|${'---|'.repeat(headings.length)}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
    '\n',
  );

const HOUR = 60 * 60;

const lasting = (seconds: number): string => (seconds < HOUR ? `${seconds / 60} min` : `${seconds / HOUR} h`);

/** The events counted by each rate, including the mutations that a sensitive rate counts. */
function rates(): string {
  const mutationsOf = (name: RateLimitName) =>
    Object.entries(SENSITIVE_MUTATIONS).flatMap(([mutation, names]) => (names.includes(name) ? [`\`${mutation}\``] : []));
  return table(
    ['what', 'counted by', 'limit', 'in', 'while the counter cannot be read'],
    Object.entries(RATE_LIMITS).map(([name, { by, points, seconds, whenUnknown }]) => [
      [name, ...mutationsOf(name as RateLimitName)].join(', '),
      by,
      points,
      lasting(seconds),
      whenUnknown === 'refuse' ? 'refused with 503' : 'allowed',
    ]),
  );
}

const limits = (): string =>
  table(
    ['what', 'limit', 'with `--open`'],
    [
      limit('body of a request', ({ bodyBytes }) => `${bodyBytes / 1000} kB`),
      limit('tokens of a document', ({ tokens }) => tokens),
      limit('depth', ({ depth }) => depth),
      limit('aliases', ({ aliases }) => aliases),
      limit('root fields', ({ rootFields }) => rootFields),
      limit('directives', ({ directives }) => directives),
      limit('page size', ({ pageSize }) => pageSize),
      limit('cost, by `@cost` and `@listSize` with the values of variables', ({ cost }) => cost),
      limit('errors of an answer', (of) => of.errors),
      limit('the answer of a subgraph', ({ subgraphAnswerBytes }) => `${subgraphAnswerBytes / 1_000_000} MB`),
      limit('a whole request', () => `${REQUEST_DEADLINE_MS / 1000} s`),
      limit('a fetch from a subgraph', () => `${SOURCE_LIMITS.timeoutMs / 1000} s`),
      limit('lifetime of a viewer assertion', () => `${ASSERTION_SECONDS} s`),
      limit('a sign-in counts as recent', () => `${RECENT_SIGN_IN_SECONDS / 60} min`),
      limit('a change of role shows after at most', () => `${POLL_INTERVAL_MS} ms`),
    ],
  );

const limit = (what: string, of: (limits: GatewayLimits) => Cell): Cell[] => [
  what,
  ...[LIMITS, OPEN_LIMITS].map(of).map((figure) => (figure === Number.POSITIVE_INFINITY ? 'none' : figure)),
];

const errors = (): string =>
  table(
    ['code', 'HTTP', 'meaning'],
    Object.entries(ERRORS).map(([code, { http, means }]) => [`\`${code}\``, http ?? '200, beside data', means]),
  );

/** The tests that name a pitfall in their title. */
function pitfalls(): string {
  const titles = globSync('test/**/*.test.ts', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/['"`]pitfall (\d+): ([^'"`$]+)/g)].map(([, number, title]) => ({
      number: Number(number),
      line: `- ${number}: ${title?.trim()} (\`${file}\`)`,
    })),
  );
  return titles
    .sort((one, other) => one.number - other.number || one.line.localeCompare(other.line))
    .map(({ line }) => line)
    .join('\n');
}

const PIPELINE = 'gateway/request/pipeline.ts';

/** The guarantee of a step is the comment before its call. The file of the step is in the import of its name. */
const STEP =
  /^ *\/\/ Guarantees (?<guarantee>.+)\.\n.*?\b(?<name>[a-z]\w+)\((?:received|request|compiled|coerced|prepared|resolved|identified|fetched|guarded|response|\{|answerOrRefuse)/gm;

/** The steps of `PIPELINE` in the order of a request: those that answer come where `answerOrRefuse` is called. */
function steps(): string {
  const source = readFileSync(join(ROOT, PIPELINE), 'utf8');
  const [outer = '', inner = ''] = source.split(/^const answerOrRefuse/m);
  const stepsIn = (part: string) =>
    [...part.matchAll(STEP)].map(({ groups }) => [groups?.['name'] ?? '', groups?.['guarantee'] ?? ''] as const);
  const around = stepsIn(outer);
  const answering = around.findIndex(([name]) => name === 'withinDeadline');
  const ordered = [...around.slice(0, answering + 1), ...stepsIn(inner), ...around.slice(answering + 1)];
  return table(
    ['step', 'file', 'guarantees'],
    ordered.map(([name, guarantee]) => [`\`${name}\``, `\`${fileOf(name, source)}\``, guarantee]),
  );
}

function fileOf(name: string, source: string): string {
  const path = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`).exec(source)?.[1];
  if (path === undefined) throw new Error(`${PIPELINE} imports no step ${name}`);
  return join(dirname(PIPELINE), path);
}

type Layer = { readonly folder: string; readonly holds: string };

const layers = (parent: string, all: readonly Layer[]): string =>
  all.map(({ folder, holds }) => `- \`${parent}/${folder}/\`: ${holds}`).join('\n');

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

const gatewayLayers = (): string => layers('gateway', readJson('gateway/layers.json') as Layer[]);

const subgraphLayers = (name: string): string =>
  layers(`subgraphs/${name}`, getOwn(readJson('subgraphs/layers.json') as Record<string, Layer[]>, name) ?? []);

const variables = (all: readonly Variable[]): string =>
  table(
    ['variable', 'default', 'allowed', 'meaning'],
    all.map(({ name, description, allowed, default: value }) => [
      `\`${name}\``,
      value === null ? 'none' : `\`${value}\``,
      allowed,
      description,
    ]),
  );

/** The content of the generated parts of the documents, by the name in their markers. */
export const makeBlocks = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['errors', errors()],
    ['events', events()],
    ['gateway-variables', variables(GATEWAY_VARIABLES)],
    ['identity-layers', subgraphLayers('identity')],
    ['identity-variables', variables(IDENTITY_VARIABLES)],
    ['notices-variables', variables(NOTICES_VARIABLES)],
    ['lane-example', await laneExample()],
    ['layers', gatewayLayers()],
    ['limits', limits()],
    ['metrics', table(['metric', 'type', 'labels', 'of', 'meaning'], metricRows())],
    ['notices-layers', subgraphLayers('notices')],
    ['pitfalls', pitfalls()],
    ['rates', rates()],
    ['provider-variables', variables(PROVIDERS_VARIABLES)],
    ['steps', steps()],
    ['subgraph-variables', variables(SUBGRAPH_VARIABLES)],
  ]);

/**
 * @param text a page, with a pair of markers `<!-- name:begin -->` and `<!-- name:end -->` for each generated part
 * @returns the text with each part filled
 * @throws Error when a marker names no block, or has no end
 */
export function fillBlocks(text: string, blocks: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /<!-- ([\w-]+):begin -->([\s\S]*?)(<!-- \1:end -->|$(?![\s\S]))/g,
    (_, name: string, _old, end: string) => {
      const content = blocks.get(name);
      if (content === undefined) throw new Error(`Nothing generates the block "${name}"`);
      if (end === '') throw new Error(`<!-- ${name}:begin --> has no <!-- ${name}:end --> after it`);
      return `<!-- ${name}:begin -->\n\n${content}\n\n${end}`;
    },
  );
}

/** @returns the names of the blocks that a page holds */
export const blocksIn = (text: string): string[] =>
  [...text.matchAll(/<!-- ([\w-]+):begin -->/g)].map(([, name]) => String(name));
