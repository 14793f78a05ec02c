import type { Locale } from '../../../schema/contract/locales.ts';

/** Dark grey on white has a contrast of 17 to 1; WCAG 2.2 requires 4.5. */
const BODY = 'margin:0;background:#ffffff;color:#1b1b1b;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5';
const MAIN = 'max-width:36em;margin:0 auto;padding:24px';

/**
 * @param paragraphs plain text; the first states the subject of the message
 * @returns a message as a self-contained HTML page: no image, style sheet or traceable link
 */
export function renderMail(locale: Locale, subject: string, paragraphs: readonly string[]): string {
  const [first = '', ...rest] = paragraphs.map(escapeHtml);
  const title = escapeHtml(subject);
  return [
    '<!doctype html>',
    `<html lang="${locale}" dir="ltr">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    '</head>',
    `<body style="${BODY}">`,
    `<main style="${MAIN}">`,
    `<h1 style="font-size:20px">${title}</h1>`,
    `<p style="font-size:18px"><strong>${first}</strong></p>`,
    ...rest.map((paragraph) => `<p>${paragraph}</p>`),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES.get(sign) ?? sign);
