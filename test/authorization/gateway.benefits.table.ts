/** My Benefits, and what partners check. Columns: `situations.ts`; letters: `read-table.ts`. */
export const BENEFITS = `
id                                         field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-PERSON-ELIGIBILITY                      Person.eligibility                    -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-PERSON-ENROLLMENTS                      Person.enrollments                    -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-PERSON-ELIGIBILITY-WITHHELD             Person.eligibilityWithheld            -  -  -   N  N  N  N   N  H   N  N   N  N   N  H   N  H   -  -  -   BE-1 RO-2
GW-PERSON-ELIGIBILITY-WITHHELD-LABEL       Person.eligibilityWithheldLabel       -  -  -   N  N  N  N   N  H   N  N   N  N   N  H   N  H   -  -  -   BE-1 RO-2 LA-1
GW-PERSON-ENROLLMENTS-WITHHELD             Person.enrollmentsWithheld            -  -  -   N  N  N  A   N  H   N  N   A  N   N  H   N  H   -  -  -   BE-1 RO-10
GW-PERSON-ENROLLMENTS-WITHHELD-LABEL       Person.enrollmentsWithheldLabel       -  -  -   N  N  N  A   N  H   N  N   A  N   N  H   N  H   -  -  -   BE-1 RO-10 LA-1
GW-PERSON-HEALTH-CONNECTOR-ELIGIBILITY     Person.healthConnectorEligibility     -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 BE-3
GW-PERSON-PLAN-TYPE                        Person.planType                       -  -  -   A  D  D  D   D  H   A  D   D  D   D  H   D  H   -  -  -   BE-2 BE-3 BE-4
GW-PERSON-PLAN-TYPE-WITHHELD               Person.planTypeWithheld               -  -  -   N  A  A  A   A  H   N  A   A  A   A  H   A  H   -  -  -   BE-3 BE-4
GW-PERSON-PLAN-TYPE-WITHHELD-LABEL         Person.planTypeWithheldLabel          -  -  -   N  A  A  A   A  H   N  A   A  A   A  H   A  H   -  -  -   BE-3 BE-4 LA-1
GW-HOUSEHOLD-ELIGIBILITY                   Household.eligibility                 -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-2 RO-4
GW-HOUSEHOLD-ENROLLMENTS                   Household.enrollments                 -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-2 RO-4
GW-HOUSEHOLD-HEALTH-CONNECTOR-ELIGIBILITY  Household.healthConnectorEligibility  -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-2 RO-4

GW-ELIGIBILITY-ID                          Eligibility.id                        -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-PERSON                      Eligibility.person                    -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-COVERAGE-TYPE               Eligibility.coverageType              -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-STATUS                      Eligibility.status                    -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-MINIMUM-ESSENTIAL-COVERAGE  Eligibility.minimumEssentialCoverage  -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-MEDICARE-SAVINGS-PROGRAM    Eligibility.medicareSavingsProgram    -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-DECIDED-ON                  Eligibility.decidedOn                 -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-START                       Eligibility.start                     -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-END                         Eligibility.end                       -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-RENEWAL-DUE-ON              Eligibility.renewalDueOn              -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-RENEWAL-INTERVAL-MONTHS     Eligibility.renewalIntervalMonths     -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-PREMIUM                     Eligibility.premium                   -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-AS-OF                       Eligibility.asOf                      -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-MONEY-AMOUNT                            Money.amount                          -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-MONEY-CURRENCY                          Money.currency                        -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10

GW-ENROLLMENT-ID                           Enrollment.id                         -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PERSON                       Enrollment.person                     -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-KIND                         Enrollment.kind                       -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-STATUS                       Enrollment.status                     -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PLAN-NAME                    Enrollment.planName                   -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PCP-NAME                     Enrollment.pcpName                    -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PCP-SITE                     Enrollment.pcpSite                    -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-START                        Enrollment.start                      -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-END                          Enrollment.end                        -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PLAN-SELECTION-ENDS-ON       Enrollment.planSelectionEndsOn        -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-FIXED-ENROLLMENT-UNTIL       Enrollment.fixedEnrollmentUntil       -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-AS-OF                        Enrollment.asOf                       -  -  -   A  A  A  W   A  H   A  A   W  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10

GW-HCE-ID                                  HealthConnectorEligibility.id         -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-PERSON                              HealthConnectorEligibility.person     -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-PROGRAM                             HealthConnectorEligibility.program    -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-STATUS                              HealthConnectorEligibility.status     -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-PLAN-YEAR                           HealthConnectorEligibility.planYear   -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-AS-OF                               HealthConnectorEligibility.asOf       -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 BE-3 RO-10

GW-PLAN-PLAN-YEAR                          PlanType.planYear                     -  -  -   A  -  -  -   -  H   A  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4
GW-PLAN-PROGRAM                            PlanType.program                      -  -  -   A  -  -  -   -  H   A  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4
GW-PLAN-CONNECTOR-CARE-PLAN-TYPE           PlanType.connectorCarePlanType        -  -  -   A  -  -  -   -  H   A  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4
GW-PLAN-METAL-TIER                         PlanType.metalTier                    -  -  -   A  -  -  -   -  H   A  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4

GW-QUERY-COVERAGE-CHECK                    Query.coverageCheck                   D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   A  D  D   RO-4
GW-COVERAGE-COVERAGE                       CoverageCheck.coverage                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
GW-COVERAGE-AS-OF                          CoverageCheck.asOf                    -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
GW-COVERAGE-STATUS-COVERAGE-TYPE           CoverageStatus.coverageType           -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
GW-COVERAGE-STATUS-STATUS                  CoverageStatus.status                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
GW-COVERAGE-STATUS-START                   CoverageStatus.start                  -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
GW-COVERAGE-STATUS-END                     CoverageStatus.end                    -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
`;
