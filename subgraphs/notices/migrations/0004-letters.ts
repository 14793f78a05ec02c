import { createHash } from 'node:crypto';
import { type Kysely, type Migration, sql } from 'kysely';

type Key = { readonly noticeId: string; readonly recipientId: string };
type Before = { letters: Key & { readonly content: string; readonly sha256: string } };

/** The content of a letter is a file named by its hash. The rows of before were made from the demo's files, which are there. */
export const letters: Migration = {
  async up(database: Kysely<Before>) {
    await sql`alter table letters add column sha256 text not null default ''`.execute(database);
    for (const key of await database.selectFrom('letters').select(['noticeId', 'recipientId']).execute())
      await hash(database, key);
    await sql`alter table letters drop column content`.execute(database);
  },
};

/** One letter at a time: all of them may be more than memory holds. */
async function hash(database: Kysely<Before>, { noticeId, recipientId }: Key): Promise<void> {
  const letter = database.selectFrom('letters').where('noticeId', '=', noticeId).where('recipientId', '=', recipientId);
  const { content } = await letter.select('content').executeTakeFirstOrThrow();
  const sha256 = createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex');
  await database
    .updateTable('letters')
    .set({ sha256 })
    .where('noticeId', '=', noticeId)
    .where('recipientId', '=', recipientId)
    .execute();
}
