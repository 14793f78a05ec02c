import { PAGE_FOLDER, readPage } from '../../gateway/playground/read-page.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { chromium } from 'playwright-core';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { buildPlayground } from '../build-playground.ts';
import { compose } from '../compose.ts';
import { startAllInOne } from '../tooling/all-in-one.ts';
import { demoSignInsBy } from '../tooling/demo-sign-ins.ts';

/**
 * `node scripts/bench/playground.ts`: the size of the page, and the time until it can be used, in Debian's Chromium on this
 * machine with an empty cache. At `frame` the frame is shown; at `editor` the editor accepts input.
 */
const RUNS = 5;

async function measure(address: string): Promise<{ frame: number; editor: number; names: string[] }> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const page = await browser.newPage();
  const names: string[] = [];
  page.on('request', (request) => names.push(new URL(request.url()).pathname.replace('/playground/', '')));
  const started = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'Matrix' }).waitFor();
  const frame = performance.now() - started;
  await page.locator('.graphiql-query-editor .monaco-editor textarea').first().focus();
  const editor = performance.now() - started;
  await page.waitForLoadState('networkidle');
  await browser.close();
  return { frame, editor, names };
}

const median = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;

const seconds = await buildPlayground();
console.log(seconds === null ? 'The page is built already' : `Built in ${seconds.toFixed(1)} s`);
const issuer = await openDevIssuer('.data');
const graph = await startAllInOne({
  supergraphSdl: compose().supergraphSdl,
  databaseUrl: 'sqlite::memory:',
  dataClock: () => DEMO_NOW,
  issuers: issuer.issuers,
  clients: readClients('schema/clients.yaml'),
  environment: 'development',
  assertionSecret: 'the assertion secret of the benchmark',
  introspection: true,
  playground: { development: true, demo: demoSignInsBy(issuer), staff: null },
  log: createLog('silent'),
  audit: { append: () => Promise.resolve() },
});
const address = (await graph.gateway.listen(0)).replace(/graphql$/, 'playground/');
const runs = [];
for (let run = 0; run < RUNS; run++) runs.push(await measure(address));
await graph.stop();

const files = readPage(PAGE_FOLDER) ?? new Map();
const index = String(files.get('index.html')?.plain);
const asked = new Set(runs.flatMap(({ names }) => names));
const size = (name: string) => {
  const file = files.get(name);
  return [file?.plain, file?.gzip ?? file?.plain, file?.brotli ?? file?.plain].map((content) => content?.length ?? 0);
};
const rows = [
  ['initial load', [...files.keys()].filter((name) => name === 'index.html' || index.includes(name))],
  [
    'until everything has come, the editor and its workers included',
    [...files.keys()].filter((name) => asked.has(name) || name === 'index.html'),
  ],
] as const;
for (const [what, names] of rows) {
  const [plain = 0, gzip = 0, brotli = 0] = names
    .map(size)
    .reduce((sum, one) => sum.map((bytes, index) => bytes + (one[index] ?? 0)), [0, 0, 0]);
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  console.log(`${what}: ${names.length} files, ${kilobytes(plain)}; gzip ${kilobytes(gzip)}, brotli ${kilobytes(brotli)}`);
}
for (const mark of ['frame', 'editor'] as const)
  console.log(`${mark} after ${Math.round(median(runs.map((run) => run[mark])))} ms (median of ${RUNS})`);
