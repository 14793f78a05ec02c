import { request, Agent } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway } from '../../../gateway/start-gateway.ts';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { findDemoSignIn } from '../../../scripts/tooling/demo-sign-ins.ts';
import { composeFixture, executeFixture } from '../../support/fixture-supergraphs.ts';
import { type GraphAnswer, post } from '../../support/graph.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { readLogged } from '../../support/logged.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';
import { PATIENT } from '../../support/patience.ts';
import { until } from '../../support/processes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ORIGIN = 'https://portal.example';
const folder = temporaryFolder();
const lines: string[] = [];
let lagMs = 0;
/** Lets the subgraphs answer; null: they do. */
let held: Promise<void> | null = null;
let asked: string[] = [];
let gateway: Awaited<ReturnType<typeof startGateway>>;
let url: string;
let authorization: string;

beforeAll(async () => {
  const issuer = await openDevIssuer(folder.path);
  const inProcess = new Map(
    HOUSEHOLD_FIXTURE.map((subgraph) => {
      const execute = executeFixture(subgraph);
      const counted: typeof execute = async (...sent) => {
        asked.push(subgraph.name);
        await held;
        return execute(...sent);
      };
      return [subgraph.name, counted] as const;
    }),
  );
  gateway = await startGateway({
    ...PATIENT,
    supergraphSdl: composeFixture(...HOUSEHOLD_FIXTURE),
    inProcess,
    issuers: issuer.issuers,
    clients: OPEN_CLIENTS.map((client) => ({ ...client, origins: [ORIGIN] })),
    assertionSecret: 'the assertion secret of this test',
    introspection: false,
    log: createLog('info', (line) => lines.push(line)),
    audit: { append: () => Promise.resolve() },
    loadLimits: { maxRequests: 2, maxLagMs: 100 },
    lagMs: () => lagMs,
    playground: { development: true, demo: null, staff: null },
  });
  url = await gateway.listen(0);
  const now = Math.floor(Date.now() / 1000);
  authorization = `Bearer ${await issuer.token({ ...findDemoSignIn('H02'), authenticatedAt: now }, now)}`;
});
afterAll(async () => {
  await gateway.stop();
  folder.remove();
});
beforeEach(() => {
  [lagMs, held, asked] = [0, null, []];
  lines.length = 0;
});

const ask = (headers: Readonly<Record<string, string>> = {}): Promise<GraphAnswer> => post(url, { query: '{ open }' }, headers);

function expectShed({ status, errors, headers }: GraphAnswer): void {
  expect([status, headers.get('retry-after'), errors?.map(({ extensions }) => extensions.code)]).toEqual([
    503,
    '1',
    ['OVERLOADED'],
  ]);
}

describe('an overloaded gateway', () => {
  it('refuses with 503 before anyone is asked who the caller is', async () => {
    lagMs = 101;
    const answer = await ask({ authorization, origin: ORIGIN });
    expectShed(answer);
    // A page can read it.
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(asked).toEqual([]);
    expect(readLogged(lines)).toMatchObject([
      { event: 'overloaded', reason: 'lag' },
      { event: 'request', status: 503, client: null, viewer: null, errors: ['OVERLOADED'] },
    ]);
  });

  it('refuses downloads and the playground too, and answers /health', async () => {
    lagMs = 101;
    const origin = new URL(url).origin;
    expectShed(await post(`${origin}/notices/download`, { handle: 'x' }));
    const page = await fetch(`${origin}/playground/api/config`);
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await fetch(`${origin}/health`)).status).toBe(200);
  });

  it('refuses what comes while as many requests as may be are under way, and takes others when these are answered', async () => {
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    const underWay = [ask(), ask()];
    await until(() => asked.length === 2);
    expect(gateway.figures().load.requests).toBe(2);
    expectShed(await ask());
    release();
    expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask()).status).toBe(200);
    expect(gateway.figures().load.requests).toBe(0);
  });

  it('keeps the connection of a refused request, whose body it has not used', async () => {
    lagMs = 101;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports: unknown[] = [];
    for (let time = 0; time < 3; time += 1) {
      await new Promise<void>((resolve, reject) => {
        const body = JSON.stringify({ query: '{ open }' });
        const headers = { 'content-type': 'application/json', 'content-length': body.length };
        const sent = request(url, { agent, method: 'POST', headers }, (response) => {
          ports.push(response.socket.localPort);
          response.resume().on('end', resolve);
        });
        sent.on('error', reject).end(body);
      });
    }
    agent.destroy();
    expect(new Set(ports).size).toBe(1);
  });
});
