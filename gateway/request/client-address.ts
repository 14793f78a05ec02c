import type { IncomingMessage } from 'node:http';

/** @returns the network address of whoever sent a request */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * @param trustProxy whether a proxy of ours stands in front, whose last word in X-Forwarded-For is the client. Without one
 *   that header is the client's own invention
 */
export function clientAddress(trustProxy: boolean): AddressOf {
  return ({ socket, headers }) => {
    const forwarded = trustProxy
      ? String(headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : undefined;
    return forwarded || (socket.remoteAddress ?? 'unknown');
  };
}
