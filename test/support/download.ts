import type { Graph } from './graph.ts';

const DOWNLOAD = 'query ($id: ID!) { notice(id: $id) { download { url handle expiresInSeconds contentType bytes language } } }';

export type Download = {
  readonly url: string;
  readonly handle: string;
  readonly expiresInSeconds: number;
  readonly contentType: string;
  readonly bytes: number;
  readonly language: string;
};

/** @returns the download that a demo sign-in gets for a notice; null when it has no letter for them */
export async function askDownload(graph: Graph, signIn: string, notice: string): Promise<Download | null> {
  const { data } = await graph.ask(signIn, DOWNLOAD, { id: notice });
  return (data as { notice: { download: Download | null } | null }).notice?.download ?? null;
}

/** @returns the handle of an existing letter */
export async function askHandle(graph: Graph, signIn: string, notice: string): Promise<string> {
  const download = await askDownload(graph, signIn, notice);
  if (!download) throw new Error(`There is no letter of ${notice} for ${signIn}`);
  return download.handle;
}

export type Downloaded = {
  readonly status: number;
  /** In the order of the response, without the date and the request id. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
};

/**
 * Requests a letter from a gateway.
 *
 * @param graphUrl the URL of its `/graphql`
 * @param bearer null sends no token
 * @param body the JSON body; a string is sent as the handle
 */
export async function download(graphUrl: string, bearer: string | null, body: unknown): Promise<Downloaded> {
  const response = await fetch(new URL('/notices/download', graphUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(typeof body === 'string' ? { handle: body } : body),
  });
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}
