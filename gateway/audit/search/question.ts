import type { AuditRecord } from './resolved-record.ts';

/** What is looked for. */
export type Question = {
  /** Records about this person: `p0201`. */
  readonly person?: string;
  /** Records of this viewer: the id of an account, person, session or token subject. */
  readonly viewer?: string;
  /** RFC 3339; from then on, and before then. */
  readonly from?: string;
  readonly to?: string;
};

/** How `whose` names a person. */
const ROLES = ['person', 'submitter', 'recipient'] as const;
export const subjectsOf = (person: string): string[] => ROLES.map((role) => `${role}:${person}`);

/** @returns whether a record answers the question */
export function answers({ person, viewer, from, to }: Question, record: AuditRecord): boolean {
  if ((from !== undefined && record.at < from) || (to !== undefined && record.at >= to)) return false;
  if (person !== undefined && !isAbout(person, record)) return false;
  return viewer === undefined || isBy(viewer, record);
}

const isAbout = (person: string, { whose, refused }: AuditRecord): boolean =>
  subjectsOf(person).some(
    (subject) =>
      whose.includes(subject) || Object.values(refused).some((subjects) => subjects.some((one) => one.startsWith(`${subject} `))),
  );

const isBy = (viewer: string, { who }: AuditRecord): boolean =>
  [who.accountId, who.personId, who.subject, who.session].includes(viewer);
