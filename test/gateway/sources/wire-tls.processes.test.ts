import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { httpSource, type Source, SOURCE_LIMITS } from '../../../gateway/sources/sources.ts';
import { makeCertificate, type PrivateCertificate } from '../../support/private-ca.ts';
import { rawAnswer, type RawRequest, type RawServer, startRawServer } from '../../support/raw-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const elsewhere = temporaryFolder();
const usual = getCACertificates('default');
let certificate: PrivateCertificate;
beforeAll(() => void (certificate = makeCertificate(folder.path)));
afterAll(() => {
  folder.remove();
  elsewhere.remove();
});

let server: RawServer;
let source: Source;
afterEach(async () => {
  setDefaultCACertificates(usual);
  await source.close();
  await server.stop();
});

const QUERY = '{"query":"query Q{a}"}';
const text = JSON.stringify({ data: { a: 'señal '.repeat(40_000) } });
const answer = ({ socket, id }: RawRequest): void => {
  socket.write(Buffer.from(rawAnswer(text, id)));
};

describe.each(['own', 'undici'] as const)('behind TLS, the client "%s"', (client) => {
  const open = async (url?: string): Promise<void> => {
    server = await startRawServer(answer, certificate);
    source = httpSource(url ?? server.url, { ...SOURCE_LIMITS, timeoutMs: 60_000 }, client);
  };
  const trust = () => setDefaultCACertificates([...usual, readFileSync(certificate.caFile, 'utf8')]);

  it('reads answers of several packets', async () => {
    trust();
    await open();
    expect(await source.send(QUERY, null)).toEqual(JSON.parse(text));
    expect(await source.send(QUERY, null)).toEqual(JSON.parse(text));
  });

  it('reads several answers at once', async () => {
    trust();
    await open();
    await source.send(QUERY, null);
    const answers = await Promise.all(Array.from({ length: 40 }, () => source.send(QUERY, null)));
    expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(new Set([text]));
  });

  it('sends nothing to a server whose certificate no known authority signed', async () => {
    await open();
    await expect(source.send(QUERY, 'SECRET')).rejects.toMatchObject({ reason: 'connect' });
    expect(server.requests).toEqual([]);
  });

  it('sends nothing to a server of another name', async () => {
    const foreign = makeCertificate(elsewhere.path, 'DNS:subgraph.example');
    setDefaultCACertificates([...usual, readFileSync(foreign.caFile, 'utf8')]);
    server = await startRawServer(answer, foreign);
    source = httpSource(server.url, SOURCE_LIMITS, client);
    await expect(source.send(QUERY, 'SECRET')).rejects.toMatchObject({ reason: 'connect' });
    expect(server.requests).toEqual([]);
  });
});

describe('the own client behind TLS', () => {
  it('shares connections, and ends one whose answer has no id', async () => {
    setDefaultCACertificates([...usual, readFileSync(certificate.caFile, 'utf8')]);
    server = await startRawServer(({ socket, id }, number) => {
      socket.write(rawAnswer('{"data":{}}', number < 8 ? id : undefined));
    }, certificate);
    source = httpSource(server.url, { ...SOURCE_LIMITS, timeoutMs: 60_000 }, 'own');
    await Promise.all(Array.from({ length: 8 }, () => source.send(QUERY, null)));
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => source.send(QUERY, null)));
    expect(outcomes.map(({ status }) => status)).toContain('rejected');
    expect(server.sockets.length).toBeLessThanOrEqual(64);
  });
});
