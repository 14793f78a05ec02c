import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { codeIn, dump } from './account-desk.ts';
import { openFront } from './counting-front.ts';
import { demoBearers } from './demo-bearers.ts';
import { type GraphAnswer, post } from './graph.ts';
import type { Asking } from './guessed-graph.ts';
import { freePort } from './free-ports.ts';
import {
  composeWith,
  type RunningProcess,
  startGatewayProcess,
  startProgram,
  startScript,
  startSubgraphs,
  stopProcesses,
} from './processes.ts';
import { startSmtpSink } from './smtp-sink.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Starts a Redis with an append-only file, so that its data survive a restart. */
async function startRedis(folder: string, port: number): Promise<RunningProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--dir', folder];
  const redis = startProgram('redis-server', options);
  await redis.printed(/Ready to accept/);
  return redis;
}

/** Starts a gateway that stores its files in `folder` and trusts a proxy. */
const startNode = (folder: string, redisUrl: string, position: number) =>
  startGatewayProcess(join(folder, 'supergraph.graphql'), {
    DEV_ISSUER_DIR: folder,
    REDIS_URL: redisUrl,
    AUDIT_FILE: auditFile(folder, position),
    TRUST_PROXY: 'true',
    LOG_LEVEL: 'debug',
  });
const auditFile = (folder: string, position: number) => join(folder, `audit-${position}.jsonl`);

/**
 * Gateways as processes over one Redis and one identity process. Identity stores its tables in a file, sends its messages by
 * SMTP, and is reached through a proxy that counts requests. The gateways trust a proxy, so that every test can have its own
 * address.
 *
 * @param others the subgraphs to start beside identity
 */
export async function openGuessedProcesses(gateways: number, others: readonly string[] = []) {
  const folder = temporaryFolder();
  const file = join(folder.path, 'identity.db');
  const redisPort = await freePort();
  const redisUrl = `redis://127.0.0.1:${redisPort}`;
  const [smtp, issuer] = await Promise.all([startSmtpSink(), openDevIssuer(folder.path)]);
  const identity = startScript(['subgraphs/main.ts', 'identity', '0'], { DATABASE_URL: `sqlite:${file}`, SMTP_URL: smtp.url });
  let redis = await startRedis(folder.path, redisPort);
  const front = await openFront((await identity.printed(/ ready at (\S+)/))[1] ?? '');
  const routes = await startSubgraphs(others);
  writeFileSync(join(folder.path, 'supergraph.graphql'), composeWith(new Map([...routes, ['identity', front.url]])));
  const nodes = await Promise.all(Array.from({ length: gateways }, (_, position) => startNode(folder.path, redisUrl, position)));
  const bearers = demoBearers(issuer, Date.now);
  const thawRedis = () => void redis.child.kill('SIGCONT');
  let mailStopped: Promise<void> | undefined;
  const stopMail = () => (mailStopped ??= smtp.stop());
  return {
    databaseUrl: `sqlite:${file}`,
    reached: front.reached,
    dump: () => dump(file),
    redisUrl,
    /** @param node the index of the gateway */
    async ask(node: number, body: object, { as, from = '192.0.2.1', headers }: Asking = {}): Promise<GraphAnswer> {
      const own = { 'x-forwarded-for': from, ...(await bearers.headersOf(as)), ...headers };
      return post(String(nodes[node]?.url), body, own);
    },
    /** Waits for a message. @returns the code in it */
    codeSentTo: async (address: string): Promise<string> => String(codeIn((await smtp.messageTo(address)).replaceAll('\r', ''))),
    /** The output and the audit files of the processes. */
    written: () =>
      [identity, ...nodes].map(({ output }) => output()).join('') +
      nodes.map((_node, position) => readFileSync(auditFile(folder.path, position), 'utf8')).join(''),
    freezeRedis: () => void redis.child.kill('SIGSTOP'),
    thawRedis,
    killRedis: () => redis.stop('SIGKILL'),
    restartRedis: async () => void (redis = await startRedis(folder.path, redisPort)),
    /** Starts another gateway, and waits until it answers. */
    startLate: async (): Promise<void> => void (await startNode(folder.path, redisUrl, gateways)),
    /** Stops the mail server, so that no more messages are sent. */
    stopMail,
    async stop(): Promise<void> {
      thawRedis();
      try {
        await stopProcesses();
      } finally {
        await Promise.all([front.stop(), stopMail()]);
        folder.remove();
      }
    },
  };
}

export type GuessedProcesses = Awaited<ReturnType<typeof openGuessedProcesses>>;
