import { feedTables } from '../../shared/feeds/feed-tables.ts';

/** Tables of loads, and for each row the aggregate that it belongs to. */
export const feeds = feedTables([
  ['notices', 'person', '(select min(r."personId") from "noticeRecipients" r where r."noticeId" = notices.id)'],
  ['noticeRecipients', 'person', '(select n."aggregateId" from notices n where n.id = "noticeId")'],
  ['decisions', 'person', '(select n."aggregateId" from notices n where n.id = "noticeId")'],
  ['letters', 'person', '(select n."aggregateId" from notices n where n.id = "noticeId")'],
  ['taxForms', 'person', '"recipientId"'],
]);
