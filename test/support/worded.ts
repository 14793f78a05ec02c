/**
 * The labels of codes, days and amounts (LA-1), written by hand: each type with its labelled fields, of which the first is on
 * every object of the type. `Eligibility.labels { status }` is the label of `Eligibility.status`.
 */
const TABLE = `
Viewer                      provider authenticatedAt
Account                     createdOn
AccountLink                 kind state method linkedAt lockedUntil
ViewerRole                  role
AssistedSession             delegateKind startedAt endsAt endedAt
SecurityEvent               kind at
Person                      birthDate
Contact                     spokenLanguage writtenLanguage format
Address                     kind
Phone                       kind
Household                   viewerRole
HouseholdMember             role relationshipToHead from to
Eligibility                 coverageType status medicareSavingsProgram decidedOn start end renewalDueOn premium asOf
Enrollment                  kind status start end planSelectionEndsOn fixedEnrollmentUntil asOf
HealthConnectorEligibility  program status asOf
PlanType                    program connectorCarePlanType metalTier
Document                    category channel status submittedOn receivedOn
Rfi                         status category categoryWithheld requestedOn dueOn
DocumentReceipt             category submittedOn receivedOn state
Notice                      type noticeDate mailedOn language actionEffectiveOn reasonCode appealDueOn
Notice                      benefitsContinueIfAppealBy dueOn deliveredVia readAt
NoticeDecision              coverageType outcome effectiveOn
TaxForm                     form mailedOn language
Alert                       kind severity tab dueOn
TabSummary                  tab
`;

const lines = TABLE.trim()
  .split('\n')
  .map((line) => line.split(/\s+/));

/** The fields with labels, by type. */
export const WORDED: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(lines, ([type = '']) => type)].map(([type, own]) => [type, own.flatMap(([, ...fields]) => fields)]),
);

/** @returns `labels { … }` with every labelled field of the type */
export const labels = (type: string): string => `labels { ${(WORDED.get(type) ?? []).join(' ')} }`;

/**
 * A label is visible to exactly the viewers who see its field, so both have the same table row.
 *
 * @returns the coordinates of labels, each with the coordinate whose row applies; for `Type.labels` that is the first field
 */
export function labelCoordinates(): readonly (readonly [label: string, like: string])[] {
  return [...WORDED].flatMap(([type, fields]) => [
    [`${type}.labels`, `${type}.${fields[0]}`] as const,
    ...fields.map((field) => [`${type}Labels.${field}`, `${type}.${field}`] as const),
  ]);
}
