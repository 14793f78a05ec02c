import { readFileSync } from 'node:fs';
import { DEMO_LETTERS, demoLetterFile } from '../../support/demo-letter-files.ts';
import '../../support/canvas-globals.ts';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from '@jest/globals';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const files = [...DEMO_LETTERS.keys()];
const bytesOf = (name: string) => readFileSync(demoLetterFile(name));

const open = (name: string): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytesOf(name)), useSystemFonts: false, disableFontFace: true, verbosity: 0 }).promise;

async function textOf(document: PDFDocumentProxy): Promise<string> {
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  });
  return (await Promise.all(pages)).join('\n');
}

/** Written by hand from what the demo's source says: language, title, day, a line of what was decided, how to call. */
const LETTERS = [
  [
    'ntc-0101-1.p0101',
    'en',
    'Notice of approval',
    'May 30, 2026',
    'Ada Fictum: MassHealth CarePlus, approved',
    'Call the MassHealth Customer Service Center at (800) 841-2900, TDD/TTY 711',
  ],
  [
    'ntc-0201-1.p0201',
    'es',
    'Aviso de aprobación',
    '2 de octubre de 2026',
    'Dani Ejemplo: MassHealth Standard, aprobado',
    'Llame al Centro de Servicio al Cliente de MassHealth al (800) 841-2900, TDD/TTY 711',
  ],
  [
    'ntc-0701-1.p0701',
    'pt-BR',
    'Aviso de aprovação',
    '19 de junho de 2026',
    'Noa Prueba: MassHealth Standard, aprovado',
    'Centro de Atendimento ao Cliente do MassHealth: (800) 841-2900, TDD/TTY',
  ],
  [
    'ntc-1201-1.p1201',
    'zh-Hant',
    '資料要求通知',
    '2026年11月5日',
    '請在 2027年2月3日 之前（含當日）回覆我們。',
    '請致電 MassHealth 客戶服務中心：(800) 841-2900，TDD/TTY 711',
  ],
  [
    'ntc-0501-1.p0501',
    'vi',
    'Mẫu đơn gia hạn',
    '11 tháng 11, 2026',
    'Chúng tôi cần câu trả lời của quý vị trước hoặc vào ngày 26 tháng 12, 2026.',
    'Xin gọi Trung Tâm Dịch Vụ Khách Hàng MassHealth theo số (800) 841-2900, TDD/TTY 711',
  ],
  [
    'ntc-1001-2.p1001',
    'ht',
    'Rapèl: demann pou enfòmasyon',
    '17 oktòb 2026',
    'Nou bezwen repons ou pa pita pase 10 novanm 2026.',
    'Rele Sant Sèvis Kliyan MassHealth nan (800) 841-2900, TDD/TTY 711',
  ],
] as const;

describe('NO-2, LA-1: the letter of a notice', () => {
  it.each(LETTERS)('%s is written in %s', async (name, language, title, ...lines) => {
    const document = await open(name);
    const text = await textOf(document);
    expect(text.split('\n').slice(0, 2)).toEqual(['MassHealth', title]);
    for (const line of lines) expect(text).toContain(line);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Language: language, Title: title });
  });

  it.each(LETTERS.map(([name]) => name))('%s is tagged, and can be seen', async (name) => {
    const page = await (await open(name)).getPage(1);
    const tree = JSON.stringify(await page.getStructTree());
    for (const role of ['Document', 'H1', 'H2', 'P']) expect(tree).toContain(`"role":"${role}"`);
    const viewport = page.getViewport({ scale: 1 });
    const canvas = createCanvas(viewport.width, viewport.height);
    await page.render({ canvas: canvas as never, canvasContext: canvas.getContext('2d') as never, viewport }).promise;
    const png = canvas.toBuffer('image/png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect((await loadImage(png)).width).toBe(Math.floor(viewport.width));
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const dark = data.filter((value, index) => index % 4 === 0 && value < 128 && data[index + 3]! > 128).length;
    const share = dark / (canvas.width * canvas.height);
    expect(share).toBeGreaterThan(0.002);
    expect(share).toBeLessThan(0.2);
  });
});

describe('RO-10, CI-2: no letter', () => {
  it('is missing', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('%s holds another’s address, anybody’s home address or a social security number', async (name) => {
    const person = /\.p(\d\d)(\d\d)$/.exec(name)!;
    const texts = [bytesOf(name).toString('latin1'), await textOf(await open(name))];
    for (const text of texts) {
      const marks = [...text.matchAll(/H(\d\d)P(\d\d) (\w+)/g)].map(
        ([, household, member, what]) => `${household}${member} ${what}`,
      );
      expect(marks.filter((mark) => mark !== `${person[1]}${person[2]} mailingAddress`)).toEqual([]);
      expect(text).not.toMatch(/900-12-\d{4}/);
    }
    expect(texts[1]).toContain(`H${person[1]}P${person[2]} mailingAddress.line1`);
  });
});
