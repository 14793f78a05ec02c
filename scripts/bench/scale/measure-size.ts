import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DevClaims, DevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { type Generated, writeFeeds } from '../../households/write-feeds.ts';
import type { ScaleSettings } from '../scale-process.ts';
import { startProcess } from '../start-process.ts';
import { type CopyFigures, copySameRows } from './copy-same-rows.ts';
import { type DatabaseMeter, meterPostgres, NO_METER, readIntoMemory } from './database-meter.ts';
import { type LoadFigures, loadFiles } from './load-files.ts';
import { type AskedOperation, measureRequests, type RequestFigures } from './measure-requests.ts';
import { pickHeads } from './pick-heads.ts';
import { startPostgres } from './start-postgres.ts';
import { undoOnSignal } from './undo-on-signal.ts';

export type DatabaseKind = 'postgres' | 'sqlite';

/** The figures of one number of households in one database. */
export type SizeFigures = {
  readonly database: DatabaseKind;
  readonly households: number;
  readonly persons: number;
  readonly lines: number;
  readonly loads: readonly LoadFigures[];
  /** By feed; null for SQLite, to which nothing copies. */
  readonly copies: ReadonlyMap<string, CopyFigures> | null;
  readonly requests: ReadonlyMap<AskedOperation, RequestFigures>;
};

export type SizeOptions = {
  readonly households: number;
  readonly databases: readonly DatabaseKind[];
  readonly seed: number;
  /** How many heads ask. */
  readonly heads: number;
  readonly secret: string;
  readonly supergraphSdl: string;
  readonly issuer: DevIssuer;
  readonly issuerFolder: string;
  readonly progress: (line: string) => void;
};

const WARM_UP_HEADS = 100;

/** Generates households, and loads and asks them in one database after the other. */
export async function measureSize(options: SizeOptions): Promise<SizeFigures[]> {
  const { households, databases, seed, progress } = options;
  const { path: folder, remove } = scratchFolder();
  const figures: SizeFigures[] = [];
  try {
    progress(`${households} households: generating`);
    const generated = await writeFeeds({ households, seed, folder: join(folder, 'feeds'), gzip: false });
    for (const database of databases) figures.push(await measureDatabase(database, options, generated, folder));
  } finally {
    remove();
  }
  return figures;
}

/** A folder that is removed also when the bench is interrupted. */
function scratchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'myservices-scale-'));
  return { path, remove: undoOnSignal(() => rmSync(path, { recursive: true, force: true })) };
}

async function measureDatabase(
  database: DatabaseKind,
  options: SizeOptions,
  generated: Generated,
  folder: string,
): Promise<SizeFigures> {
  const { households } = options;
  const progress = (line: string) => options.progress(`${households} households, ${database}: ${line}`);
  const { path: place, remove } = scratchFolder();
  const postgres = database === 'postgres' ? await startPostgres(place) : null;
  const stop = undoOnSignal(() => postgres?.stop());
  try {
    const url = postgres?.url ?? `sqlite:${join(place, 'graph.db')}`;
    progress(`loading ${generated.files.reduce((sum, { lines }) => sum + lines, 0)} lines`);
    const loads = await loadFiles(url, generated.files, folder);
    if (postgres) progress('copying the same rows by psql');
    const copies = postgres ? await copySameRows(url, folder) : null;
    const meter = postgres ? await meterPostgres(url) : NO_METER;
    if (postgres) await readIntoMemory(url);
    const requests = await askHeads(url, options, meter.read, progress).finally(meter.close);
    const lines = loads.reduce((sum, { feed }) => sum + feed.lines, 0);
    return { database, households, persons: generated.persons, lines, loads, copies, requests };
  } finally {
    await stop();
    remove();
  }
}

async function askHeads(databaseUrl: string, options: SizeOptions, read: DatabaseMeter, progress: (line: string) => void) {
  const { households, seed, heads, issuer, supergraphSdl, secret, issuerFolder } = options;
  const settings: ScaleSettings = { supergraphSdl, databaseUrl, secret, issuerFolder };
  const graph = await startProcess('scale-process.ts', settings);
  const stop = undoOnSignal(graph.stop);
  try {
    const now = Math.floor(Date.now() / 1000);
    // A session of their own each time, so that a head who comes twice is asked about as if they had not come before.
    const tokenOf = (claims: DevClaims) => issuer.token({ ...claims, sessionId: randomUUID() }, now);
    const tokensOf = (count: number) => Promise.all(pickHeads(seed, households, count).map(tokenOf));
    progress('warming up');
    await measureRequests(graph, await tokensOf(Math.min(WARM_UP_HEADS, heads)), read, () => undefined);
    return await measureRequests(graph, await tokensOf(heads), read, (name) => progress(`${heads} heads ask ${name}`));
  } finally {
    await stop();
  }
}
