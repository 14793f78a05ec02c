import { type Migration, sql } from 'kysely';
import { byteOrder } from '../../shared/read-slices.ts';

/** Serves a page of what was submitted from its index alone, and finds the documents of a request. */
export const pages: Migration = {
  async up(database) {
    const bytes = byteOrder(database);
    await sql`create index documents_by_place on documents ("submitterId", "submittedOn" ${bytes} desc, id ${bytes})`.execute(
      database,
    );
    await sql`drop index documents_by_submitter`.execute(database);
    await sql`create index documents_by_rfi on documents ("rfiId")`.execute(database);
  },
};
