import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { schemaOf } from '../../../subgraphs/shared/database.ts';
import { allColumns } from '../../../subgraphs/shared/feeds/feed-definition.ts';

/** How `psql \copy` stores the rows of a feed, with the same indexes and nothing else. */
export type CopyFigures = { readonly rows: number; readonly seconds: number };

/** @returns by feed, how long `\copy` takes for the rows that a load has stored, into empty tables like theirs */
export async function copySameRows(url: string, folder: string): Promise<ReadonlyMap<string, CopyFigures>> {
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  chmodSync(copies, 0o700);
  const figures = new Map<string, CopyFigures>();
  for (const { name, feed } of subgraphs) {
    const tables = [...allColumns(feed).keys()];
    const schema = schemaOf(name);
    const fileOf = (table: string) => join(copies, `${schema}.${table}`);
    const make = (table: string) => `create table copied."${table}" (like "${schema}"."${table}" including all);`;
    await psql(url, ['drop schema if exists copied cascade;', 'create schema copied;', ...tables.map(make)]);
    await psql(
      url,
      tables.map((table) => `\\copy "${schema}"."${table}" to '${fileOf(table)}'`),
    );
    const begun = performance.now();
    const printed = await psql(
      url,
      tables.map((table) => `\\copy copied."${table}" from '${fileOf(table)}'`),
    );
    const seconds = (performance.now() - begun) / 1000;
    const rows = [...printed.matchAll(/^COPY (?<count>\d+)$/gm)].reduce((sum, { groups }) => sum + Number(groups?.['count']), 0);
    figures.set(name, { rows, seconds });
    for (const table of tables) rmSync(fileOf(table));
  }
  await psql(url, ['drop schema copied cascade;']);
  rmSync(copies, { recursive: true });
  return figures;
}

async function psql(url: string, commands: readonly string[]): Promise<string> {
  const child = spawn('psql', ['-X', '-v', 'ON_ERROR_STOP=1', '-d', url], { stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  child.stdin.end(`${commands.join('\n')}\n`);
  const [printed, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  if (code !== 0) throw new Error(`psql ended with ${String(code)}: ${errors}`);
  return printed;
}
