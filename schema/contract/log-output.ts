import { writeSync } from 'node:fs';

/** Where a log writes its lines. */
export type LogOutput = {
  /** Adds a line. The lines of one turn of the event loop are written together at its end. */
  readonly write: (line: string) => void;
  /** Writes the lines that wait. */
  readonly flush: () => void;
};

/** @param writeText writes text at once */
export function openLogOutput(writeText: (text: string) => void): LogOutput {
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (text !== '') writeText(text);
  };
  return {
    write(line) {
      if (waiting === '') setImmediate(flush);
      waiting += line;
    },
    flush,
  };
}

let standardOutput: LogOutput | null = null;

/**
 * @returns the standard output, which all logs of this process share, so that lines keep their order. When the process ends by
 *   itself, by `process.exit` or by an error that nobody caught, the lines that wait are written first
 */
export function openStandardOutput(): LogOutput {
  if (standardOutput) return standardOutput;
  standardOutput = openLogOutput((text) => writeWhole(STANDARD_OUTPUT, Buffer.from(text)));
  process.on('exit', standardOutput.flush);
  return standardOutput;
}

const STANDARD_OUTPUT = 1;
const PAUSE_MS = 10;

/** Waits for a reader that is slow. Without a reader, nothing is written. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
