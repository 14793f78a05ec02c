/** My Benefits, and what partners check. Columns: `situations.ts`; letters: `read-table.ts`. */
export const BENEFITS = `
id                                         field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-PERSON-ELIGIBILITY                      Person.eligibility                    -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-PERSON-ENROLLMENTS                      Person.enrollments                    -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-PERSON-ELIGIBILITY-WITHHELD             Person.eligibilityWithheld            -  -  -   N  N  N  N   N  H   N  N   N  N   N  H   N  H   -  -  -   BE-1 RO-2
GW-PERSON-ELIGIBILITY-WITHHELD-LABEL       Person.eligibilityWithheldLabel       -  -  -   N  N  N  N   N  H   N  N   N  N   N  H   N  H   -  -  -   BE-1 RO-2 LA-1
GW-PERSON-ENROLLMENTS-WITHHELD             Person.enrollmentsWithheld            -  -  -   N  N  N  Y   N  H   N  N   Y  N   N  H   N  H   -  -  -   BE-1 RO-10
GW-PERSON-ENROLLMENTS-WITHHELD-LABEL       Person.enrollmentsWithheldLabel       -  -  -   N  N  N  Y   N  H   N  N   Y  N   N  H   N  H   -  -  -   BE-1 RO-10 LA-1
GW-PERSON-HEALTH-CONNECTOR-ELIGIBILITY     Person.healthConnectorEligibility     -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 BE-3
GW-PERSON-PLAN-TYPE                        Person.planType                       -  -  -   Y  D  D  D   D  H   Y  D   D  D   D  H   D  H   -  -  -   BE-2 BE-3 BE-4
GW-PERSON-PLAN-TYPE-WITHHELD               Person.planTypeWithheld               -  -  -   N  Y  Y  Y   Y  H   N  Y   Y  Y   Y  H   Y  H   -  -  -   BE-3 BE-4
GW-PERSON-PLAN-TYPE-WITHHELD-LABEL         Person.planTypeWithheldLabel          -  -  -   N  Y  Y  Y   Y  H   N  Y   Y  Y   Y  H   Y  H   -  -  -   BE-3 BE-4 LA-1
GW-HOUSEHOLD-ELIGIBILITY                   Household.eligibility                 -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-2 RO-4
GW-HOUSEHOLD-ENROLLMENTS                   Household.enrollments                 -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-2 RO-4
GW-HOUSEHOLD-HEALTH-CONNECTOR-ELIGIBILITY  Household.healthConnectorEligibility  -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-2 RO-4

GW-ELIGIBILITY-ID                          Eligibility.id                        -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-PERSON                      Eligibility.person                    -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-COVERAGE-TYPE               Eligibility.coverageType              -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-STATUS                      Eligibility.status                    -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-MINIMUM-ESSENTIAL-COVERAGE  Eligibility.minimumEssentialCoverage  -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-MEDICARE-SAVINGS-PROGRAM    Eligibility.medicareSavingsProgram    -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-DECIDED-ON                  Eligibility.decidedOn                 -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-START                       Eligibility.start                     -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-END                         Eligibility.end                       -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-RENEWAL-DUE-ON              Eligibility.renewalDueOn              -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-RENEWAL-INTERVAL-MONTHS     Eligibility.renewalIntervalMonths     -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-PREMIUM                     Eligibility.premium                   -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ELIGIBILITY-AS-OF                       Eligibility.asOf                      -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-MONEY-AMOUNT                            Money.amount                          -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-MONEY-CURRENCY                          Money.currency                        -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10

GW-ENROLLMENT-ID                           Enrollment.id                         -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PERSON                       Enrollment.person                     -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-KIND                         Enrollment.kind                       -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-STATUS                       Enrollment.status                     -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PLAN-NAME                    Enrollment.planName                   -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PCP-NAME                     Enrollment.pcpName                    -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PCP-SITE                     Enrollment.pcpSite                    -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-START                        Enrollment.start                      -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-END                          Enrollment.end                        -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-PLAN-SELECTION-ENDS-ON       Enrollment.planSelectionEndsOn        -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-FIXED-ENROLLMENT-UNTIL       Enrollment.fixedEnrollmentUntil       -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-ENROLLMENT-AS-OF                        Enrollment.asOf                       -  -  -   Y  Y  Y  W   Y  H   Y  Y   W  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10

GW-HCE-ID                                  HealthConnectorEligibility.id         -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-PERSON                              HealthConnectorEligibility.person     -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-PROGRAM                             HealthConnectorEligibility.program    -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-STATUS                              HealthConnectorEligibility.status     -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-PLAN-YEAR                           HealthConnectorEligibility.planYear   -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 BE-3 RO-10
GW-HCE-AS-OF                               HealthConnectorEligibility.asOf       -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 BE-3 RO-10

GW-PLAN-PLAN-YEAR                          PlanType.planYear                     -  -  -   Y  -  -  -   -  H   Y  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4
GW-PLAN-PROGRAM                            PlanType.program                      -  -  -   Y  -  -  -   -  H   Y  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4
GW-PLAN-CONNECTOR-CARE-PLAN-TYPE           PlanType.connectorCarePlanType        -  -  -   Y  -  -  -   -  H   Y  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4
GW-PLAN-METAL-TIER                         PlanType.metalTier                    -  -  -   Y  -  -  -   -  H   Y  -   -  -   -  H   -  H   -  -  -   BE-2 BE-3 BE-4

GW-QUERY-COVERAGE-CHECK                    Query.coverageCheck                   D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   Y  D  D   RO-4
GW-COVERAGE-COVERAGE                       CoverageCheck.coverage                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   Y  -  -   RO-4
GW-COVERAGE-AS-OF                          CoverageCheck.asOf                    -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   Y  -  -   RO-4
GW-COVERAGE-STATUS-COVERAGE-TYPE           CoverageStatus.coverageType           -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   Y  -  -   RO-4
GW-COVERAGE-STATUS-STATUS                  CoverageStatus.status                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   Y  -  -   RO-4
GW-COVERAGE-STATUS-START                   CoverageStatus.start                  -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   Y  -  -   RO-4
GW-COVERAGE-STATUS-END                     CoverageStatus.end                    -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   Y  -  -   RO-4
`;
