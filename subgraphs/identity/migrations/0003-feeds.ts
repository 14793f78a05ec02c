import { feedTables } from '../../shared/feeds/feed-tables.ts';

/** Tables of loads, and for each row the aggregate that it belongs to. */
export const feeds = feedTables([
  ['households', 'household', 'id'],
  ['memberships', 'household', '"householdId"'],
  ['persons', 'household', '(select min(m."householdId") from memberships m where m."personId" = persons.id)'],
  ['addresses', 'household', '(select p."aggregateId" from persons p where p.id = "personId")'],
  ['phones', 'household', '(select p."aggregateId" from persons p where p.id = "personId")'],
  ['restrictions', 'household', '(select p."aggregateId" from persons p where p.id = "personId")'],
  ['records', 'household', '(select p."aggregateId" from persons p where p.id = "personId")'],
  ['mahealthconnector_accounts', 'account', '"accountId"'],
]);
