import { feedTables } from '../../shared/feeds/feed-tables.ts';

/** Tables of loads, and for each row the aggregate that it belongs to. */
export const feeds = feedTables([
  ['documents', 'person', '"personId"'],
  ['rfis', 'person', '"personId"'],
]);
