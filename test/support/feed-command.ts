import { type RunningProcess, startProgram } from './processes.ts';

export type FeedCommand = {
  /** See `openDatabase`. */
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the command reads from standard input; null: the test writes it. */
  readonly input?: Uint8Array | null;
};

/** Starts `npm run feed`. @param parameters as `['load', 'identity.ndjson']` */
export function startFeed(parameters: readonly string[], { databaseUrl, env = {}, input }: FeedCommand = {}): RunningProcess {
  const place = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const started = startProgram(process.execPath, ['scripts/feed.ts', ...parameters], {
    env: { ...place, ...env },
    input: input !== undefined,
  });
  // A command that is refused leaves the rest unread.
  started.child.stdin?.on('error', () => undefined);
  if (input) started.child.stdin?.end(input);
  return started;
}

/** Runs `npm run feed` to its end. @returns its exit code, and what it printed */
export async function runFeed(...given: Parameters<typeof startFeed>): Promise<{ code: number | null; printed: string }> {
  const { ended, output } = startFeed(...given);
  return { code: await ended, printed: output() };
}
