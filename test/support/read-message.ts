/** A part of a message, decoded. */
export type MessagePart = { readonly type: string; readonly charset: string; readonly text: string };
/** A message received over SMTP. */
export type ReceivedMessage = { readonly headers: ReadonlyMap<string, string>; readonly parts: readonly MessagePart[] };

/** @returns the headers of a message, by name in lower case, with encoded words decoded (RFC 2047); and its parts in order */
export function readMessage(raw: string): ReceivedMessage {
  const { headers, body } = readEntity(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1];
  const entities = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  return { headers, parts: entities.map((entity) => readPart(entity.replace(/^\r?\n/, ''))) };
}

function readEntity(raw: string) {
  const text = raw.replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const lines = text
    .slice(0, end)
    .replaceAll(/\n[ \t]+/g, ' ')
    .split('\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())] as const;
  });
  return { headers: new Map(headers), body: text.slice(end + 2) };
}

function readPart(raw: string): MessagePart {
  const { headers, body } = readEntity(raw);
  const [, type = '', charset = ''] = /^([\w/-]+);\s*charset="?([\w-]+)"?/.exec(headers.get('content-type') ?? '') ?? [];
  return { type, charset, text: decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit') };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? decodeQuoted(body.replaceAll('=\n', '')) : body;
}

const decodeQuoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_sign, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const decodeWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_word, how: string, encoded: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(encoded, 'base64').toString('utf8') : decodeQuoted(encoded.replaceAll('_', ' ')),
    );
