import { type Migration, sql } from 'kysely';
import { byteOrder } from '../../shared/read-slices.ts';
import { statements } from '../../shared/migrate.ts';

/** A page of notices or mail is found in the rows of its recipient, by their order, before any notice is read. */
const columns = statements(`
alter table "noticeRecipients" add column "householdId" text not null default '';
alter table "noticeRecipients" add column "noticeDate" text not null default '';
alter table "noticeRecipients" add column "mailedOn" text not null default '';
update "noticeRecipients" set
  "householdId" = (select "householdId" from notices where id = "noticeId"),
  "noticeDate" = (select "noticeDate" from notices where id = "noticeId"),
  "mailedOn" = coalesce((select "mailedOn" from notices where id = "noticeId"), '')
  where exists (select 1 from notices where id = "noticeId");
`);

export const pages: Migration = {
  async up(database) {
    await columns.up(database);
    const bytes = byteOrder(database);
    const table = sql`on "noticeRecipients"`;
    await sql`create index recipients_by_date ${table}
      ("personId", "noticeDate" ${bytes} desc, "noticeId" ${bytes})`.execute(database);
    await sql`create index recipients_by_mailing ${table}
      ("personId", "householdId", "mailedOn" ${bytes} desc, "noticeId" ${bytes})`.execute(database);
  },
};
