import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { drain, type Drainable } from '../../schema/contract/drain.ts';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { nextKeys } from '../../scripts/keys.ts';
import { findDemoSignIn } from '../../scripts/tooling/demo-sign-ins.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { supergraphSdl } from '../support/composed.ts';
import { type GraphAnswer, post } from '../support/graph.ts';
import { OPEN_CLIENTS } from '../support/open-clients.ts';
import { PATIENT } from '../support/patience.ts';
import { RAISED_RATES } from '../../scripts/tooling/raised-rates.ts';
import { until } from '../support/processes.ts';
import { openTcpFront, type TcpFront } from '../support/tcp-front.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const QUERY = '{ me { id documents(first: 1) { edges { node { id } } } } }';
/** How many clients ask at a time, one request after the other. */
const CLIENTS = 4;
const folder = temporaryFolder();
const names = ['identity', 'documents'] as const;
const fronts = new Map<string, TcpFront>();
/** What runs behind each front. */
const running = new Map<string, Drainable>();
const logged: string[] = [];
let issuer: Awaited<ReturnType<typeof openDevIssuer>>;

let answered = 0;

/** Whatever was on its way to an instance before this was called has been answered when it resolves. */
function untilAllAreServedAnew(): Promise<void> {
  const before = answered;
  return until(() => answered > before + 2 * CLIENTS);
}

/** Starts a new instance with these keys, turns new connections to it, and then drains the one before. */
async function replace(name: string, keys: readonly string[]): Promise<void> {
  const { url, instance } = name === 'gateway' ? await startNewGateway(keys) : await startNewSubgraph(name, keys);
  const before = running.get(name);
  running.set(name, instance);
  const port = Number(new URL(url).port);
  const front = fronts.get(name) ?? (await openTcpFront(port));
  fronts.set(name, front);
  front.target = port;
  if (before)
    expect(
      await drain(before, { delayMs: 1, timeoutMs: 2 }, (ms) =>
        ms === 1 ? untilAllAreServedAnew() : new Promise(() => undefined),
      ),
    ).toBe(true);
}

async function startNewSubgraph(name: string, keys: readonly string[]) {
  const subgraph = subgraphs.find((one) => one.name === name)!;
  const instance = await subgraph.start({
    databaseUrl: 'sqlite::memory:',
    assertionKey: keys.map((key) => assertionKey(key, name)),
    clock: () => DEMO_NOW,
  });
  return { url: await instance.listen(0), instance };
}

async function startNewGateway(keys: readonly string[]) {
  const instance = await startGateway({
    ...PATIENT,
    supergraphSdl,
    issuers: issuer.issuers,
    clients: OPEN_CLIENTS,
    rateLimits: RAISED_RATES,
    assertionSecret: keys[0] ?? '',
    routes: new Map(names.map((one) => [one, `http://127.0.0.1:${fronts.get(one)!.port}/graphql`])),
    introspection: false,
    log: createLog('error', (line) => logged.push(line)),
    audit: { append: () => Promise.resolve() },
  });
  return { url: await instance.listen(0), instance };
}

const everything = [...names, 'gateway'];
const first = nextKeys('new', []);

beforeAll(async () => {
  issuer = await openDevIssuer(folder.path);
  for (const name of everything) await replace(name, first);
});
afterAll(async () => {
  for (const name of everything.toReversed()) {
    await running.get(name)?.stop();
    await fronts.get(name)?.stop();
  }
  folder.remove();
});

describe('a rolling restart with new assertion keys', () => {
  it('fails no request: of gateways and subgraphs, in each order, at each step of the rotation', async () => {
    const now = Math.floor(Date.now() / 1000);
    const token = await issuer.token({ ...findDemoSignIn('H02'), authenticatedAt: now }, now);
    const url = `http://127.0.0.1:${fronts.get('gateway')!.port}/graphql`;
    const ask = () => post(url, { query: QUERY }, { authorization: `Bearer ${token}` });
    const { data: expected } = await ask();
    expect(expected).toMatchObject({ me: { id: 'p0201', documents: { edges: [{ node: {} }] } } });

    let done = false;
    const wrong: unknown[] = [];
    const client = async () => {
      while (!done) {
        const answer = await ask().catch((error: unknown) => ({ status: String(error), text: '' }) as unknown as GraphAnswer);
        answered += 1;
        if (answer.status !== 200 || JSON.stringify(answer.data) !== JSON.stringify(expected))
          wrong.push([answer.status, answer.text]);
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    const both = nextKeys('new', first);
    const rotated = nextKeys('rotate', both);
    for (const [keys, order] of [
      [both, everything],
      [rotated, everything.toReversed()],
      [nextKeys('retire', rotated), everything],
    ] as const)
      for (const name of order) {
        await replace(name, keys);
        await untilAllAreServedAnew();
      }
    done = true;
    await clients;
    expect({ wrong, logged }).toEqual({ wrong: [], logged: [] });
  });
});
