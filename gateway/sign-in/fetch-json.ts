import { request } from 'undici';

const TIMEOUT_MS = 2_000;
const MAX_BYTES = 200_000;

/**
 * Fetches a small JSON object. Redirects are refused: what is trusted is one address, not where it leads.
 *
 * @throws when there is no such answer within two seconds
 */
export async function fetchJson(url: string): Promise<Record<string, unknown>> {
  const { statusCode, body } = await request(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    reset: true,
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error('The answer is too large');
    chunks.push(chunk);
  }
  if (statusCode !== 200) throw new Error(`The answer has the status ${statusCode}`);
  const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('The answer is no object');
  return value as Record<string, unknown>;
}
