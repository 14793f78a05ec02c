import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../schema/contract/errors.ts';
import { onBrokenOff } from './broken-off.ts';
import { refusal } from '../errors/refusal.ts';

/**
 * @param maxBytes the largest body
 * @returns the body of a request, read to its end
 * @throws REQUEST_TOO_LARGE before the whole body has arrived
 * @throws BAD_REQUEST when the body breaks off
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) refuse('REQUEST_TOO_LARGE');
      else chunks.push(chunk);
    };
    const refuse = (code: ErrorCode) => {
      request.off('data', take).resume();
      reject(refusal(code));
    };
    request.on('data', take).on('end', () => resolve(textOf(chunks)));
    onBrokenOff(request, () => refuse('BAD_REQUEST'));
  });
}

/** Most bodies arrive in one piece. */
const textOf = (chunks: readonly Buffer[]): string => (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8');
