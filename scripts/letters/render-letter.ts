import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Block, Letter } from './demo-letters.ts';

const { resolve } = createRequire(import.meta.url);
const face = (family: string, weight: string) => resolve(`@expo-google-fonts/${family}/${weight}`);
const NOTO_SANS = {
  regular: face('noto-sans', '400Regular/NotoSans_400Regular.ttf'),
  bold: face('noto-sans', '700Bold/NotoSans_700Bold.ttf'),
};
/** A font with the Taiwanese forms of Traditional Chinese characters, and Latin letters. */
const NOTO_SANS_TC = {
  regular: face('noto-sans-tc', '400Regular/NotoSansTC_400Regular.ttf'),
  bold: face('noto-sans-tc', '700Bold/NotoSansTC_700Bold.ttf'),
};

/**
 * The feature `ccmp` would split Vietnamese letters from their marks. fontkit then has no text for them, so they could be seen
 * but not read aloud. The types allow only a list of features to turn on.
 */
const FEATURES = { ccmp: false } as never;

const MARGIN = 72;
const GAP = 8;

/**
 * Makes the PDF of a letter. It is tagged, so that it can be read aloud in order. It has a language, a displayed title and
 * embedded fonts, reduced to the characters in use. The same letter gives the same bytes on every machine, which is why
 * nothing in it is compressed.
 */
export async function renderLetter({ language, title, date, blocks }: Letter): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    pdfVersion: '1.7',
    compress: false,
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: 'MassHealth', Producer: 'MassHealth', CreationDate: new Date(`${date}T12:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((finish, fail) => document.once('end', finish).once('error', fail));
  writeBlocks(document, title, blocks, language === 'zh-Hant' ? NOTO_SANS_TC : NOTO_SANS);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function writeBlocks(document: PDFKit.PDFDocument, title: string, blocks: readonly Block[], font: typeof NOTO_SANS): void {
  const whole = document.struct('Document');
  document.addStructure(whole);
  const print =
    (text: string, weight: keyof typeof font, size: number, indent = 0) =>
    () => {
      document.font(font[weight], size).text(text, MARGIN + indent, document.y, { lineGap: 2, features: FEATURES });
      document.moveDown(GAP / size);
    };
  whole.add(document.struct('P', {}, print('MassHealth', 'bold', 14)));
  whole.add(document.struct('H1', {}, print(title, 'bold', 18)));
  let list: PDFKit.PDFStructureElement | null = null;
  for (const { kind, text } of blocks) {
    if (kind !== 'item') list = null;
    if (kind === 'heading') whole.add(document.struct('H2', {}, print(text, 'bold', 13)));
    else if (kind === 'paragraph') whole.add(document.struct('P', {}, print(text, 'regular', 11)));
    else {
      if (list === null) whole.add((list = document.struct('L')));
      list.add(document.struct('LI', {}, [document.struct('LBody', {}, print(text, 'regular', 11, 16))]));
    }
  }
  whole.end();
}
