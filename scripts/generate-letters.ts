import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoLetters } from './letters/demo-letters.ts';
import { renderLetter } from './letters/render-letter.ts';
import { ROOT } from './tooling/rover-config.ts';

const FOLDER = join(ROOT, 'subgraphs/notices/letters/pdf');

/** @returns the PDF of each letter of the demo notices, by its file name */
export async function generateLetters(): Promise<ReadonlyMap<string, Buffer>> {
  const letters = demoLetters();
  const files = await Promise.all(letters.map(renderLetter));
  return new Map(letters.map(({ noticeId, recipientId }, index) => [`${noticeId}.${recipientId}.pdf`, files[index] as Buffer]));
}

/** Updates the folder. @param write false: only checks. @returns the names of the files that differ or are obsolete */
function update(letters: ReadonlyMap<string, Buffer>, write: boolean): string[] {
  mkdirSync(FOLDER, { recursive: true });
  const present = readdirSync(FOLDER);
  const fresh = [...letters].filter(
    ([name, bytes]) => !present.includes(name) || !readFileSync(join(FOLDER, name)).equals(bytes),
  );
  const gone = present.filter((name) => !letters.has(name));
  if (write) {
    for (const [name, bytes] of fresh) writeFileSync(join(FOLDER, name), bytes);
    for (const name of gone) rmSync(join(FOLDER, name));
  }
  return [...fresh.map(([name]) => name), ...gone];
}

if (import.meta.main) {
  const letters = await generateLetters();
  const check = process.argv.includes('--check');
  const stale = update(letters, !check);
  for (const name of stale) console.log(check ? `${name} is out of date; run: npm run letters` : `  ${name}`);
  console.log(`${letters.size} letters, ${stale.length} of them ${check ? 'out of date' : 'changed'}`);
  if (check && stale.length > 0) process.exitCode = 1;
}
