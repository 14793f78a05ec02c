import { randomUUID } from 'node:crypto';
import { type Kysely, type Migration, sql } from 'kysely';
import { statements } from '../../shared/migrate.ts';

const ddl = statements(`
create table change_counter (log text primary key, position bigint not null, "cutAt" bigint not null);
create table standing_changes (position bigint primary key, subject text not null);
drop table epochs;
`);

/** The log of changed standings, in place of the one number that stood for all of them. The log gets its name here. */
export const changes: Migration = {
  async up(database: Kysely<unknown>) {
    await ddl.up(database);
    await sql`insert into ${sql.table('change_counter')} (log, position, "cutAt") values (${randomUUID()}, 0, 0)`.execute(
      database,
    );
  },
};
