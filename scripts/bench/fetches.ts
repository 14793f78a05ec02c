import { parseArgs } from 'node:util';
import { type HttpClientName, httpSource, type Source, SOURCE_LIMITS } from '../../gateway/sources/sources.ts';
import type { FetchAnswersSettings } from './fetch-answers-process.ts';
import { startProcess } from './start-process.ts';

// CPU of this process per fetch and per request of five fetches, by each client: node scripts/bench/fetches.ts [--quick]

const BODY = JSON.stringify({ query: `query Q{${'field '.repeat(60)}}`, variables: { ids: ['1', '2', '3'] } });
const ASSERTION = 'a'.repeat(420);
const SUBGRAPHS = 5;

type Variant = { readonly name: string; readonly sources: readonly Source[] };

const send = async (source: Source | undefined) => source?.send(BODY, ASSERTION, 'en', undefined, 'the-request');

/** One fetch, and four that need its answer, as for the four tabs. */
async function sendFive([first, ...others]: readonly Source[]): Promise<void> {
  await send(first);
  await Promise.all(others.map((source) => send(source)));
}

async function measure({ sources }: Variant, concurrency: number, requests: number): Promise<number> {
  let left = requests;
  const before = process.cpuUsage();
  const run = async () => {
    while (left-- > 0) await sendFive(sources);
  };
  await Promise.all(Array.from({ length: concurrency }, run));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / requests;
}

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const [requests, rounds] = values.quick ? [1_500, 3] : [6_000, 7];
const start = (settings: FetchAnswersSettings) =>
  Promise.all(Array.from({ length: SUBGRAPHS }, () => startProcess('fetch-answers-process.ts', settings)));
const servers = { ids: await start({ returnsIds: true, bytes: 1_500 }), none: await start({ returnsIds: false, bytes: 1_500 }) };
const open = (name: string, client: HttpClientName, answered: 'ids' | 'none'): Variant => ({
  name,
  sources: servers[answered].map(({ url }) => httpSource(url, SOURCE_LIMITS, client)),
});
const variants = [
  open('undici', 'undici', 'none'),
  open('own, one query a connection', 'own', 'none'),
  open('own, shared connections', 'own', 'ids'),
];
for (const concurrency of [32, 1]) {
  const figures = new Map<Variant, number[]>(variants.map((variant) => [variant, []]));
  for (const variant of variants) await measure(variant, concurrency, requests);
  for (let round = 0; round < rounds; round++)
    for (const variant of variants) figures.get(variant)?.push(await measure(variant, concurrency, requests));
  console.log(`concurrency ${concurrency}: microseconds of CPU for a request of five fetches, and for one fetch`);
  for (const [{ name }, all] of figures) {
    const perRequest = median(all);
    console.log(`  ${name.padEnd(30)} ${perRequest.toFixed(0).padStart(5)} ${(perRequest / SUBGRAPHS).toFixed(1).padStart(6)}`);
  }
}
await Promise.all(variants.flatMap(({ sources }) => sources.map((source) => source.close())));
await Promise.all([...servers.ids, ...servers.none].map((server) => server.stop()));
