import { randomUUID } from 'node:crypto';
import { type Kysely, type Migration, sql } from 'kysely';

/** Accounts of sign-ins that the source knows by another id, unless that id is another account's. */
const ADOPTED = `
  from accounts a join mahealthconnector_accounts m on m.issuer = a.issuer and m.subject = a.subject
  where m."accountId" <> a.id and not exists (select 1 from accounts o where o.id = m."accountId")`;

/** The columns with ids of accounts; last the account's own, by which the others are found. */
const PLACES = [
  ['links', '"accountId"', ''],
  ['claims', '"accountId"', ''],
  ['credentials', '"accountId"', ''],
  ['assisted_sessions', '"accountId"', ''],
  ['security_events', '"accountId"', ''],
  ['tries', '"key"', `counter = 'links by account' and`],
  ['accounts', 'id', ''],
] as const;

/**
 * Accounts that were opened before the source knew their sign-in take the id of the source, as feeds do it from now on. If there are
 * any, the log of changed standings gets another name: gateways that know an earlier one drop all that they have cached.
 */
export const sourceIds: Migration = {
  async up(database: Kysely<unknown>) {
    const { rows } = await sql`select 1 ${sql.raw(ADOPTED)} limit 1`.execute(database);
    if (rows.length === 0) return;
    for (const [table, column, condition] of PLACES) {
      await sql`
        update ${sql.table(table)} set ${sql.raw(column)} = (select m."accountId" ${sql.raw(ADOPTED)} and a.id = ${sql.table(table)}.${sql.raw(column)})
        where ${sql.raw(condition)} ${sql.raw(column)} in (select a.id ${sql.raw(ADOPTED)})`.execute(database);
    }
    await sql`update ${sql.table('change_counter')} set log = ${randomUUID()}`.execute(database);
  },
};
