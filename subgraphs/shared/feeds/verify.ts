import { getOwn } from '../../../schema/contract/own-property.ts';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FeedDefinition, KeyColumn } from './feed-definition.ts';

// A load is verified in the tables, because it does not fit in memory. Each line that has been read well has an action: merge,
// same, older, delete, or omit for what a full load does not name. What must not happen becomes `reject`, or `kept` for omit.

/** The lines after whose actions an aggregate is as the load says. All other aggregates stay as they are. */
const ACCEPTED = sql.raw(`('merge', 'same', 'delete', 'omit')`);

export type Verification = {
  readonly full: boolean;
  readonly hashKey: string;
  /** Stores aggregates even if their version is not newer. */
  readonly again: boolean;
};

/** What was found; `moves` is the number of identifiers that come from another aggregate. */
export type Verified = { readonly moves: number; readonly stored: number };

/** Decides what becomes of each staged line. It can be repeated. */
export async function verify(
  database: Kysely<object>,
  definition: FeedDefinition,
  { full, hashKey, again }: Verification,
): Promise<Verified> {
  const stored = await countOf(database, sql`feed_aggregates where deleted = 0`);
  const hasHistory = stored > 0 || (await countOf(database, sql`feed_aggregates`)) > 0;
  await rejectLines(database, TWICE_TOLD, '', TWICE);
  if (hasHistory) await compareVersions(database, hashKey, again);
  if (full && stored > 0 && !(await hasUnnamedRejects(database))) await addOmitted(database);
  let rejects = -1;
  for (let count = 0; count !== rejects; count = await countOf(database, sql`feed_staged where action in ('reject', 'kept')`)) {
    rejects = count;
    await checkIdentifiers(database, definition, stored > 0);
  }
  return { moves: stored > 0 ? await countMoves(database, definition) : 0, stored };
}

/** Of several other lines the first is told. */
const TWICE_TOLD = sql`'the aggregate has more than one line in this file, also line '
  || (select min(o.line) from feed_staged o where o.kind = s.kind and o.id = s.id and o.line <> s.line)`;
const TWICE = sql`(s.kind, s.id) in (select kind, id from feed_staged group by kind, id having count(*) > 1)`;

const isAccepted = (alias: string) => sql`${sql.ref(`${alias}.action`)} in ${ACCEPTED}`;

/** A full load must not remove what a line that cannot be read may be about. */
const hasUnnamedRejects = async (database: Kysely<object>) => (await countOf(database, sql`feed_rejects where id is null`)) > 0;

/** A reason as a text, or in SQL. */
type Reason = string | RawBuilder<unknown>;

const inSql = (reason: Reason) => (typeof reason === 'string' ? sql`${sql.lit(reason)}` : reason);

async function rejectLines(database: Kysely<object>, reason: Reason, pointer: string, condition: RawBuilder<unknown>) {
  await reject(
    database,
    sql`
    insert into feed_rejects (line, kind, id, pointer, reason)
    select s.line, s.kind, s.id, ${sql.lit(pointer)}, ${inSql(reason)} from feed_staged s
    where s.action in ('merge', 'same', 'delete') and ${condition}`,
  );
}

/** Rejects lines by their identifiers. `k` is the identifier, `s` its line. */
async function rejectKeys(database: Kysely<object>, reason: Reason, condition: RawBuilder<unknown>) {
  await reject(
    database,
    sql`
    insert into feed_rejects (line, kind, id, pointer, reason, value)
    select s.line, s.kind, s.id, k.pointer, ${inSql(reason)}, case when k.name = 'ssn' then null else '(text of ' || length(k.value) || ')' end
    from feed_staged_keys k join feed_staged s on s.line = k.line where ${condition}`,
  );
}

const reject = (database: Kysely<object>, record: RawBuilder<unknown>) =>
  database.transaction().execute(async (transaction) => {
    await record.execute(transaction);
    await sql`
      update feed_staged set action = 'reject'
      where action in ('merge', 'same', 'delete') and line in (select line from feed_rejects)`.execute(transaction);
  });

