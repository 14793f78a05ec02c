/** The names of pino's numbers. */
const LEVELS: ReadonlyMap<unknown, string> = new Map([
  [20, 'debug'],
  [30, 'info '],
  [40, 'warn '],
  [50, 'error'],
]);

const BARE = /^[\w.:/@-]+$/;

/**
 * @param line a line of a log, as JSON
 * @returns the same for people: `12:00:00.000 info  request client=portal status=200`
 */
export function textOfLine(line: string): string {
  const { level, time, event, ...fields } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const at = new Date(Number(time)).toISOString().slice('2026-01-01T'.length, -1);
  const told = Object.entries(fields).map(([name, value]) => ` ${name}=${textOf(value)}`);
  return `${at} ${LEVELS.get(level) ?? String(level)} ${String(event)}${told.join('')}\n`;
}

const textOf = (value: unknown): string => (typeof value === 'string' && BARE.test(value) ? value : JSON.stringify(value));
