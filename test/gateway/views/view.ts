/**
 * What one viewer meets on the pages of the portal, written by hand from the demo households and the requirements, a fact a line.
 *
 * - `T-40` is the day of the demo less 40 days.
 * - `–`: nothing there, without an error; for a list that a requirement empties, `none`.
 * - `denied`: null, with an error at that place.
 * - `enrollments withheld, NOTHING_TO_SHOW`: the reason that stands beside what is not shown.
 */
export type View = {
  /** A demo sign-in, as `npm run token` names it. */
  readonly signIn: string;
  /** Set: a delegate asks, in a session that the sign-in started (DE-2). */
  readonly delegate?: { readonly name: string; readonly kind: string };
  readonly why: string;
  readonly viewer: string;
  readonly myInfo: string;
  readonly myBenefits: string;
  readonly myDocuments: string;
  readonly myNotices: string;
  readonly dashboard: string;
  /** The other persons that there are for this viewer, with what may be asked of them and is not shown on a page. */
  readonly others: string;
  /** The ids of persons, households, documents, requests and notices that the viewer finds; all others of the feeds are not there. */
  readonly byId: string;
  /** Values of the feeds, a line each with what they are after the dash, of which no byte reaches the viewer. */
  readonly hidden: string;
};

/** @returns the lines of a text, without what sets them apart in the source */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
