import { connect } from 'node:net';

/** Makes a request that is wrong somewhere, from random bytes. */
type Malform = (seed: Buffer) => string | Buffer;

const post = (body: string | Buffer, headers = 'content-type: application/json\r\n'): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n`,
    ),
    Buffer.from(body),
  ]);

const random = (seed: Buffer, most: number): number => seed.readUInt32LE(0) % most;

/** What is wrong, from the outside inwards: bytes, head, body, JSON, parameters, document, variables, token. */
export const MALFORMED: readonly Malform[] = [
  (seed) => Buffer.concat([seed, Buffer.from('\r\n\r\n')]),
  (seed) => `GET /graphql HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(random(seed, 20_000))}\r\n\r\n`,
  () => 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  () => 'POST /graphql HTTP/9.9\r\nhost: x\r\n\r\n',
  (seed) =>
    `POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n${seed.toString('hex')}\r\n`,
  (seed) => post(seed),
  (seed) => post(`{"query":"${seed.toString('base64')}`),
  (seed) => post(JSON.stringify({ query: seed.toString('latin1') })),
  (seed) => post('['.repeat(random(seed, 50_000))),
  (seed) => post(JSON.stringify({ query: '{ a }'.repeat(random(seed, 3_000)) })),
  (seed) => post(JSON.stringify({ query: `{ ${'a { '.repeat(random(seed, 400))} } }` })),
  (seed) =>
    post(JSON.stringify({ query: `query ($x: ID!) { notice(id: $x) { id } }`, variables: { x: [seed.toString('hex')] } })),
  (seed) => post(JSON.stringify({ documentId: `sha256:${seed.toString('hex')}` })),
  (seed) => post('{"query":"{ __typename }"}', `content-type: text/${seed.toString('hex')}\r\n`),
  (seed) =>
    post(
      '{"query":"{ __typename }"}',
      `content-type: application/json\r\nauthorization: Bearer ${seed.toString('base64url')}.e30.x\r\n`,
    ),
  (seed) =>
    post('{"query":"{ __typename }"}', `content-type: application/json\r\naccept: ${','.repeat(random(seed, 7_000))}\r\n`),
  (seed) => `GET /graphql?query=${'%'.repeat(random(seed, 900))} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
];

/** What is not answered is given up after this time, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Sends bytes on a connection of their own. @returns the status of the answer; 0: there was none */
export const sendRaw = (port: number, bytes: string | Buffer): Promise<number> =>
  new Promise((resolve) => {
    let received = '';
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = () => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0));
    };
    socket
      .setTimeout(PATIENCE_MS, finish)
      .on('error', finish)
      .on('close', finish)
      .on('data', (data: Buffer) => {
        received += data.toString('latin1');
        if (/^HTTP\/1\.1 \d{3}[\s\S]*\r\n\r\n/.test(received)) finish();
      })
      .write(bytes);
  });
