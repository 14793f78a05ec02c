import { join } from 'node:path';
import { Pool } from 'undici';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { subgraphs as registry } from '../../../subgraphs/registry.ts';
import { freePort } from '../start-program.ts';
import { type Child, startNode } from './child.ts';
import { type FaultFront, openFront } from './fault-front.ts';
import { ask, type ExpectedFor, Load } from './load.ts';
import { makeFolder, removeFolder } from './own-folder.ts';
import { type Asker, keyOf, type Question, readQuestions, signInAll } from './questions.ts';

/** A subgraph in a process of its own, behind a front. */
export type Part = {
  readonly name: string;
  readonly front: FaultFront;
  child: Child;
  /** Starts it again, after its end, on the same port. */
  readonly restart: () => Promise<void>;
};

export type RunningGateway = Child & { readonly url: string; readonly readyUrl: string };

/** Five subgraphs, a gateway, and viewers of whom it is known what they must get. */
export type World = {
  readonly folder: string;
  readonly parts: ReadonlyMap<string, Part>;
  readonly part: (name: string) => Part;
  readonly gateway: RunningGateway;
  /** Starts another gateway before the same subgraphs. It is stopped with the others. */
  readonly startGateway: (env?: Env) => Promise<RunningGateway>;
  /** Asks everything once, as everybody. @returns the answers by sign-in and question */
  readonly record: () => Promise<ReadonlyMap<string, string>>;
  /** What `record` returned first. */
  readonly usual: () => Promise<Recorded>;
  /** @param whole what `record` returned @param least the same while a subgraph was away */
  readonly load: (whole: Recorded, least?: Recorded, url?: string) => Load;
  /** The same, where only some ask. */
  readonly loadOf: (askers: readonly Asker[], whole: Recorded) => Load;
  /** @returns the same world, asked by another gateway */
  readonly at: (gateway: RunningGateway) => World;
  readonly questions: readonly Question[];
  readonly askers: readonly Asker[];
  readonly stop: () => Promise<void>;
};

type Env = Readonly<Record<string, string>>;
export type Recorded = ReadonlyMap<string, string>;

export type WorldOptions = {
  /** How many viewers ask. */
  readonly viewers: number;
  /** More variables of the subgraphs and of the gateway. */
  readonly subgraphEnv?: Env;
  readonly gatewayEnv?: Env;
  /** Whether messages can be sent to the gateway. */
  readonly talks?: boolean;
};

const READY = / ready at (http\S+)/;
const SECRET = { ASSERTION_SECRET: 'the assertion secret of the bench of faults' };

export async function startWorld({ viewers, subgraphEnv = {}, gatewayEnv = {}, talks }: WorldOptions): Promise<World> {
  const folder = makeFolder('world');
  const stops: (() => Promise<unknown>)[] = [async () => removeFolder(folder)];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const issuer = await openDevIssuer(folder);
    const askers = await signInAll(issuer, viewers, `faults-${process.pid}-${Date.now()}`);
    const started = await Promise.all(registry.map(({ name }) => startPart(name, { ...SECRET, ...subgraphEnv }, stops)));
    const parts = new Map(started.map((part) => [part.name, part]));
    let gateways = 0;
    const startGateway = async (env: Env = {}): Promise<RunningGateway> => {
      gateways += 1;
      const management = await freePort();
      const own = { ...routesTo(started), ...gatewaySettings(folder, gateways, management), ...SECRET, ...gatewayEnv, ...env };
      const file = join(import.meta.dirname, 'gateway-process.ts');
      const child = await startNode([file], READY, { env: own, ...(talks && { talks }) });
      stops.push(() => child.end('SIGKILL'));
      return { ...child, url: child.ready[1] ?? '', readyUrl: `http://127.0.0.1:${management}/ready` };
    };
    const questions = readQuestions();
    let usual: Promise<Recorded> | undefined;
    const at = (gateway: RunningGateway): World => ({
      ...{ folder, parts, gateway, startGateway, questions, askers, stop, at },
      part: (name) => parts.get(name)!,
      record: () => recordAll(gateway.url, askers, questions),
      usual: () => (usual ??= recordAll(gateway.url, askers, questions)),
      loadOf: (some, whole) => new Load(gateway.url, some, questions, expectedBy(whole, undefined)),
      load: (whole, least, url = gateway.url) => new Load(url, askers, questions, expectedBy(whole, least)),
    });
    return at(await startGateway());
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startPart(name: string, env: Env, stops: (() => Promise<unknown>)[]): Promise<Part> {
  const port = await freePort();
  const start = () => startNode(['subgraphs/main.ts', name, String(port)], READY, { env: { ...env, LOG_LEVEL: 'silent' } });
  const front = await openFront(port);
  const part: Part = { name, front, child: await start(), restart: async () => void (part.child = await start()) };
  stops.push(front.stop, () => part.child.end('SIGKILL'));
  return part;
}

const routesTo = (parts: readonly Part[]): Env =>
  Object.fromEntries(
    parts.map(({ name, front }) => [
      `SUBGRAPH_URL_${name.toUpperCase().replaceAll('-', '_')}`,
      `http://127.0.0.1:${front.port}/graphql`,
    ]),
  );

const gatewaySettings = (folder: string, number: number, management: number): Env => ({
  PORT: '0',
  MANAGEMENT_PORT: String(management),
  DEV_ISSUER_DIR: folder,
  AUDIT_FILE: join(folder, `audit-${number}.jsonl`),
  AUDIT_SYNC: 'on',
  PLAYGROUND: 'off',
  LOG_LEVEL: 'error',
  // A machine that is busy with the bench itself is no overload.
  MAX_LAG_MS: '60000',
});

async function recordAll(url: string, askers: readonly Asker[], questions: readonly Question[]): Promise<Recorded> {
  const pool = new Pool(new URL(url).origin, { connections: 8, pipelining: 1 });
  const people = new Map(askers.map((asker) => [asker.signIn, asker]));
  const recorded = new Map<string, string>();
  const all = [...people.values()].flatMap((asker) => questions.map((question) => ({ asker, question })));
  const work = async () => {
    for (let next = all.shift(); next; next = all.shift()) {
      const { asker, question } = next;
      const answer = await ask(pool, question.body, asker.authorization);
      if (answer?.status !== 200) throw new Error(`${question.name} of ${asker.signIn}: ${answer?.status} ${answer?.text}`);
      recorded.set(keyOf(asker, question), answer.text);
    }
  };
  try {
    await Promise.all(Array.from({ length: 8 }, work));
    return recorded;
  } finally {
    await pool.close();
  }
}

const expectedBy =
  (whole: Recorded, least: Recorded | undefined): ExpectedFor =>
  (asker, question) => {
    const key = keyOf(asker, question);
    const away = least?.get(key);
    return { whole: whole.get(key) ?? '', ...(away !== undefined && { least: away }) };
  };
