import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import { askOnce, DifferentAnswer } from '../send-load.ts';
import type { BenchProcess } from '../start-process.ts';
import type { DatabaseMeter } from './database-meter.ts';

/** What a head's portal asks: first who is signed in, which reads their standing, then the dashboard and the four tabs. */
export const ASKED = ['CurrentViewer', 'Dashboard', 'MyInfo', 'MyBenefits', 'MyDocuments', 'MyNotices'] as const;
export type AskedOperation = (typeof ASKED)[number];

/** Milliseconds per request. */
export type RequestFigures = {
  readonly p50: number;
  readonly p99: number;
  /** CPU of the process with the gateway and the subgraphs. */
  readonly cpu: number;
  readonly database: number;
  readonly statements: number;
  /** Kilobytes of an answer. */
  readonly kilobytes: number;
};

type Manifest = { readonly operations: readonly { readonly id: string; readonly name: string }[] };

function bodyOf(name: AskedOperation): string {
  const { operations } = JSON.parse(readFileSync('schema/operations/portal.manifest.json', 'utf8')) as Manifest;
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`The portal has registered no operation ${name}`);
  return JSON.stringify({ documentId: `sha256:${found.id}`, variables: {} });
}

type Answer = { readonly data?: unknown; readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };

/** Some fields are withheld from some heads, such as the plan type from those who signed in by login.mass.gov (BE-3). */
function requireData(name: AskedOperation, text: string): void {
  const { data, errors = [] } = JSON.parse(text) as Answer;
  if (data && errors.every(({ extensions }) => extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE')) return;
  throw new DifferentAnswer(`${name} was answered with errors: ${text.slice(0, 500)}`);
}

/** Asks each operation for every head, one request after another. @param tokens of the heads */
export async function measureRequests(
  graph: BenchProcess,
  tokens: readonly string[],
  readDatabase: DatabaseMeter,
  progress: (operation: AskedOperation) => void,
): Promise<ReadonlyMap<AskedOperation, RequestFigures>> {
  const pool = new Pool(new URL(graph.url).origin, { connections: 1, pipelining: 1 });
  const figures = new Map<AskedOperation, RequestFigures>();
  try {
    for (const name of ASKED) {
      progress(name);
      const body = bodyOf(name);
      const latencies: number[] = [];
      let bytes = 0;
      await readDatabase();
      const before = await graph.ask('usage');
      for (const token of tokens) {
        const sent = performance.now();
        const answer = await askOnce(pool, { token, body });
        latencies.push(performance.now() - sent);
        requireData(name, answer);
        bytes += answer.length;
      }
      const after = await graph.ask('usage');
      const { ms, statements } = await readDatabase();
      const count = tokens.length;
      const inProcess = after.statementMs - before.statementMs;
      latencies.sort((one, other) => one - other);
      figures.set(name, {
        p50: latencies[Math.ceil(count * 0.5) - 1]!,
        p99: latencies[Math.ceil(count * 0.99) - 1]!,
        cpu: (after.cpuMs - before.cpuMs) / count,
        database: (ms + inProcess) / count,
        statements: statements / count,
        kilobytes: bytes / count / 1000,
      });
    }
  } finally {
    await pool.close();
  }
  return figures;
}
