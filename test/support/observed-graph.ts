import { AsyncLocalStorage } from 'node:async_hooks';
import { type SQLInputValue, StatementSync } from 'node:sqlite';
import pg from 'pg';
import { StatementBatch } from '../../subgraphs/shared/database/statement-batch.ts';
import { type Graph, type GraphAnswer, post } from './graph.ts';

/** The fetches and statements of one answer, in order within each subgraph. */
export type Work = {
  /** Each fetch: the subgraph, the request and the answer. */
  readonly fetches: readonly string[];
  /** Each statement: its text, the number of its parameters, and the number of its rows. */
  readonly statements: readonly string[];
};

/** A gateway whose fetches and statements are recorded. */
export type ObservedGraph = {
  readonly ask: (
    signIn: string,
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ) => Promise<{ readonly answer: GraphAnswer; readonly work: Work }>;
  /** The name of a subgraph that does not answer, or null. */
  down: string | null;
};

type Kept = { fetches: string[]; statements: string[] };
const current = new AsyncLocalStorage<Kept | null>();

/** Replaces handles and sign-in times, which differ between answers. */
export const steady = (text: string): string => text.replaceAll(/"(authenticatedAt|handle)":"[^"]+"/g, '"$1":"…"');

/**
 * Starts another gateway over the subgraphs of a graph, and records its fetches and their statements. Requests for a viewer's
 * standing are left out, because they depend on the time.
 */
export async function observeGraph(graph: Graph): Promise<ObservedGraph> {
  watchDatabases();
  const observed: ObservedGraph = { ask, down: null };
  let records: Kept = { fetches: [], statements: [] };
  for (const [name, subgraph] of graph.subgraphs) {
    const { execute } = subgraph;
    const seen: typeof execute = (request, ...rest) => {
      if (/viewerStanding|standingChanges/.test(request.query)) return current.run(null, () => execute(request, ...rest));
      const own = records;
      return current.run(own, async () => {
        if (name === observed.down) throw new Error('away');
        const answer = await execute(request, ...rest);
        own.fetches.push(`${name} ${JSON.stringify([request.query, request.variables])} ${steady(JSON.stringify(answer))}`);
        return answer;
      });
    };
    Object.assign(subgraph, { execute: seen });
  }
  const url = await graph.startAnother();
  const tokens = new Map<string, Promise<string>>();

  async function ask(...[signIn, query, variables = {}, headers = {}]: Parameters<ObservedGraph['ask']>) {
    const token = tokens.get(signIn) ?? graph.token(signIn);
    tokens.set(signIn, token);
    records = { fetches: [], statements: [] };
    const own = records;
    const answer = await post(url, { query, variables }, { authorization: `Bearer ${await token}`, ...headers });
    // Whether a request opens a connection, whose bound is set first, depends on what ran before.
    const statements = own.statements.filter((statement) => !statement.startsWith("select set_config('statement_timeout'"));
    return { answer, work: { fetches: own.fetches.sort(), statements: statements.sort() } };
  }
  return observed;
}

/** Runs `work` in this process. @returns its result, and its statements in the form of `Work` */
export async function statementsOf<Value>(work: () => Promise<Value>): Promise<{ value: Value; statements: readonly string[] }> {
  watchDatabases();
  const kept: Kept = { fetches: [], statements: [] };
  const value = await current.run(kept, work);
  return { value, statements: kept.statements.sort() };
}

let watched = false;

/** Records every statement to SQLite or PostgreSQL in this process. */
function watchDatabases(): void {
  if (watched) return;
  watched = true;
  const { all, run } = StatementSync.prototype;
  StatementSync.prototype.all = function watchedAll(this: StatementSync, ...parameters: SQLInputValue[]) {
    const rows = all.apply(this, parameters as never);
    note(this.sourceSQL, parameters.length, rows.length);
    return rows;
  } as never;
  StatementSync.prototype.run = function watchedRun(this: StatementSync, ...parameters: SQLInputValue[]) {
    note(this.sourceSQL, parameters.length, 0);
    return run.apply(this, parameters as never);
  } as never;
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function watchedQuery(this: pg.Client, ...args: unknown[]) {
    const answer = query.apply(this, args);
    if (answer instanceof StatementBatch) void noteBatch(answer);
    if (!(answer instanceof Promise)) return answer;
    const [first, second] = args as [string | pg.QueryConfig, readonly unknown[] | undefined];
    const { text, values = second ?? [] } = typeof first === 'string' ? { text: first } : first;
    return (answer as Promise<pg.QueryResult>).then((result) => {
      note(text, values.length, result.rows?.length ?? 0);
      return result;
    });
  } as never;
}

async function noteBatch({ statements, outcomes }: StatementBatch): Promise<void> {
  for (const [index, outcome] of (await outcomes).entries()) {
    const { statement, values } = statements[index]!;
    if (outcome && 'rows' in outcome) note(statement.text, values.length, outcome.rows.length);
  }
}

const note = (text: string, parameters: number, rows: number): void =>
  void current.getStore()?.statements.push(`${text} [${parameters}] ${rows}`);
