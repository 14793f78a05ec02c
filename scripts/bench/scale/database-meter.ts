import pg from 'pg';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { schemaOf } from '../../../subgraphs/shared/database.ts';

/** What the database has done since it was asked last. */
export type DatabaseMeter = () => Promise<{ readonly ms: number; readonly statements: number }>;

type OpenMeter = { readonly read: DatabaseMeter; readonly close: () => Promise<void> };

/** The embedded database works in the process that asks it, which measures it itself. */
export const NO_METER: OpenMeter = { read: () => Promise.resolve({ ms: 0, statements: 0 }), close: () => Promise.resolve() };

/** Reads what PostgreSQL itself says of its statements; planning counts. */
export async function meterPostgres(url: string): Promise<OpenMeter> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create extension if not exists pg_stat_statements');
  const read: DatabaseMeter = async () => {
    const { rows } = await client.query<{ ms: number | null; statements: string | null }>(
      `select sum(total_exec_time + total_plan_time) as ms, sum(calls) as statements
       from pg_stat_statements where query not like '%pg_stat_statements%'`,
    );
    await client.query('select pg_stat_statements_reset()');
    return { ms: rows[0]?.ms ?? 0, statements: Number(rows[0]?.statements ?? 0) };
  };
  return { read, close: () => client.end() };
}

/** Reads the tables that requests read, and their indexes, into PostgreSQL's memory, where they are after some time in operation. */
export async function readIntoMemory(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create extension if not exists pg_prewarm');
  await client.query(
    `select sum(pg_prewarm(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'i') and c.relname not like 'feed\\_%' and n.nspname = any($1)`,
    [subgraphs.map(({ name }) => schemaOf(name))],
  );
  await client.end();
}
