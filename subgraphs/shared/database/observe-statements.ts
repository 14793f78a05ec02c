import { AliasNode, type Kysely, type LogEvent, type OperationNode, type RootOperationNode, TableNode } from 'kysely';

/** What a statement does, and the first table that it names. */
export type StatementName = {
  readonly operation: 'select' | 'insert' | 'update' | 'delete' | 'other';
  /** Empty: none is named. */
  readonly table: string;
};

/** Is told of each statement when it has ended. It is never told of values. @param error null: it succeeded */
export type StatementObserver = (statement: StatementName, ms: number, error: unknown) => void;

/** @returns what tells both; undefined: there is neither */
export function observeBoth(one?: StatementObserver | null, other?: StatementObserver | null): StatementObserver | undefined {
  if (!one || !other) return one ?? other ?? undefined;
  return (...statement) => {
    one(...statement);
    other(...statement);
  };
}

const observers = new WeakMap<object, StatementObserver>();
const names = new WeakMap<RootOperationNode, StatementName>();
/** Queries whose statements are told of by `observedRead`. */
const readElsewhere = new WeakSet<RootOperationNode>();

/** @returns the option of Kysely that tells of the statements that it runs itself */
export const kyselyLog =
  (observe: StatementObserver) =>
  ({ query: { query }, queryDurationMillis, ...event }: LogEvent): void => {
    if (!readElsewhere.has(query)) observe(nameOf(query), queryDurationMillis, event.level === 'error' ? event.error : null);
  };

/** Says who is told of the statements of a database. */
export function observeStatements<Tables>(database: Kysely<Tables>, observe: StatementObserver): void {
  observers.set(database.getExecutor().adapter, observe);
}

/**
 * @param read runs the query, by Kysely or past it
 * @returns the same, which tells the observer of the database, if there is one
 */
export function observedRead<Tables, Rows>(
  database: Kysely<Tables>,
  query: RootOperationNode,
  read: () => Promise<Rows>,
): Promise<Rows> {
  const observe = observers.get(database.getExecutor().adapter);
  if (!observe) return read();
  readElsewhere.add(query);
  const startedAt = performance.now();
  return read().then(
    (rows) => {
      observe(nameOf(query), performance.now() - startedAt, null);
      return rows;
    },
    (error: unknown) => {
      observe(nameOf(query), performance.now() - startedAt, error);
      throw error;
    },
  );
}

function nameOf(query: RootOperationNode): StatementName {
  const known = names.get(query);
  if (known) return known;
  const name = readName(query);
  names.set(query, name);
  return name;
}

function readName(query: RootOperationNode): StatementName {
  switch (query.kind) {
    case 'SelectQueryNode':
      return { operation: 'select', table: tableIn(query.from?.froms) };
    case 'InsertQueryNode':
      return { operation: 'insert', table: tableIn([query.into]) };
    case 'UpdateQueryNode':
      return { operation: 'update', table: tableIn([query.table]) };
    case 'DeleteQueryNode':
      return { operation: 'delete', table: tableIn(query.from.froms) };
    default:
      return { operation: 'other', table: '' };
  }
}

/** @returns the first table, looking through aliases and into selections */
function tableIn(nodes: readonly (OperationNode | undefined)[] = []): string {
  const [first] = nodes;
  if (first === undefined) return '';
  if (AliasNode.is(first)) return tableIn([first.node]);
  if (TableNode.is(first)) return first.table.identifier.name;
  return 'from' in first ? tableIn((first as { from?: { froms?: readonly OperationNode[] } }).from?.froms) : '';
}
