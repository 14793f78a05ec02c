import type { Log, LogLine } from '../../gateway/telemetry/log.ts';

/** A log that keeps its lines. */
export function keptLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (line: LogLine) => void lines.push(line);
  return { lines, debug: write, info: write, warn: write, error: write, debugs: () => true };
}
