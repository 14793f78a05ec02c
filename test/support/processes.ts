import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { compose } from '../../scripts/compose.ts';
import { findDemoSignIn } from '../../scripts/tooling/demo-sign-ins.ts';
import { readSubgraphs, ROOT } from '../../scripts/tooling/rover-config.ts';
import { demoPasswords } from '../../scripts/demo/identity.ts';
import { type GraphAnswer, post } from './graph.ts';
import { KNOWS, type Knows, refuseLeaks } from './leak-scan.ts';

/** A process that a test started. */
export type RunningProcess = {
  readonly child: ChildProcess;
  /** The standard output and error so far. */
  readonly output: () => string;
  /** Waits until its output matches `pattern`. @throws with the output when it ends before that */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Waits until it ends. @returns the exit code; null when a signal ended it */
  readonly ended: Promise<number | null>;
  /** Sends a signal to end it. @returns the exit code; null when a signal ended it */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

export type StartOptions = {
  /** Additional environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  /** Whether the test writes to its standard input. */
  readonly input?: boolean;
};

/** The time limit of a wait for a process. It is shorter than the time limit of tests, because its message says more. */
const PATIENCE_MS = 240_000;
const running: RunningProcess[] = [];

/** Starts a program. `stopProcesses` ends it, even if the test fails. */
export function startProgram(
  program: string,
  parameters: readonly string[],
  { env = {}, input = false, ...identity }: StartOptions = {},
): RunningProcess {
  const { PATH = '', HOME = '/', NODE_COMPILE_CACHE = '' } = process.env;
  const child = spawn(program, parameters, {
    cwd: ROOT,
    env: { PATH, HOME, NODE_COMPILE_CACHE, APOLLO_TELEMETRY_DISABLED: '1', ...env },
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    ...identity,
  });
  const waiting = new Set<() => void>();
  let output = '';
  const collect = (text: string) => {
    output += text;
    for (const look of waiting) look();
  };
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', collect);
  child.on('error', ({ message }) => collect(message));
  const ended = once(child, 'close').then(
    ([code]) => code as number | null,
    () => null,
  );
  const printed: RunningProcess['printed'] = (pattern) =>
    new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        waiting.delete(look);
        clearTimeout(timer);
        settle();
      };
      const look = () => {
        const found = pattern.exec(output);
        if (found) finish(() => resolve(found));
      };
      const give = (why: string) => finish(() => reject(new Error(`${why} before it wrote ${pattern}. It wrote:\n${output}`)));
      const timer = setTimeout(() => give('Four minutes went by'), PATIENCE_MS);
      waiting.add(look);
      void ended.then(() => give(`${program} ${parameters.join(' ')} ended`));
      look();
    });
  const stop: RunningProcess['stop'] = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  const started: RunningProcess = { child, output: () => output, printed, ended, stop };
  running.push(started);
  return started;
}

/** Longer timeouts than in operation, for a busy machine, and no delay in which a load balancer would notice the end. */
const PATIENT = {
  FETCH_TIMEOUT_MS: '60000',
  REQUEST_TIMEOUT_MS: '120000',
  DATABASE_CONNECT_TIMEOUT_MS: '60000',
  DATABASE_STATEMENT_TIMEOUT_MS: '60000',
  MAX_LAG_MS: '60000',
  DRAIN_DELAY_MS: '0',
  DRAIN_TIMEOUT_MS: '120000',
};

/** Starts a script of the project with the Node that runs the tests, as `['gateway/main.ts', '--port', '0']`. */
export const startScript = (parameters: readonly string[], env: Readonly<Record<string, string>> = {}): RunningProcess =>
  startProgram(process.execPath, parameters, { env: { ...PATIENT, ...env } });

/**
 * Ends every process that this test file started and that is still running, the last one first.
 *
 * @throws when the output of one holds a value that no log may hold
 */
export async function stopProcesses(): Promise<void> {
  const started = running.splice(0).toReversed();
  for (const { child, stop } of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const kill = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await stop();
    clearTimeout(kill);
  }
  for (const { child, output } of started) {
    refuseLeaks(`what ${child.spawnargs.join(' ')} wrote`, withoutDemoLogins(output()), null);
  }
}

/** The addresses of demo accounts that commands for developers print on purpose. */
const withoutDemoLogins = (text: string): string =>
  demoPasswords.reduce((rest, { login }) => (login.includes('@') ? rest.replaceAll(login, '') : rest), text);

/**
 * Repeats a check until it holds.
 *
 * @throws when it does not hold after four minutes
 */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const settled = new AbortController();
  let late = false;
  // Not the global `setTimeout`: a test may have replaced it with a fake clock.
  wait(PATIENCE_MS, undefined, settled).then(
    () => (late = true),
    () => undefined,
  );
  try {
    for (; !(await isSo()); await wait(20)) if (late) throw new Error(`Not so after ${PATIENCE_MS} ms: ${isSo}`);
  } finally {
    settled.abort();
  }
}

/** Starts subgraphs as processes, each on a free port. @returns the URL of each, by name */
export async function startSubgraphs(
  names: readonly string[],
  env: (name: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<ReadonlyMap<string, string>> {
  const started = names.map((name) => [name, startScript(['subgraphs/main.ts', name, '0'], env(name))] as const);
  return new Map(
    await Promise.all(started.map(async ([name, { printed }]) => [name, (await printed(/ ready at (\S+)/))[1] ?? ''] as const)),
  );
}

/** @returns the supergraph of the five subgraphs, with these routing URLs; the other subgraphs cannot be reached */
export function composeWith(routes: ReadonlyMap<string, string>): string {
  const sources = readSubgraphs().map((source) => ({
    ...source,
    url: routes.get(source.name) ?? `http://127.0.0.1:9/${source.name}`,
  }));
  return compose(sources).supergraphSdl;
}

/** Starts `gateway/main.ts` on a free port. @returns its URL too */
export async function startGatewayProcess(
  supergraphFile: string,
  env: Readonly<Record<string, string>>,
  ...flags: readonly string[]
): Promise<RunningProcess & { readonly url: string }> {
  const gateway = startScript(['gateway/main.ts', '--supergraph', supergraphFile, '--port', '0', ...flags], env);
  const [, url = ''] = await gateway.printed(/"event":"started","url":"([^"]+)"/);
  return { ...gateway, url };
}

/** Sends a request as a demo sign-in or `anonymous`. @throws when the answer holds data that this sign-in may not see */
export type Ask = (signIn: string, query: string, variables?: Record<string, unknown>) => Promise<GraphAnswer>;

/**
 * @param issuerFolder the DEV_ISSUER_DIR of the processes
 * @returns a function that sends requests to any gateway; a sign-in has the same token for all of them
 */
export async function openSignIns(issuerFolder: string): Promise<(url: string, knows?: Readonly<Record<string, Knows>>) => Ask> {
  const issuer = await openDevIssuer(issuerFolder);
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (signIn: string): Promise<string> => {
    const token = tokens.get(signIn) ?? issuer.token(findDemoSignIn(signIn), Math.floor(Date.now() / 1000));
    tokens.set(signIn, token);
    return token;
  };
  return (url, knows = KNOWS) =>
    async (signIn, query, variables = {}) => {
      const headers = signIn === 'anonymous' ? undefined : { authorization: `Bearer ${await tokenOf(signIn)}` };
      const answer = await post(url, { query, variables }, headers);
      refuseLeaks(`the answer to ${signIn}`, answer.text, knows[signIn] ?? {});
      refuseLeaks(`a header to ${signIn}`, [...answer.headers].flat().join('\n'), null);
      return answer;
    };
}
