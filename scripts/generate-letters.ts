import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { DemoLetter } from '../subgraphs/notices/letters/demo-letters.ts';
import { letterPath } from '../subgraphs/notices/letters/letter-files.ts';
import { demoLetters } from './letters/demo-letters.ts';
import { renderLetter } from './letters/render-letter.ts';
import { ROOT } from './tooling/rover-config.ts';

const FOLDER = join(ROOT, 'subgraphs/notices/letters/pdf');
const INDEX = join(ROOT, 'subgraphs/notices/letters/demo-letters.generated.json');

/** @returns the files of the letters of the demo notices, by their paths, and the index that says which of them is whose */
export async function generateLetters(): Promise<ReadonlyMap<string, Buffer>> {
  const letters = demoLetters();
  const pdfs = await Promise.all(letters.map(renderLetter));
  const files = pdfs.map((pdf, index) => {
    const { noticeId, recipientId } = letters[index] as (typeof letters)[number];
    return { pdf, row: { noticeId, recipientId, sha256: createHash('sha256').update(pdf).digest('hex'), bytes: pdf.length } };
  });
  const index = Buffer.from(
    `${JSON.stringify(
      files.map(({ row }) => row satisfies DemoLetter),
      null,
      2,
    )}\n`,
  );
  return new Map([[INDEX, index], ...files.map(({ pdf, row }) => [join(FOLDER, letterPath(row.sha256)), pdf] as const)]);
}

/** Updates the files. @param write false: only checks. @returns the paths of the files that differ or are obsolete */
function update(files: ReadonlyMap<string, Buffer>, write: boolean): string[] {
  const present = globSync('**/*.pdf', { cwd: FOLDER }).map((path) => join(FOLDER, path));
  const stale = [...files].filter(([path, bytes]) => !existsSync(path) || !readFileSync(path).equals(bytes));
  const gone = present.filter((path) => !files.has(path));
  if (write) {
    for (const [path, bytes] of stale) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    for (const path of gone) rmSync(path);
  }
  return [...stale.map(([path]) => path), ...gone].map((path) => relative(ROOT, path));
}

if (import.meta.main) {
  const letters = await generateLetters();
  const check = process.argv.includes('--check');
  const stale = update(letters, !check);
  for (const name of stale) console.log(check ? `${name} is out of date; run: npm run letters` : `  ${name}`);
  console.log(`${letters.size - 1} letters, ${stale.length} of them ${check ? 'out of date' : 'changed'}`);
  if (check && stale.length > 0) process.exitCode = 1;
}
