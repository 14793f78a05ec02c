import type { ViewerRelation, Row } from './viewer-relation.ts';
import { relationTo } from './relations.ts';
import type { World } from './world.ts';

// Why something is not shown: written from the requirements, and from nothing else.

type Value = (row: Row, by: ViewerRelation) => string | null;

const NOTHING = 'NOTHING_TO_SHOW';

/** BE-3, BE-4: whether there is a plan type is told to nobody who may not see it. */
const planType: Value = ({ id }, by) => {
  if (!by.isSelf(String(id))) return 'NOT_SELF';
  if (by.viewer.provider !== 'MA_LOGIN') return 'REQUIRES_MA_LOGIN';
  const year = Number(by.world.today.slice(0, 4));
  const isEnrolled = by.world.healthConnector.planTypes.some((row) => row.personId === id && row.planYear === year);
  return isEnrolled ? null : 'NOT_ENROLLED';
};

/** RO-10: of a restricted person, what there is makes no difference. */
const ofSeenInFull =
  (records: (world: World) => readonly { readonly personId: string }[]): Value =>
  ({ id }, by) =>
    by.seesInFull(String(id)) && records(by.world).some(({ personId }) => personId === id) ? null : NOTHING;

/** CI-2, RO-3: what is a person's alone is said to be so to everybody else, whatever there is. */
const ofOneself =
  (isThere: (by: ViewerRelation, personId: string) => boolean): Value =>
  ({ id }, by) => {
    if (!by.isSelf(String(id))) return 'NOT_SELF';
    return isThere(by, String(id)) ? null : NOTHING;
  };

const hasDocument = (by: ViewerRelation): boolean =>
  by.world.documents.documents.some(({ submitterId, personId }) => by.submitted(submitterId) && by.seesInFull(personId));
const hasNotice = ({ world }: ViewerRelation, id: string): boolean =>
  world.notices.notices.some(({ recipientIds }) => recipientIds.includes(id));

export const WITHHELD_VALUES: Readonly<Record<string, Value>> = {
  'Person.contactWithheld': ofOneself(() => true),
  'Person.planTypeWithheld': planType,
  'Person.eligibilityWithheld': ({ id }, { world }) =>
    world.masshealth.eligibility.some(({ personId }) => personId === id) ? null : NOTHING,
  'Person.enrollmentsWithheld': ofSeenInFull(({ masshealth }) => masshealth.enrollments),
  'Person.documentsWithheld': ofOneself(hasDocument),
  'Person.rfisWithheld': ofSeenInFull(({ documents }) => documents.rfis),
  'Person.noticesWithheld': ofOneself(hasNotice),
  'Rfi.categoryWithheld': (row, by) => (relationTo('Rfi', row, by) === 'head/sensitive' ? 'SENSITIVE' : null),
};
