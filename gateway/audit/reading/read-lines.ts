import type { Readable } from 'node:stream';

const NEWLINE = 0x0a;

/** A line without its newline. `isEnded` false: the file ends before the newline. */
export type Line = { readonly bytes: Buffer; readonly isEnded: boolean };

/** Reads lines as bytes, many at a time. */
export async function* readLines(source: Readable | AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer[] = [];
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const lines: Line[] = [];
    let begin = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, begin)) {
      const part = chunk.subarray(begin, end);
      lines.push({ bytes: rest.length > 0 ? Buffer.concat([...rest, part]) : part, isEnded: true });
      rest = [];
      begin = end + 1;
    }
    if (begin < chunk.length) rest.push(chunk.subarray(begin));
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [{ bytes: Buffer.concat(rest), isEnded: false }];
}
