import type { Log, LogLine } from '../../gateway/telemetry/log.ts';

/** A log that keeps its lines. */
export function keptLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (line: LogLine) => void lines.push(line);
  return { lines, info: write, error: write };
}
