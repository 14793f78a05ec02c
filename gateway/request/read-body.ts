import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES } from './limits.ts';
import { refusal } from './refusal.ts';

/**
 * @returns the body of a request, read to its end
 * @throws REQUEST_TOO_LARGE before it is all there
 * @throws BAD_REQUEST when it breaks off
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const incoming = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    for await (const chunk of incoming) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    throw refusal('BAD_REQUEST');
  }
  if (bytes > MAX_BODY_BYTES) {
    request.resume();
    throw refusal('REQUEST_TOO_LARGE');
  }
  if (!request.complete) throw refusal('BAD_REQUEST');
  return Buffer.concat(chunks).toString('utf8');
}
