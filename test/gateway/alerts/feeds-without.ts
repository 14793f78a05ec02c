import { demoFeed as documentsFeed } from '../../../scripts/demo/documents.ts';
import { demoFeed as identityFeed } from '../../../scripts/demo/identity.ts';
import { demoFeed as masshealthFeed } from '../../../scripts/demo/masshealth.ts';
import { demoFeed as noticesFeed } from '../../../scripts/demo/notices.ts';

/** @returns the demo households, where this person is on the application, is not restricted, and has nothing at all */
export function feedsWithout(person: string) {
  const isOthers = ({ personId }: { readonly personId: string }) => personId !== person;
  const identity = identityFeed();
  const masshealth = masshealthFeed();
  const documents = documentsFeed();
  const notices = noticesFeed();
  return {
    identity: { ...identity, restrictions: identity.restrictions.filter(isOthers) },
    masshealth: {
      ...masshealth,
      eligibility: masshealth.eligibility.filter(isOthers),
      enrollments: masshealth.enrollments.filter(isOthers),
    },
    documents: {
      ...documents,
      documents: documents.documents.filter(isOthers),
      rfis: documents.rfis.filter(isOthers),
    },
    notices: { ...notices, notices: notices.notices.filter(({ recipientIds }) => !recipientIds.includes(person)) },
  };
}
