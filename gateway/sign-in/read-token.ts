import { countSteps } from '../../schema/contract/counted-work.ts';
import { InvalidToken } from './invalid-token.ts';

/** A token as received. None of it can be trusted before it is verified. */
export type UnverifiedToken = {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
};

const MAX_CHARACTERS = 8_192;

/**
 * Headers with which a token could supply or point to its own key, or change how it is read. Keys come from the issuer's
 * configured address and nowhere else.
 */
const REFUSED_HEADERS = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'enc', 'zip'];

/**
 * Reads a compact JWS (RFC 7515) more strictly than required. It refuses what no honest issuer produces: non-canonical base64url,
 * text that is not UTF-8, and duplicate member names, of which one reader takes the first and another the last.
 *
 * @throws when the token is anything else
 */
export function readToken(token: string): UnverifiedToken {
  if (token.length > MAX_CHARACTERS) throw new InvalidToken('The token is too long');
  const segments = token.split('.');
  if (segments.length !== 3) throw new InvalidToken('The token has not three parts');
  const [header, payload] = segments.map(readBase64url).slice(0, 2).map(readObject);
  if (!header || !payload) throw new InvalidToken('The token is not complete');
  if (REFUSED_HEADERS.some((name) => Object.hasOwn(header, name))) throw new InvalidToken('A header of the token is refused');
  return { header, payload };
}

function readBase64url(segment: string): Buffer {
  const bytes = Buffer.from(segment, 'base64url');
  if (bytes.length === 0 || bytes.toString('base64url') !== segment)
    throw new InvalidToken('A part of the token is not base64url');
  return bytes;
}

function readObject(bytes: Buffer): Record<string, unknown> {
  const { text, value } = readJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidToken('A part of the token is no object');
  if (namesTwice(text)) throw new InvalidToken('A part of the token names a member twice');
  return value as Record<string, unknown>;
}

function readJson(bytes: Buffer): { readonly text: string; readonly value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch (error) {
    throw new InvalidToken('A part of the token is not JSON in UTF-8', { cause: error });
  }
}

/** @param json valid JSON. @returns whether an object in it, at any depth, has two members of one name */
function namesTwice(json: string): boolean {
  countSteps(json.length);
  const open: Set<string>[] = [];
  for (const [part, string, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g)) {
    if (part === '{') open.push(new Set());
    else if (part === '}') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const name = JSON.parse(string) as string;
      const names = open.at(-1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
