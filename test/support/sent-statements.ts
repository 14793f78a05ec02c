import { DatabaseSync, StatementSync } from 'node:sqlite';
import pg from 'pg';
import { StatementBatch } from '../../subgraphs/shared/database/statement-batch.ts';

/** A statement as the driver got it, with the values of its first run. */
export type SentStatement = {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The file of SQLite; null for PostgreSQL. */
  readonly file: string | null;
};

export type SentStatements = {
  /** Discards the statements so far. */
  readonly begin: () => void;
  /** The distinct statements since `begin`. */
  readonly sent: () => SentStatement[];
  /** Stops watching. */
  readonly stop: () => void;
};

type Run = (...all: unknown[]) => unknown;
type Config = { readonly text?: string; readonly values?: readonly unknown[] };

/** The methods that run a prepared statement of SQLite. */
const RUNS = ['all', 'get', 'iterate', 'run'] as const;

/**
 * Records the statements in the drivers of PostgreSQL and SQLite, so that no list of statements is kept by hand. Start it before
 * the databases are opened, because a prepared statement of SQLite can run many times.
 */
export function watchSentStatements(): SentStatements {
  const noted = new Map<string, SentStatement>();
  const note = (statement: SentStatement) => {
    const key = `${statement.file ?? ''}\n${statement.text}`;
    if (!noted.has(key)) noted.set(key, statement);
  };
  const restore = [watchPostgres(note), ...watchSqlite(note)];
  return {
    begin: () => noted.clear(),
    sent: () => [...noted.values()],
    stop: () => restore.forEach((undo) => undo()),
  };
}

type Note = (statement: SentStatement) => void;

function watchPostgres(note: Note): () => void {
  return replaceMethod(
    pg.Client.prototype,
    'query',
    (query) =>
      function (this: unknown, ...given) {
        const [config, values] = given as [Config | StatementBatch | string, unknown];
        if (config instanceof StatementBatch) {
          for (const { statement, values: own } of config.statements) note({ text: statement.text, values: own, file: null });
          return query.apply(this, given);
        }
        const { text, values: own } = typeof config === 'string' ? { text: config } : config;
        if (text !== undefined) note({ text, values: own ?? (Array.isArray(values) ? values : []), file: null });
        return query.apply(this, given);
      },
  );
}

function watchSqlite(note: Note): (() => void)[] {
  const files = new WeakMap<object, string | null>();
  const prepare = replaceMethod(
    DatabaseSync.prototype,
    'prepare',
    (work) =>
      function (this: unknown, ...given) {
        const statement = work.apply(this, given) as object;
        files.set(statement, (this as DatabaseSync).location());
        return statement;
      },
  );
  const runs = RUNS.map((run) =>
    replaceMethod(
      StatementSync.prototype,
      run,
      (work) =>
        function (this: unknown, ...given) {
          const statement = this as StatementSync;
          note({ text: statement.sourceSQL, values: [], file: files.get(statement) ?? null });
          return work.apply(this, given);
        },
    ),
  );
  return [prepare, ...runs];
}

/** @returns a function that restores the method */
function replaceMethod(
  prototype: object,
  name: string,
  replacing: (method: Run) => (this: unknown, ...all: unknown[]) => unknown,
) {
  const methods = prototype as Record<string, Run>;
  const method = methods[name] as Run;
  methods[name] = replacing(method);
  return () => void (methods[name] = method);
}
