import { blocksIn, fillBlocks, makeBlocks } from './documents/blocks.ts';
import { readPages } from './documents/pages.ts';
import { checkGenerated, type GeneratedFile, writeGenerated } from './tooling/generated-files.ts';

/** `npm run docs` writes the generated parts of the documents; with `--check` it compares them instead. */
async function main(): Promise<void> {
  const blocks = await makeBlocks();
  const pages = readPages();
  const used = pages.flatMap(({ text }) => blocksIn(text));
  const unused = [...blocks.keys()].filter((name) => !used.includes(name));
  if (unused.length > 0) throw new Error(`No page holds the generated parts: ${unused.join(', ')}. Add their markers to a page.`);
  const files = pages.map(({ file, text }): GeneratedFile => ({ path: file, content: fillBlocks(text, blocks) }));
  if (!process.argv.includes('--check')) writeGenerated(files);
  else if (!checkGenerated(files, 'npm run docs')) process.exitCode = 1;
}

await main();
