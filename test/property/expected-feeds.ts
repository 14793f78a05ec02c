import type { ViewerRelation } from './viewer-relation.ts';

const feed = (asOf: string, ...counted: readonly (readonly unknown[])[]) => ({
  asOf,
  records: counted.reduce((sum, rows) => sum + rows.length, 0),
});

/** The age of each source's data, and its number of records. */
export const FEED_VALUES = {
  'FeedStatus.identity': (_row: unknown, { world: { identity, membershipsInFeed: count } }: ViewerRelation) =>
    feed(identity.asOf, identity.persons, identity.households, identity.memberships.slice(0, count)),
  'FeedStatus.masshealth': (_row: unknown, { world: { masshealth } }: ViewerRelation) =>
    feed(masshealth.asOf, masshealth.eligibility, masshealth.enrollments),
  'FeedStatus.healthConnector': (_row: unknown, { world: { healthConnector: hc } }: ViewerRelation) =>
    feed(hc.asOf, hc.eligibilities, hc.planTypes),
  'FeedStatus.documents': (_row: unknown, { world }: ViewerRelation) =>
    feed(world.documents.asOf, world.documents.documents, world.documents.rfis),
  'FeedStatus.notices': (_row: unknown, { world: { notices } }: ViewerRelation) =>
    feed(notices.asOf, notices.notices, notices.decisions, notices.taxForms),
} as const;
