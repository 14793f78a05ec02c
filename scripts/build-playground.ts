import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { NONCE } from '../gateway/playground/page-headers.ts';
import { PAGE_FOLDER } from '../gateway/playground/read-page.ts';
import { ROOT } from './tooling/rover-config.ts';

const APP = join(ROOT, 'gateway/playground/app');
/** The file with the hash of the page's sources. */
const STAMP = 'built-from.txt';
/** Smaller files do not benefit from compression. */
const MIN_COMPRESSED_BYTES = 1_000;

/**
 * Builds the page of the playground, unless the existing one has the same sources and packages.
 *
 * @returns the duration in seconds; null when there was nothing to do
 */
export async function buildPlayground(folder: string = PAGE_FOLDER): Promise<number | null> {
  const stamp = hashSources();
  if (isBuiltFrom(stamp, folder)) return null;
  const started = performance.now();
  // Another process may be serving the page, so the finished folder replaces the old one in one step.
  const fresh = `${folder}-${process.pid}`;
  await inThisEnvironment(() => bundle(fresh));
  compress(join(fresh, 'assets'));
  writeFileSync(join(fresh, STAMP), stamp);
  mkdirSync(join(folder, '..'), { recursive: true });
  if (isBuiltFrom(stamp, folder)) rmSync(fresh, { recursive: true });
  else {
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  }
  return (performance.now() - started) / 1000;
}

/** @returns whether the folder holds the page of these sources; another process may have built it meanwhile */
function isBuiltFrom(stamp: string, folder: string): boolean {
  const file = join(folder, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** Vite sets NODE_ENV for the page. It must not affect the configuration that later code reads. */
async function inThisEnvironment(build: () => Promise<void>): Promise<void> {
  const { NODE_ENV } = process.env;
  try {
    await build();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function bundle(outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: APP,
    base: '/playground/',
    html: { cspNonce: NONCE },
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic' } },
    resolve: { alias: { 'monaco-editor/esm/vs/editor/edcore.main.js': join(APP, 'monaco-features.ts') } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      // Every asset is a separate file, so that the page needs no data: addresses for scripts and fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: ['index.html', 'signed-in.html'].map((page) => join(APP, page)) },
    },
  });
}

function compress(folder: string): void {
  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name));
    if (content.length < MIN_COMPRESSED_BYTES) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params }));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

function hashSources(): string {
  const hash = createHash('sha256');
  const sources = readdirSync(APP, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const file of [...sources.sort(), join(ROOT, 'package-lock.json'), import.meta.filename]) {
    hash
      .update(`${file.slice(ROOT.length)}\n`)
      .update(readFileSync(file))
      .update('\n');
  }
  return hash.digest('hex');
}

if (import.meta.main) {
  const seconds = await buildPlayground();
  console.log(seconds === null ? 'The playground is built already' : `The playground is built (${seconds.toFixed(1)} s)`);
}
