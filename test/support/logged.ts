import { lineSchema, type LogEvent } from '../../schema/contract/log-events.ts';
import { GATEWAY_EVENTS } from '../../gateway/telemetry/log-events.ts';
import { SUBGRAPH_EVENTS } from '../../subgraphs/shared/log-events.ts';
import { refuseLeaks } from './leak-scan.ts';

/** A line of a log. */
export type Logged = { readonly event: string } & Readonly<Record<string, unknown>>;

const SCHEMAS = [GATEWAY_EVENTS, SUBGRAPH_EVENTS]
  .flatMap((events) => Object.entries<LogEvent>(events))
  .map(([name, event]) => lineSchema(name, event));

/** @returns the lines, without level and time. @throws when one does not match the table of events, or holds a demo value */
export function readLogged(lines: readonly string[]): Logged[] {
  refuseLeaks('the log', lines.join('\n'), null);
  return lines.map((line) => {
    const { level: _level, time: _time, ...logged } = JSON.parse(line) as Logged;
    if (!SCHEMAS.some((schema) => schema.safeParse(JSON.parse(line)).success)) throw new Error(`No event is logged so: ${line}`);
    return logged;
  });
}
