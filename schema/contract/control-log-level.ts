import type { OpenedLog } from './log-events.ts';
import { LOG_LEVELS, type LogLevel } from './log-settings.ts';
import type { ManagementChange, ManagementPage } from './management-server.ts';

export type LevelControl = {
  readonly current: () => LogLevel;
  readonly set: (level: LogLevel) => void;
  /** Goes to `debug`, and back to the configured level at the next call. */
  readonly toggle: () => void;
};

/**
 * @param logs those of a process, whose level is changed together
 * @param configured the level that the logs were created with
 * @param tell logs a change. It is called while both levels would write it
 */
export function controlLevel(
  logs: readonly Pick<OpenedLog, 'setLevel'>[],
  configured: LogLevel,
  tell: (level: LogLevel) => void = () => undefined,
): LevelControl {
  let current = configured;
  const apply = (level: LogLevel) => logs.forEach((log) => log.setLevel(level));
  const set = (level: LogLevel) => {
    if (level === current) return;
    apply(LOG_LEVELS[Math.max(LOG_LEVELS.indexOf(level), LOG_LEVELS.indexOf(current))] ?? level);
    tell(level);
    apply(level);
    current = level;
  };
  return { current: () => current, set, toggle: () => set(current === 'debug' ? configured : 'debug') };
}

/** `SIGUSR1` is taken: it starts Node's debugger. */
const TOGGLING_SIGNAL = 'SIGUSR2';

/** Lets an operator change the level of a process from its machine. */
export const toggleOnSignal = ({ toggle }: LevelControl): void => void process.on(TOGGLING_SIGNAL, toggle);

/** The page that shows the level. */
export const levelPage =
  ({ current }: LevelControl): ManagementPage =>
  () =>
    Promise.resolve(levelAnswer(200, { level: current() }));

/** Changes the level to the one that the body names. */
export const changeLevel =
  ({ set, current }: LevelControl): ManagementChange =>
  (body) => {
    const level = LOG_LEVELS.find((known) => known === body.trim());
    if (level === undefined) return levelAnswer(400, { allowed: LOG_LEVELS });
    set(level);
    return levelAnswer(200, { level: current() });
  };

const levelAnswer = (status: number, value: object) => ({
  status,
  type: 'application/json',
  text: `${JSON.stringify(value)}\n`,
});
