import { createServer, type Socket } from 'node:net';
import { FETCH_ID_HEADER } from '../../schema/contract/fetch-id.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { listenLocally } from './listen.ts';

export type FetchAnswersSettings = {
  /** Whether answers have the id of their fetch. */
  readonly returnsIds: boolean;
  /** The size of each answer. */
  readonly bytes: number;
};

// A server that answers every request with the same text at once, with little more than sockets: what is measured is the client.

const { returnsIds, bytes } = await readSettings<FetchAnswersSettings>();
const body = JSON.stringify({ data: { text: 'x'.repeat(bytes) } });
const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncache-control: no-store\r\ncontent-length: ${body.length}\r\ndate: Fri, 27 Nov 2026 12:00:00 GMT\r\nconnection: keep-alive\r\nkeep-alive: timeout=600\r\n`;
const REQUEST = new RegExp(`^[^]*?\\r\\n\\r\\n`);
const LENGTH = /\r\ncontent-length: (\d+)\r\n/i;
const ID = new RegExp(`\\r\\n${FETCH_ID_HEADER}: ([^\\r]*)\\r\\n`, 'i');

function serve(socket: Socket): void {
  let received = '';
  socket.setEncoding('latin1').setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('data', (more) => {
    received += String(more);
    let answers = '';
    for (let [requested] = REQUEST.exec(received) ?? []; requested !== undefined; [requested] = REQUEST.exec(received) ?? []) {
      const end = requested.length + Number(LENGTH.exec(requested)?.[1] ?? 0);
      if (received.length < end) break;
      const id = returnsIds ? ID.exec(requested)?.[1] : undefined;
      answers += `${head}${id === undefined ? '' : `${FETCH_ID_HEADER}: ${id}\r\n`}\r\n${body}`;
      received = received.slice(end);
    }
    if (answers !== '') socket.write(answers, 'latin1');
  });
}

answerParent(await listenLocally(createServer(serve)));