async function compareVersions(database: Kysely<object>, hashKey: string, again: boolean): Promise<void> {
  const stored = (condition: RawBuilder<unknown>) =>
    sql`exists (select 1 from feed_aggregates a where a.kind = s.kind and a.id = s.id and ${condition})`;
  const settle = (action: string, condition: RawBuilder<unknown>) =>
    sql`update feed_staged as s set action = ${sql.lit(action)} where s.action in ('merge', 'delete') and ${stored(condition)}`.execute(
      database,
    );
  await sql`update feed_staged as s set known = 1 where ${stored(sql`a.deleted = 0`)}`.execute(database);
  if (again) return;
  await settle('older', sql`(a.version > s.version or (a.version = s.version and a.deleted = 1 and s.action = 'merge'))`);
  await settle('same', sql`a.version = s.version and a.deleted = 1 and s.action = 'delete'`);
  await settle(
    'same',
    sql`a.version = s.version and a.deleted = 0 and a.hash = s.hash and a."hashKey" = ${hashKey} and s.action = 'merge'`,
  );
  const conflict = sql`a.version = s.version and a.deleted = 0 and a."hashKey" = ${hashKey} and a.hash <> ''`;
  await rejectLines(
    database,
    'this version is stored with other content; what changes needs a newer version',
    '/version',
    sql`s.action in ('merge', 'delete') and ${stored(conflict)}`,
  );
}

/** Adds a line for each aggregate that is stored and not named, after the last line of the file. */
const addOmitted = (database: Kysely<object>) =>
  sql`
    insert into feed_staged (line, kind, id, version, hash, payload, records, action, known)
    select (select coalesce(max(line), 0) from feed_staged) + row_number() over (order by a.kind, a.id),
      a.kind, a.id, a.version, '', '', 0, 'omit', 1
    from feed_aggregates a
    where a.deleted = 0 and not exists (select 1 from feed_staged s where s.kind = a.kind and s.id = a.id)`.execute(database);

async function checkIdentifiers(database: Kysely<object>, definition: FeedDefinition, hasStored: boolean): Promise<void> {
  const twice = sql`(k.name, k.value) in (
    select d.name, d.value from feed_staged_keys d join feed_staged t on t.line = d.line
    where d.defines = 1 and t.action in ('merge', 'same') group by d.name, d.value having count(*) > 1)`;
  if (await hasRepeatedKeys(database)) {
    const condition = sql`s.action = 'merge' and k.defines = 1 and ${twice}`;
    const reason = sql`'another aggregate of this file gives the same ' || k.name || ', also line ' || (
      select min(d.line) from feed_staged_keys d join feed_staged t on t.line = d.line
      where d.defines = 1 and d.name = k.name and d.value = k.value and d.line <> k.line and t.action in ('merge', 'same'))`;
    await rejectKeys(database, reason, condition);
  }
  if (hasStored) {
    for (const column of definition.defined.filter(({ accountLocal }) => !accountLocal)) {
      const taken = sql`${sql.raw(column.expression)} = k.value and ${staysStored(definition, column)}`;
      await rejectKeys(
        database,
        `another aggregate has this ${column.name}, and keeps it`,
        sql`s.action = 'merge' and k.defines = 1 and k.name = ${sql.lit(column.name)}
          and exists (select 1 from ${sql.table(column.table)} t where ${taken})`,
      );
    }
  }
  await rejectDangling(database, definition);
  if (hasStored) for (const column of definition.referred) await rejectRemovalsOfNamed(database, definition, column);
}

const hasRepeatedKeys = async (database: Kysely<object>) => {
  const repeated = sql`feed_staged_keys where defines = 1 group by name, value having count(*) > 1 limit 1`;
  return (await sql`select 1 from ${repeated}`.execute(database)).rows.length > 0;
};

