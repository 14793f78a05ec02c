import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './rover-config.ts';

/** The folder that holds the hand-written tables, role x field. */
export const TABLES = 'test/authorization';

/** Stable ids of rows, as GW-PERSON-ELIGIBILITY; not those of requirements, as RO-4. */
const ROW_ID = /\b(?![A-Z]{2}-\d+\b)[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b/;

/**
 * @param coordinate as Person.eligibility
 * @param folder relative to the root of the project
 * @returns one line per row that names the coordinate: where it stands, and its id, or its text when it has none
 */
export function findTestRows(coordinate: string, folder = TABLES): string[] {
  const names = new RegExp(`(?<![\\w.])${coordinate.replace('.', '\\.')}(?![\\w.])`);
  return tablesIn(folder).flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .map((text, index) => ({ text, line: index + 1 }))
      .filter(({ text }) => names.test(text))
      .map(({ text, line }) => `${file}:${line} ${ROW_ID.exec(text)?.[0] ?? text.trim()}`),
  );
}

function tablesIn(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1)).sort();
}
