import type { Kysely, Transaction } from 'kysely';
import type { z } from 'zod';

/** A row as the tables have it; a column that it lacks is null. */
export type Row = Readonly<Record<string, string | number | null | undefined>>;
export type RowsByTable = Readonly<Record<string, readonly Row[]>>;

/** An identifier: what it identifies, as `person`, and its value. `pointer` is where the line has it. */
export type Key = { readonly name: string; readonly value: string; readonly pointer: string };

/** An aggregate as rows, with the identifiers that it gives, and those it takes from other aggregates. */
export type Converted = { readonly rows: RowsByTable; readonly defines: readonly Key[]; readonly refers: readonly Key[] };

/** What a conversion needs besides the line. */
export type ConversionTools = {
  /** The settings of the subgraph. */
  readonly settings: unknown;
  /** Reports what is wrong with a value that the schema cannot see. */
  readonly problem: (pointer: string, reason: string, value?: unknown) => void;
};

/** A kind of aggregate: what a line of the feed says, and how it is stored. */
export type AggregateKind = {
  readonly describes: string;
  readonly records: z.ZodType;
  // A method, so that each kind may take its own type of records.
  toRows(id: string, records: never, tools: ConversionTools): Converted;
  /** The inverse of `toRows`, for exports and for the demo. */
  fromRows(id: string, rows: RowsByTable): object;
};

/** A table that only feeds write. Each has a column `aggregateId` besides these. An `asOf` that a row lacks is that of the load. */
export type FeedTable = {
  readonly kind: string;
  readonly columns: readonly string[];
  /** What each row belongs to: an identifier, and the column that has it. */
  readonly entity: { readonly key: string; readonly column: string };
};

/** A table that a feed adds to; `owner` is the column with the id of the aggregate. */
export type AddedTable = { readonly kind: string; readonly columns: readonly string[]; readonly owner: string };

/** A column with identifiers of identity's feed, or with a JSON list of such; any of the names will do. */
export type OutsideColumn = {
  readonly table: string;
  readonly column: string;
  readonly names: readonly string[];
  readonly json?: true;
};

/** A column in which the tables keep identifiers. */
export type KeyColumn = {
  readonly name: string;
  readonly table: string;
  /** A column, or another expression, in SQL. */
  readonly expression: string;
  /** Whether the table belongs to the accounts: no aggregate wrote its rows. */
  readonly accountLocal?: true;
};

/** Aggregates that are written together, in one transaction. */
export type MergedBatch = {
  readonly kind: string;
  /** Those that are stored from now on, and those that are gone. */
  readonly ids: readonly string[];
  readonly rows: RowsByTable;
};

/** Work in the transaction of a batch besides replacing rows. */
export type MergeSteps = {
  /** @returns work for after the rows have been replaced */
  readonly begin: (transaction: Transaction<object>, batch: MergedBatch) => Promise<() => Promise<void>>;
};

/** The feed of one subgraph: its kinds of aggregates and its tables. */
export type FeedDefinition = {
  readonly name: string;
  readonly kinds: Readonly<Record<string, AggregateKind>>;
  readonly tables: Readonly<Record<string, FeedTable>>;
  /** Tables of the accounts, to which a feed adds rows that are missing. */
  readonly adds?: Readonly<Record<string, AddedTable>>;
  /** Columns that name identifiers of other feeds; `feed check` looks for them there. */
  readonly outside?: readonly OutsideColumn[];
  /** Where the tables define identifiers. */
  readonly defined: readonly KeyColumn[];
  /** Where the tables name identifiers of other aggregates. */
  readonly referred: readonly KeyColumn[];
  /** The tables whose rows the feed's status counts. */
  readonly counted: readonly string[];
  /** The key under which identifiers are hashed. Aggregates are stored again when it changes. */
  readonly hashKey?: (settings: unknown) => string;
  readonly mergeSteps?: (settings: unknown) => MergeSteps;
  /** Runs after the last batch. */
  readonly finish?: (database: Kysely<object>) => Promise<void>;
};

/** @returns an identifier that an aggregate has at a place of its line */
export const key = (name: string, value: string, pointer: string): Key => ({ name, value, pointer });

/** @returns the columns of a table by the type of its rows */
export const columnsOf = <Stored>(...names: readonly (keyof Stored & string)[]): readonly string[] => names;

/** @returns the columns of each table that a feed writes or adds to */
export const allColumns = ({ tables, adds = {} }: FeedDefinition): ReadonlyMap<string, readonly string[]> =>
  new Map([...Object.entries(tables), ...Object.entries(adds)].map(([table, { columns }]) => [table, columns]));
