import { DatabaseSync, StatementSync } from 'node:sqlite';
import pg from 'pg';

/** A statement as a driver was given it, with the values of its first run. */
export type SentStatement = {
  readonly text: string;
  readonly values: readonly unknown[];
  /** SQLite's file; null for PostgreSQL. */
  readonly file: string | null;
};

export type SentStatements = {
  /** Forgets what was sent until now. */
  readonly begin: () => void;
  /** Each statement that was sent since, once. */
  readonly sent: () => SentStatement[];
  /** Stops watching. */
  readonly stop: () => void;
};

type Run = (...all: unknown[]) => unknown;
type Config = { readonly text?: string; readonly values?: readonly unknown[] };

/** How a prepared statement of SQLite is run. */
const RUNS = ['all', 'get', 'iterate', 'run'] as const;

/**
 * Watches the drivers of PostgreSQL and SQLite themselves, below everything of ours. So no list of statements is kept by hand.
 * Start it before the databases are opened: a statement that SQLite has prepared is run many times.
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
        const [config, values] = given as [Config | string, unknown];
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

/** @returns what puts the method back */
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
