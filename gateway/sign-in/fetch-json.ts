import { getCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Agent, request } from 'undici';

/** Two seconds. */
const TICKS = 8;
const TICK_MS = 250;
/** Counted before decompression and after it. */
const MAX_BYTES = 200_000;

/** undici does not decompress (pitfall 48). */
const DECODERS = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** The message contains nothing from the answer. */
export class FetchError extends Error {
  /** The status of the answer, where that is what is wrong; null: something else is. */
  readonly status: number | null;
  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

/** What a fetch sends and trusts. */
export type FetchOptions = {
  /** A bearer token to send along. */
  readonly token?: string;
  /** Certificates in PEM of authorities that are trusted besides the public ones. */
  readonly ca?: string | null;
};

/**
 * Fetches a small JSON object. Redirects are refused: only the given address is trusted.
 *
 * @throws when there is no such answer within two seconds
 */
export async function fetchJson(url: string, options: FetchOptions = {}): Promise<Record<string, unknown>> {
  const { signal, end } = startDeadline();
  try {
    return await fetchWithin(signal, url, options);
  } finally {
    end();
  }
}

/** Messages of libraries may contain addresses and parts of answers; names and codes do not. */
export function fetchFailureOf(error: unknown): string {
  if (error instanceof FetchError) return error.message;
  const { code, name } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : name;
}

/**
 * Ticks missed while the event loop was blocked count as one, so that an answer that arrived meanwhile is read and not treated as
 * late.
 */
function startDeadline(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    if (ticks === TICKS) controller.abort(new FetchError('The answer did not arrive in time'));
  }, TICK_MS);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

/** The agents that trust a private authority, by its certificates. */
const agents = new Map<string, Agent>();

function agentFor(ca: string): Agent {
  const agent = agents.get(ca) ?? new Agent({ connect: { ca: [...getCACertificates(), ca] } });
  agents.set(ca, agent);
  return agent;
}

async function fetchWithin(
  signal: AbortSignal,
  url: string,
  { token, ca = null }: FetchOptions,
): Promise<Record<string, unknown>> {
  const { statusCode, headers, body } = await request(url, {
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate, br',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    signal,
    reset: true,
    ...(ca !== null && { dispatcher: agentFor(ca) }),
  });
  const bytes = await readBounded(body as AsyncIterable<Buffer>);
  if (statusCode !== 200) throw new FetchError(`The answer has the status ${statusCode}`, statusCode);
  if (/^application\/jwt\b/i.test(String(headers['content-type'])))
    throw new FetchError('The answer is a signed token. This gateway reads plain JSON only');
  return parseObject((await decode(bytes, headers['content-encoding'])).toString('utf8'));
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new FetchError('The answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function decode(bytes: Buffer, encoding: string | string[] | undefined): Promise<Buffer> {
  const name = String(encoding ?? 'identity')
    .trim()
    .toLowerCase();
  if (name === 'identity' || name === '') return bytes;
  const decoder = DECODERS.get(name);
  if (!decoder) throw new FetchError('The answer has a content encoding that was not requested');
  return decoder(bytes, { maxOutputLength: MAX_BYTES }).catch(() => {
    // Messages of zlib can contain bytes of the answer.
    throw new FetchError('The answer cannot be decompressed, or is too large');
  });
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The message of JSON.parse would contain part of the answer.
    throw new FetchError('The answer is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FetchError('The answer is not an object');
  return value as Record<string, unknown>;
}
