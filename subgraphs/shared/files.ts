import { GraphQLError } from 'graphql';
import { pipeline } from 'node:stream/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** The content of a file that is too large for GraphQL. Whoever gets it reads or destroys it. */
export type SubgraphFile = { readonly bytes: number; readonly content: Readable };

/** Opens the file of this name for the viewer of an assertion. */
export type OpenFile = (name: string, assertion: string | null, requestId?: string) => Promise<SubgraphFile | null>;

/** The file should be there and cannot be read. The cause has been logged. */
export class FileUnavailable extends Error {}

const PATH = /^\/files\/(?<name>[\w%.~-]{1,500})$/;

/** @returns the name of the file that a request asks for; null when it asks for something else */
export function fileAskedFor({ method, url }: IncomingMessage): string | null {
  const { name } = (method === 'GET' && PATH.exec(url ?? '')?.groups) || {};
  try {
    return name === undefined ? null : decodeURIComponent(name);
  } catch {
    // No file has a name that is not UTF-8.
    return '';
  }
}

/** An assertion that is not valid has been logged too. */
function statusOf(error: unknown): number {
  if (error instanceof FileUnavailable) return 503;
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED') return 401;
  throw error;
}

/** Streams a file. Its length comes first: if its content breaks off, the connection is closed before so many bytes. */
export async function sendFile(response: ServerResponse, open: () => Promise<SubgraphFile | null>): Promise<void> {
  const file = await open().catch(statusOf);
  if (file === null) return void response.writeHead(404).end();
  if (typeof file === 'number') return void response.writeHead(file).end();
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes });
  await pipeline(file.content, response).catch(() => {
    // The content has logged why it broke off; a caller that leaves is no failure. `pipeline` has closed the connection.
  });
}
