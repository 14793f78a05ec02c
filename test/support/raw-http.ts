import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test can write invalid HTTP. */
export type RawConnection = {
  readonly socket: Socket;
  /** The text received so far. */
  readonly received: () => string;
  /** Waits until the end of the received text matches. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Waits for the end of the connection. @returns the received text */
  readonly closed: Promise<string>;
};

/** The number of earlier characters that are matched again with each new part. */
const TAIL = 2_000;

/** @param url any URL of the server. @param text sent at once */
export async function connectRaw(url: string, text: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('latin1');
  const chunks: string[] = [];
  let tail = '';
  const received = () => chunks.join('');
  const waiting = new Set<() => void>();
  socket
    .on('error', () => undefined)
    .on('data', (more) => {
      chunks.push(String(more));
      tail = (tail + String(more)).slice(-TAIL);
      for (const look of waiting) look();
    });
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received())));
  await once(socket, 'connect');
  socket.write(text, 'latin1');
  return {
    socket,
    received,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(tail);
          if (found) resolve(found);
        };
        waiting.add(look);
        void closed.then(() => reject(new Error(`The connection ended before ${pattern} came. It ends with:\n${tail}`)));
        look();
      }),
    closed,
  };
}

export type RawAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Sends a text on a new connection, and waits until the server closes it. */
export async function sendRaw(url: string, text: string): Promise<RawAnswer> {
  return parseAnswer(await (await connectRaw(url, text)).closed);
}

/** @param text one answer. Without a status line its status is 0 */
export function parseAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...headers] = head.split('\r\n');
  const pairs = headers.map((header) => [
    header.slice(0, header.indexOf(':')).toLowerCase(),
    header.slice(header.indexOf(':') + 1).trim(),
  ]);
  return { status: Number(line.split(' ')[1] ?? 0), headers: Object.fromEntries(pairs), body: rest.join('\r\n\r\n') };
}
