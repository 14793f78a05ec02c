import { type Feeds, fullHouseholds } from './full-households.ts';

/**
 * Two worlds in which everything that a head is shown of a member is the same (RO-10): in the one the member is restricted and has
 * everything that is withheld; in the other the member is not restricted and has nothing of it.
 */
export type MatchedWorlds = { readonly restricted: Feeds; readonly ordinary: Feeds };

/** What a notice can say of a person that is not about their coverage. */
const WITHHELD_OUTCOMES = [
  'INFORMATION_REQUEST',
  'INFORMATION_REMINDER',
  'REASONABLE_OPPORTUNITY',
  'PLAN_SELECTION',
  'ENROLLMENT_CONFIRMATION',
  'PRIVACY',
] as const;

/** @param members members of demo households, at most one of each household */
export function matchedWorlds(members: readonly string[]): MatchedWorlds {
  const full = fullHouseholds();
  const isMember = (person: string) => members.includes(person);
  const isOthers = ({ personId }: { readonly personId: string }) => !isMember(personId);
  const { identity, masshealth, documents, notices } = full;
  const restricted: Feeds = {
    ...full,
    identity: { ...identity, restrictions: members.map((personId) => ({ personId, reason: 'CONFIDENTIAL' })) },
    // What the head sent about a member, the head knows without the graph.
    documents: {
      ...documents,
      documents: documents.documents.map((row) => (isOthers(row) ? row : { ...row, submitterId: row.personId })),
    },
  };
  const isWithheld = (type: string) => (WITHHELD_OUTCOMES as readonly string[]).includes(type);
  const sentToOthers = notices.notices
    .filter(({ recipientIds }) => !recipientIds.every(isMember))
    .map((row) =>
      isWithheld(row.type)
        ? {
            ...row,
            recipientIds: row.recipientIds.filter((person) => !isMember(person)),
            aboutIds: row.aboutIds.filter((person) => !isMember(person)),
          }
        : row,
    );
  const isSentToOthers = (noticeId: string) => sentToOthers.some(({ id }) => id === noticeId);
  const ordinary: Feeds = {
    ...full,
    identity: { ...identity, restrictions: [] },
    masshealth: { ...masshealth, enrollments: masshealth.enrollments.filter(isOthers) },
    documents: { ...documents, documents: documents.documents.filter(isOthers), rfis: documents.rfis.filter(isOthers) },
    notices: {
      ...notices,
      notices: sentToOthers,
      decisions: notices.decisions.filter(({ noticeId }) => isSentToOthers(noticeId)),
      letters: notices.letters.filter(({ noticeId, recipientId }) => isSentToOthers(noticeId) && !isMember(recipientId)),
      taxForms: notices.taxForms.filter(({ recipientId }) => !isMember(recipientId)),
    },
  };
  return { restricted, ordinary };
}

/**
 * The same, and the head was sent notices about somebody else and, in the one world, about the member's plan, requests and mail. To
 * the member's decisions comes one for each thing that a notice can say.
 */
export function withHouseholdNotices(worlds: MatchedWorlds, head: string, person: string): MatchedWorlds {
  const add = ({ notices, ...feeds }: Feeds, isTold: boolean): Feeds => {
    const model = notices.notices.find(({ recipientIds }) => recipientIds.join() === head)!;
    const more = WITHHELD_OUTCOMES.map((type) => ({
      ...model,
      id: `ntc-${head.slice(1)}-${type}`,
      type,
      aboutIds: isTold ? [head, person] : [head],
    }));
    const decisions = more.flatMap(({ id, type, aboutIds }) =>
      aboutIds.map((personId) => ({
        id: `dec-${personId.slice(1)}-${type}`,
        noticeId: id,
        personId,
        coverageType: 'STANDARD',
        outcome: type,
        effectiveOn: '2026-11-20',
      })),
    );
    return {
      ...feeds,
      notices: { ...notices, notices: [...notices.notices, ...more], decisions: [...notices.decisions, ...decisions] },
    };
  };
  return { restricted: add(worlds.restricted, true), ordinary: add(worlds.ordinary, false) };
}
