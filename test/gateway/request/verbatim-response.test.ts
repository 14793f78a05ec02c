import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { ANY_JSON } from '../../../gateway/http/choose-media-type.ts';
import type { Outcome } from '../../../gateway/request/outcome.ts';
import { respond } from '../../../gateway/request/respond.ts';
import { listenLocally } from '../../../scripts/bench/listen.ts';

const TEXT = JSON.stringify({ names: Array.from({ length: 20_000 }, (_, index) => `é金 ${index}`) });
const POLICY = { seconds: 1, ifNoneMatch: undefined };

/** @returns the response to an outcome, over HTTP */
async function responseTo(dataText: string | Buffer) {
  const outcome: Outcome = { data: undefined, dataText, errors: [], headers: [] };
  const server = createServer((_request, response) => void respond(response, outcome, ANY_JSON, {}, POLICY));
  const answer = await fetch(await listenLocally(server));
  const { status, headers } = answer;
  const text = await answer.text();
  server.close();
  return { text, status, length: headers.get('content-length'), etag: headers.get('etag') };
}

describe('data as bytes', () => {
  it('is sent with the same length, text and entity tag as the same data as text', async () => {
    const bytes = await responseTo(Buffer.from(TEXT));
    expect(bytes).toEqual(await responseTo(TEXT));
    expect(bytes).toMatchObject({ text: `{"data":${TEXT}}\n`, status: 200 });
    expect(bytes.length).toBe(String(Buffer.byteLength(bytes.text)));
  });
});
