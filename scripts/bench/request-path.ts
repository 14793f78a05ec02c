import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditFile } from '../../gateway/audit/open-audit.ts';
import { readClients } from '../../gateway/clients/read-clients.ts';
import { type DevIssuer, openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { compose } from '../compose.ts';
import { type FeedRows, linesOf } from '../demo/feed-lines.ts';
import { RAISED_RATES } from '../tooling/raised-rates.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import { signInOfHead } from './household.ts';
import { HOUSEHOLD_FEEDS } from './household-feeds.ts';
import { getOwn } from '../../schema/contract/own-property.ts';

// What the gateway itself costs, without the wire to its subgraphs: they are in this process, and answer from memory what they
// have answered before. So its memory is theirs, too: scripts/bench/memory.ts measures that of the gateway.

const SECRET = 'the assertion secret of the bench';
const SMALL = 'query Small { viewer { id } }';

type Execute = (request: { query?: string; variables?: unknown }, assertion: string | null) => Promise<object>;

const subjectOf = (assertion: string | null): string => {
  const { signIn } = JSON.parse(Buffer.from(assertion?.split('.')[1] ?? 'e30', 'base64url').toString()) as {
    signIn?: { subject: string };
  };
  return signIn?.subject ?? '';
};

/** Every viewer has the standing of the head, in an account of its own. */
function remembering(execute: Execute, known = new Map<string, Promise<object>>()): Execute {
  return async (request, assertion) => {
    const text = JSON.stringify(request);
    const answer = known.get(text) ?? execute(request, assertion);
    known.set(text, answer);
    const { data } = (await answer) as { data?: { viewerStanding?: object } };
    if (!data?.viewerStanding) return answer;
    const account = `acct-${subjectOf(assertion)}`;
    return { data: { viewerStanding: { ...data.viewerStanding, accountId: account, changeSubject: account } } };
  };
}

async function startSubgraphs(): Promise<Map<string, Execute>> {
  const running = subgraphs.map(async (subgraph) => {
    const { execute } = await subgraph.start({
      databaseUrl: 'sqlite::memory:',
      assertionKey: assertionKey(SECRET, subgraph.name),
      clock: () => DEMO_NOW,
      feed: linesOf(subgraph.name as 'identity', getOwn(HOUSEHOLD_FEEDS, subgraph.name) as FeedRows['identity']),
    });
    return [subgraph.name, remembering(execute as Execute)] as const;
  });
  return new Map(await Promise.all(running));
}

/** A client that costs little: one connection, one request at a time. */
class Client {
  readonly #socket: Socket;
  readonly #origin: URL;
  #answer = '';
  #told: ((answer: string) => void) | null = null;

  constructor(url: string) {
    this.#origin = new URL(url);
    this.#socket = connect(Number(this.#origin.port), this.#origin.hostname);
    this.#socket
      .setNoDelay(true)
      .setEncoding('latin1')
      .on('data', (text: string) => this.#read(text));
  }

  #read(text: string): void {
    this.#answer += text;
    const head = this.#answer.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(this.#answer)?.[1] ?? Infinity);
    if (head < 0 || this.#answer.length < head + 4 + length) return;
    const answer = this.#answer;
    this.#answer = '';
    this.#told?.(answer);
  }

  ask(body: string, token: string): Promise<string> {
    const head = `POST /graphql HTTP/1.1\r\nhost: ${this.#origin.host}\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}`;
    return new Promise((resolve, reject) => {
      this.#told = (answer) => (answer.startsWith('HTTP/1.1 200') ? resolve(answer) : reject(new Error(answer.slice(0, 900))));
      this.#socket.write(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

type Ask = (body: object, token: string) => Promise<string>;

/** Sends `count` requests, 32 at a time. */
async function measure(
  what: string,
  count: number,
  clients: readonly Client[],
  send: (number: number, ask: Ask) => Promise<unknown>,
) {
  const before = process.cpuUsage();
  let next = 0;
  const work = async (client: Client) => {
    while (next < count) await send((next += 1), (body, token) => client.ask(JSON.stringify(body), token));
  };
  await Promise.all(clients.map(work));
  const { user, system } = process.cpuUsage(before);
  console.error(`${what}: ${((user + system) / 1000 / count).toFixed(3)} ms of CPU a request`);
}

const tokensOf = ({ token }: DevIssuer, count: number, prefix: string): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, (_, number) =>
      token({ ...signInOfHead(5), subject: `${prefix}-${number}` }, Math.floor(Date.now() / 1000)),
    ),
  );

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'myservices-path-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const issuer = await openDevIssuer(folder);
  const clients = readClients('schema/clients.yaml').map((client) => ({
    ...client,
    mode: { development: 'open', production: 'open' } as const,
  }));
  const gateway = await startGateway({
    supergraphSdl: compose().supergraphSdl,
    inProcess: (await startSubgraphs()) as never,
    issuers: issuer.issuers,
    clients,
    environment: 'development',
    assertionSecret: SECRET,
    introspection: false,
    log: createLog('info'),
    audit: await openAuditFile(join(folder, 'audit.jsonl'), { sync: true }),
    rateLimits: RAISED_RATES,
  });
  const url = await gateway.listen(0);
  const connections = Array.from({ length: 32 }, () => new Client(url));
  const head = await issuer.token(signInOfHead(5), Math.floor(Date.now() / 1000));
  await connections[0]!.ask(JSON.stringify({ query: FOUR_TABS_QUERY }), head);
  await connections[0]!.ask(JSON.stringify({ query: SMALL }), head);
  await measure('warm-up', 3_000, connections, (_number, ask) => ask({ query: FOUR_TABS_QUERY }, head));
  for (let round = 0; round < 3; round += 1) {
    await measure('four tabs, known viewer', 5_000, connections, (_number, ask) => ask({ query: FOUR_TABS_QUERY }, head));
    await measure('small, known viewer', 10_000, connections, (_number, ask) => ask({ query: SMALL }, head));
    const tokens = await tokensOf(issuer, 2_000, `round-${round}`);
    await measure('small, new viewer', 2_000, connections, (number, ask) => ask({ query: SMALL }, tokens[number - 1]!));
  }
  for (const connection of connections) connection.close();
  await gateway.stop();
  process.exit();
}

await main();
