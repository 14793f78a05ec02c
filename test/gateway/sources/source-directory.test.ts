import { afterEach, describe, expect, it } from '@jest/globals';
import { openSources } from '../../../gateway/sources/source-directory.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { rawAnswer, type RawServer, startRawServer } from '../../support/raw-server.ts';

const QUERY = '{"query":"query Q{a}"}';

let server: RawServer;
afterEach(() => server.stop());

describe.each(['own', 'undici'] as const)('by the client "%s"', (httpClient) => {
  it('subgraphs at one URL, whose assertions differ in audience, share no connection', async () => {
    server = await startRawServer(({ socket, id }) => void socket.write(rawAnswer('{"data":{}}', id)));
    const routes = new Map([
      ['one', server.url],
      ['other', server.url],
    ]);
    const sources = openSources(() => routes, { httpClient, fetchTimeoutMs: 60_000 }, createLog('silent'));
    await sources.get('one').send(QUERY, 'one');
    await sources.get('other').send(QUERY, 'other');
    await Promise.all(['one', 'other', 'one', 'other'].map((name) => sources.get(name).send(QUERY, name)));
    const audiences = server.sockets.map(
      (socket) =>
        new Set(server.requests.filter((each) => each.socket === socket).map(({ head }) => /assertion: (\w+)/.exec(head)?.[1])),
    );
    expect(audiences.filter(({ size }) => size > 1)).toEqual([]);
    expect(server.requests).toHaveLength(6);
    await sources.close();
  });
});