/** Whether the row `t` of a table belongs to an aggregate that this load leaves as it is. */
function staysStored({ tables }: FeedDefinition, { table, accountLocal }: KeyColumn): RawBuilder<unknown> {
  if (accountLocal) return sql`1 = 1`;
  const kind = sql.lit(getOwn(tables, table)!.kind);
  return sql`not exists (select 1 from feed_staged o where o.kind = ${kind} and o.id = t."aggregateId" and ${isAccepted('o')})`;
}

/** Whether a line of this load gives the identifier `value`. */
const isGiven = (name: RawBuilder<unknown>, value: RawBuilder<unknown>) => sql`exists (
  select 1 from feed_staged_keys d join feed_staged g on g.line = d.line
  where d.defines = 1 and d.name = ${name} and d.value = ${value} and g.action in ('merge', 'same'))`;

async function rejectDangling(database: Kysely<object>, definition: FeedDefinition): Promise<void> {
  for (const name of new Set(definition.referred.map((column) => column.name))) {
    const places = definition.defined.filter((column) => column.name === name);
    const isStored = places.map(
      (column) => sql`exists (
        select 1 from ${sql.table(column.table)} t
        where ${sql.raw(column.expression)} = k.value and ${staysStored(definition, column)})`,
    );
    const found = sql.join([isGiven(sql.lit(name), sql`k.value`), ...isStored], sql` or `);
    await rejectKeys(
      database,
      `there is no such ${name}, neither in this file nor stored`,
      sql`s.action = 'merge' and k.defines = 0 and k.name = ${sql.lit(name)} and not (${found})`,
    );
  }
}

/** What an aggregate that stays names must stay too. */
async function rejectRemovalsOfNamed(database: Kysely<object>, definition: FeedDefinition, named: KeyColumn): Promise<void> {
  for (const source of definition.defined.filter(({ name, accountLocal }) => name === named.name && !accountLocal)) {
    const kind = sql.lit(getOwn(definition.tables, source.table)!.kind);
    const removed = sql.raw(source.expression.replaceAll(OF_ROW, 'x.'));
    const still = sql`${sql.table(source.table)} x join ${sql.table(named.table)} t on ${sql.raw(named.expression)} = ${removed}
      where x."aggregateId" = s.id and ${staysStored(definition, named)} and not ${isGiven(sql.lit(source.name), removed)}`;
    const goes = sql`s.kind = ${kind} and exists (select 1 from ${still})`;
    const by = getOwn(definition.tables, named.table)!.kind;
    const told = sql`${sql.lit(`it removes the ${source.name} `)} || ${removed} || ${sql.lit(`, which the ${by} `)} || t."aggregateId"`;
    const remedy = ` names; change that ${by} in the same file, or leave the ${source.name} here`;
    const reason = sql`(select ${told} || ${sql.lit(remedy)} from ${still} order by 1 limit 1)`;
    await rejectLines(database, reason, '', sql`s.known = 1 and s.action in ('merge', 'delete') and ${goes}`);
    await sql`update feed_staged as s set action = 'kept' where s.action = 'omit' and ${goes}`.execute(database);
  }
}

/** Expressions name their row `t`. */
const OF_ROW = 't.';

async function countMoves(database: Kysely<object>, definition: FeedDefinition): Promise<number> {
  let moves = 0;
  for (const { name, table, expression } of definition.defined.filter(({ accountLocal }) => !accountLocal)) {
    moves += await countOf(
      database,
      sql`feed_staged_keys k join feed_staged s on s.line = k.line join ${sql.table(table)} t on ${sql.raw(expression)} = k.value
        where s.action = 'merge' and k.defines = 1 and k.name = ${sql.lit(name)} and t."aggregateId" <> s.id`,
    );
  }
  return moves;
}

/** @param from what follows `from` */
async function countOf(database: Kysely<object>, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${from}`.execute(database);
  return Number(rows[0]?.count ?? 0);
}
