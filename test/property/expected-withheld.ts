import type { ViewerRelation, Row } from './viewer-relation.ts';
import { relationTo } from './relations.ts';
import type { World } from './world.ts';

// The reasons for withheld fields, written only from the requirements.

type Value = (row: Row, by: ViewerRelation) => string | null;

const NOTHING = 'NOTHING_TO_SHOW';

/** BE-3, BE-4: a viewer who may not see the plan type does not learn whether there is one. */
const planType: Value = ({ id }, by) => {
  if (!by.isSelf(String(id))) return 'NOT_SELF';
  if (by.viewer.provider !== 'MA_LOGIN') return 'REQUIRES_MA_LOGIN';
  const year = Number(by.world.today.slice(0, 4));
  const isEnrolled = by.world.healthConnector.planTypes.some((row) => row.personId === id && row.planYear === year);
  return isEnrolled ? null : 'NOT_ENROLLED';
};

/** RO-10: for a restricted person the reason does not depend on the data. */
const ofSeenInFull =
  (records: (world: World) => readonly { readonly personId: string }[]): Value =>
  ({ id }, by) =>
    by.seesInFull(String(id)) && records(by.world).some(({ personId }) => personId === id) ? null : NOTHING;

/** CI-2, RO-3: for data that only the person may see, the reason for others is always NOT_SELF. */
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
