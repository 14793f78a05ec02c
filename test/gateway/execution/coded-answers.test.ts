import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeBody, readCodings } from '../../../gateway/sources/content-codings.ts';
import { type BrokenPlans, startBrokenPlans, UNAVAILABLE } from '../../support/broken-plans.ts';
import type { Behaviour } from '../../support/broken-source.ts';

describe.each(['own', 'undici'] as const)('by the client "%s"', (client) => {
  let broken: BrokenPlans;
  beforeAll(async () => void (broken = await startBrokenPlans({ httpClient: client })));
  afterAll(() => broken.stop());

  const TEXT = Buffer.from('{"data":{"plans":["gold","señal","金"]}}');
  const coded =
    (coding: string | string[], body: Buffer): Behaviour =>
    (response) =>
      void response.setHeader('content-type', 'application/json').setHeader('content-encoding', coding).end(body);
  /** In pieces of one byte, without a length. */
  const dripping =
    (coding: string, body: Buffer): Behaviour =>
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding });
      for (const byte of body) response.write(Buffer.of(byte));
      response.end();
    };

  /** A frame with one block that is not compressed, and the size of the window that a decoder is to keep (RFC 8878, 3.1.1). */
  const zstdFrame = (windowLog: number): Buffer => {
    const block = Buffer.alloc(3);
    block.writeUIntLE((TEXT.length << 3) | 1, 0, 3);
    return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3]), block, TEXT]);
  };

  describe('an answer in a coding of HTTP is read', () => {
    it('if it was requested', async () => {
      await broken.ask('{ plans }', coded('identity', TEXT));
      expect(broken.plans.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br, zstd');
    });

    it.each<[what: string, behaviour: Behaviour]>([
      ['gzip', coded('gzip', gzipSync(TEXT))],
      ['gzip by its old name and in capitals', coded('X-GZIP', gzipSync(TEXT))],
      ['gzip in two members', coded('gzip', Buffer.concat([gzipSync(TEXT.subarray(0, 9)), gzipSync(TEXT.subarray(9))]))],
      ['gzip, byte by byte', dripping('gzip', gzipSync(TEXT))],
      ['deflate', coded('deflate', deflateSync(TEXT))],
      ['deflate without the head of zlib', coded('deflate', deflateRawSync(TEXT))],
      ['br', coded('br', brotliCompressSync(TEXT))],
      ['zstd', coded('zstd', zstdCompressSync(TEXT))],
      ['zstd, byte by byte', dripping('zstd', zstdCompressSync(TEXT))],
      ['zstd with a window of 8 MB', coded('zstd', zstdFrame(23))],
      ['identity', coded('identity', TEXT)],
      ['none, with a header all the same', coded('', TEXT)],
      ['two, in one header', coded('gzip, br', brotliCompressSync(gzipSync(TEXT)))],
      ['the same twice, in two headers', coded(['gzip', 'gzip'], gzipSync(gzipSync(TEXT)))],
      ['with a byte order mark', coded('gzip', gzipSync(Buffer.concat([Buffer.from('\uFEFF'), TEXT])))],
    ])('%s', async (_what, behaviour) => {
      expect(await broken.ask('{ plans }', behaviour)).toMatchObject({ data: { plans: ['gold', 'señal', '金'] }, errors: [] });
    });

    it.each<[what: string, behaviour: Behaviour]>([
      ['a coding that is not known', coded('compress', TEXT)],
      ['one of two that is not known', coded('gzip, aes128gcm', gzipSync(TEXT))],
      ['three codings', coded('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(TEXT))))],
      ['a body that is not coded', coded('gzip', TEXT)],
      ['a body in another coding', coded('br', gzipSync(TEXT))],
      ['a coded body that does not say so', coded('identity', gzipSync(TEXT))],
      ['two codings of which there is one', coded('gzip, gzip', gzipSync(TEXT))],
      ['gzip that ends too early', coded('gzip', gzipSync(TEXT).subarray(0, -12))],
      ['br that ends too early', coded('br', brotliCompressSync(TEXT).subarray(0, -4))],
      ['deflate that ends too early', coded('deflate', deflateSync(TEXT).subarray(0, -6))],
      ['zstd that ends too early', coded('zstd', zstdCompressSync(TEXT).subarray(0, -3))],
      ['zstd with a window that is larger than HTTP allows', coded('zstd', zstdFrame(27))],
      ['nothing', coded('gzip', Buffer.alloc(0))],
      ['bytes that are not UTF-8', coded('identity', Buffer.from('{"data":{"plans":["se\xf1al"]}}', 'latin1'))],
      [
        'coded bytes that are not UTF-8',
        coded('br', brotliCompressSync(Buffer.from('{"data":{"plans":["se\xf1al"]}}', 'latin1'))),
      ],
      [
        'half a character',
        coded('identity', Buffer.from([...Buffer.from('{"data":{"plans":["'), 0xe9, 0x87, ...Buffer.from('"]}}')])),
      ],
    ])('but not %s', async (_what, behaviour) => {
      const { data, errors } = await broken.ask('{ plans people { id } }', behaviour);
      expect(data).toEqual({ plans: null, people: [{ id: '1' }, { id: '2' }] });
      expect(errors).toEqual([{ ...UNAVAILABLE, path: ['plans'] }]);
    });
  });

  describe('pitfall 48: a small body that is large when it is decoded', () => {
    const LARGE = Buffer.alloc(20_000_000, ' ');
    const BOMBS: readonly [coding: string, body: Buffer][] = [
      ['gzip', gzipSync(LARGE)],
      ['deflate', deflateSync(LARGE)],
      ['br', brotliCompressSync(LARGE, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })],
      ['zstd', zstdCompressSync(LARGE)],
      ['gzip, gzip', gzipSync(gzipSync(LARGE))],
    ];

    it.each(BOMBS)('is refused: %s', async (coding, body) => {
      expect(body.length).toBeLessThan(50_000);
      const { errors } = await broken.ask('{ plans }', coded(coding, body));
      expect(errors).toEqual([{ ...UNAVAILABLE, path: ['plans'] }]);
    });

    it.each(BOMBS)('is not decoded beyond the limit, so that memory is bounded: %s', async (coding, body) => {
      const codings = readCodings(coding) ?? [];
      await expect(decodeBody(body, codings, 5_000_000)).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
      await expect(decodeBody(gzipSync(TEXT), ['gzip'], TEXT.length)).resolves.toEqual(TEXT);
      await expect(decodeBody(gzipSync(TEXT), ['gzip'], TEXT.length - 1)).rejects.toThrow();
    });
  });
});
