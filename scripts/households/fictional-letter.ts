import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { letterPath } from '../../subgraphs/notices/letters/letter-files.ts';

const TEXT = 'A made-up letter to nobody';

/** @returns a PDF of one page with one line */
function renderPdf(): Buffer {
  const page = `BT /F1 18 Tf 72 700 Td (${TEXT}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  let places = '0000000000 65535 f \n';
  objects.forEach((object, index) => {
    places += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n${places}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

const content = renderPdf();

/** The letter that all notices share: the feeds are about rows, and files of the same content are one file. */
export const FICTIONAL_LETTER = { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };

/** @param folder what LETTERS_DIR is to name */
export function writeLetter(folder: string): void {
  const path = join(folder, letterPath(FICTIONAL_LETTER.sha256));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: 0o600 });
}
