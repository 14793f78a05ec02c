import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A proxy before a subgraph that counts requests. */
export type CountingFront = {
  readonly url: string;
  /** The number of requests so far that named this field. */
  readonly reached: (field: string) => number;
  readonly stop: () => Promise<void>;
};

/** Opens a proxy to `target` that passes requests on unchanged. Stop it after use. */
export async function openFront(target: string): Promise<CountingFront> {
  const documents: string[] = [];
  const front = createServer((request, response) => {
    void buffer(request).then((body) => {
      documents.push((JSON.parse(body.toString()) as { query: string }).query);
      const forwarded = send(target, { method: request.method, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      forwarded.on('error', () => response.destroy());
      forwarded.end(body);
    });
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}/graphql`,
    reached: (field) => documents.filter((document) => new RegExp(`\\b${field}\\b`).test(document)).length,
    stop: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        front.closeAllConnections();
      }),
  };
}
