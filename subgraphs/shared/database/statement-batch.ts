import pg from 'pg';
import { getOwn } from '../../../schema/contract/own-property.ts';
import { type PreparedStatement, type Row, rowReaderOf, type RowField } from './prepared-statement.ts';

/** A statement with the values of its parameters. */
export type BoundStatement = { readonly statement: PreparedStatement; readonly values: readonly unknown[] };

/** Rows, or why there are none; null when the server did not run the statement, because one before it had failed. */
export type Outcome = { readonly rows: Row[] } | { readonly error: Error } | null;

/** What is missing in the types of `pg`. */
type Wire = pg.Connection & { readonly parsedStatements: Readonly<Record<string, string>> };

/**
 * Several statements that read rows, in one round trip: `pg` itself waits for the answer to each. They are sent with one `Sync`, so
 * a statement that fails keeps those behind it from running. Each must have a name.
 */
export class StatementBatch implements pg.Submittable {
  /** Never rejects. */
  readonly outcomes: Promise<readonly Outcome[]>;
  /** `pg` sets it, to stop the clock of the batch. */
  callback: ((error: Error | null) => void) | undefined;
  readonly #bound: readonly BoundStatement[];
  readonly #done: Outcome[] = [];
  #rows: Row[] = [];
  #toRow: ((values: readonly (string | null)[]) => Row) | null = null;
  readonly #resolve: (outcomes: readonly Outcome[]) => void;

  constructor(bound: readonly BoundStatement[]) {
    const { promise, resolve } = Promise.withResolvers<readonly Outcome[]>();
    this.#bound = bound;
    this.outcomes = promise;
    this.#resolve = resolve;
  }

  get statements(): readonly BoundStatement[] {
    return this.#bound;
  }

  /** The statement that is being answered. `pg` notes by its name and text that the connection has parsed it. */
  get name(): string | undefined {
    return this.#bound[this.#done.length]?.statement.name;
  }

  get text(): string | undefined {
    return this.#bound[this.#done.length]?.statement.text;
  }

  submit(connection: pg.Connection): void {
    const { parsedStatements } = connection as Wire;
    const parsed = new Set<string>();
    connection.stream.cork();
    for (const { statement, values } of this.#bound) {
      const { name, text } = statement;
      if (getOwn(parsedStatements, name) === undefined && !parsed.has(name)) {
        parsed.add(name);
        connection.parse({ name, text, types: [] }, true);
      }
      connection.bind({ portal: '', statement: name, values: values.map(toText) } as never, true);
      connection.describe(PORTAL, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly RowField[] }): void {
    this.#toRow = rowReaderOf(this.#bound[this.#done.length]!.statement, fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#rows.push(this.#toRow!(fields));
  }

  handleCommandComplete(): void {
    this.#done.push({ rows: this.#rows });
    this.#rows = [];
  }

  handleReadyForQuery(): void {
    this.#end(null);
  }

  handleError(error: Error): void {
    if (this.#done.length < this.#bound.length) this.#done.push({ error });
    this.#end(error);
  }

  #end(error: Error | null): void {
    this.callback?.(error);
    // After an error of the server, the rest has not run. When the connection is lost, nobody knows.
    const rest = error === null || error instanceof pg.DatabaseError ? null : { error };
    this.#resolve(this.#bound.map((_one, index) => this.#done[index] ?? rest));
  }
}

const PORTAL = { type: 'P', name: '' };

const toText = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
