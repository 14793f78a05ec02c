/** What masshealth itself answers. Columns: `situations.ts`; letters: `read-table.ts`. */
export const MASSHEALTH = `
id                                          field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
MHE-PERSON-ID                               Person.id                             H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-PERSON-ELIGIBILITY                      Person.eligibility                    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-PERSON-ENROLLMENTS                      Person.enrollments                    H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-PERSON-ELIGIBILITY-WITHHELD             Person.eligibilityWithheld            H  H  H   N  N  N  N   N  H   N  N   N  N   N  H   N  H   H  H  H   BE-1 RO-2
MHE-PERSON-ELIGIBILITY-WITHHELD-LABEL       Person.eligibilityWithheldLabel       H  H  H   N  N  N  N   N  H   N  N   N  N   N  H   N  H   H  H  H   BE-1 RO-2 LA-1
MHE-PERSON-ENROLLMENTS-WITHHELD             Person.enrollmentsWithheld            H  H  H   N  N  N  A   N  H   N  N   A  N   N  H   N  H   H  H  H   BE-1 RO-10
MHE-PERSON-ENROLLMENTS-WITHHELD-LABEL       Person.enrollmentsWithheldLabel       H  H  H   N  N  N  A   N  H   N  N   A  N   N  H   N  H   H  H  H   BE-1 RO-10 LA-1
MHE-HOUSEHOLD-ID                            Household.id                          H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-2 RO-4
MHE-HOUSEHOLD-ELIGIBILITY                   Household.eligibility                 H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-2 RO-4
MHE-HOUSEHOLD-ENROLLMENTS                   Household.enrollments                 H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-2 RO-4

MHE-ELIGIBILITY-ID                          Eligibility.id                        H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-PERSON-ID                   Eligibility.personId                  H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-PERSON                      Eligibility.person                    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-COVERAGE-TYPE               Eligibility.coverageType              H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-STATUS                      Eligibility.status                    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-MINIMUM-ESSENTIAL-COVERAGE  Eligibility.minimumEssentialCoverage  H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-MEDICARE-SAVINGS-PROGRAM    Eligibility.medicareSavingsProgram    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-DECIDED-ON                  Eligibility.decidedOn                 H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-START                       Eligibility.start                     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-END                         Eligibility.end                       H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-RENEWAL-DUE-ON              Eligibility.renewalDueOn              H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-RENEWAL-INTERVAL-MONTHS     Eligibility.renewalIntervalMonths     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-PREMIUM                     Eligibility.premium                   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ELIGIBILITY-AS-OF                       Eligibility.asOf                      H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-MONEY-AMOUNT                            Money.amount                          H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-MONEY-CURRENCY                          Money.currency                        H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10

MHE-ENROLLMENT-ID                           Enrollment.id                         H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-PERSON-ID                    Enrollment.personId                   H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-PERSON                       Enrollment.person                     H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-KIND                         Enrollment.kind                       H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-STATUS                       Enrollment.status                     H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-PLAN-NAME                    Enrollment.planName                   H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-PCP-NAME                     Enrollment.pcpName                    H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-PCP-SITE                     Enrollment.pcpSite                    H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-START                        Enrollment.start                      H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-END                          Enrollment.end                        H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-PLAN-SELECTION-ENDS-ON       Enrollment.planSelectionEndsOn        H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-FIXED-ENROLLMENT-UNTIL       Enrollment.fixedEnrollmentUntil       H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
MHE-ENROLLMENT-AS-OF                        Enrollment.asOf                       H  H  H   A  A  A  W   A  H   A  A   W  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10

MHE-QUERY-COVERAGE-CHECK                    Query.coverageCheck                   D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   A  D  D   RO-4
MHE-COVERAGE-COVERAGE                       CoverageCheck.coverage                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
MHE-COVERAGE-AS-OF                          CoverageCheck.asOf                    -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
MHE-COVERAGE-STATUS-COVERAGE-TYPE           CoverageStatus.coverageType           -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
MHE-COVERAGE-STATUS-STATUS                  CoverageStatus.status                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
MHE-COVERAGE-STATUS-START                   CoverageStatus.start                  -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4
MHE-COVERAGE-STATUS-END                     CoverageStatus.end                    -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   A  -  -   RO-4

MHE-QUERY-FEED-STATUS                       Query.feedStatus                      D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
MHE-FEEDS-MASSHEALTH                        FeedStatus.masshealth                 -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
MHE-FEED-AS-OF                              Feed.asOf                             -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
MHE-FEED-RECORDS                            Feed.records                          -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  A

MHE-FACTS-ID                                AlertFacts.id                         H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-4 RO-10
MHE-FACTS-COVERAGE                          AlertFacts.coverage                   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-4 RO-10
MHE-FACT-ID                                 AlertFact.id                          H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-4 RO-10
MHE-FACT-PERSON-ID                          AlertFact.personId                    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-4 RO-10
MHE-FACT-CODE                               AlertFact.code                        H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-4 RO-10
MHE-FACT-ON                                 AlertFact.on                          H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-4 RO-10
`;
