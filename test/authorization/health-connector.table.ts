/** What health-connector itself answers. Columns: `situations.ts`; letters: `read-table.ts`. */
export const HEALTH_CONNECTOR = `
id                                          field                                 An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
HCO-PERSON-ID                               Person.id                             H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 BE-3
HCO-PERSON-HEALTH-CONNECTOR-ELIGIBILITY     Person.healthConnectorEligibility     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 BE-3
HCO-PERSON-PLAN-TYPE                        Person.planType                       H  H  H   A  D  D  D   D  H   A  D   D  D   D  H   D  H   H  H  H   BE-2 BE-3 BE-4
HCO-PERSON-PLAN-TYPE-WITHHELD               Person.planTypeWithheld               H  H  H   N  A  A  A   A  H   N  A   A  A   A  H   A  H   H  H  H   BE-3 BE-4
HCO-PERSON-PLAN-TYPE-WITHHELD-LABEL         Person.planTypeWithheldLabel          H  H  H   N  A  A  A   A  H   N  A   A  A   A  H   A  H   H  H  H   BE-3 BE-4 LA-1
HCO-HOUSEHOLD-ID                            Household.id                          H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-2 RO-4
HCO-HOUSEHOLD-HEALTH-CONNECTOR-ELIGIBILITY  Household.healthConnectorEligibility  H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-2 RO-4

HCO-HCE-ID                                  HealthConnectorEligibility.id         H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-10 BE-3
HCO-HCE-PERSON-ID                           HealthConnectorEligibility.personId   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-10 BE-3
HCO-HCE-PERSON                              HealthConnectorEligibility.person     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-10 BE-3
HCO-HCE-PROGRAM                             HealthConnectorEligibility.program    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-10 BE-3
HCO-HCE-STATUS                              HealthConnectorEligibility.status     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-10 BE-3
HCO-HCE-PLAN-YEAR                           HealthConnectorEligibility.planYear   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-10 BE-3
HCO-HCE-AS-OF                               HealthConnectorEligibility.asOf       H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-10 BE-3

HCO-PLAN-PLAN-YEAR                          PlanType.planYear                     H  H  H   A  -  -  -   -  H   A  -   -  -   -  H   -  H   H  H  H   BE-2 BE-3 BE-4
HCO-PLAN-PROGRAM                            PlanType.program                      H  H  H   A  -  -  -   -  H   A  -   -  -   -  H   -  H   H  H  H   BE-2 BE-3 BE-4
HCO-PLAN-CONNECTOR-CARE-PLAN-TYPE           PlanType.connectorCarePlanType        H  H  H   A  -  -  -   -  H   A  -   -  -   -  H   -  H   H  H  H   BE-2 BE-3 BE-4
HCO-PLAN-METAL-TIER                         PlanType.metalTier                    H  H  H   A  -  -  -   -  H   A  -   -  -   -  H   -  H   H  H  H   BE-2 BE-3 BE-4

HCO-QUERY-FEED-STATUS                       Query.feedStatus                      D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
HCO-FEEDS-HEALTH-CONNECTOR                  FeedStatus.healthConnector            -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
HCO-FEED-AS-OF                              Feed.asOf                             -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
HCO-FEED-RECORDS                            Feed.records                          -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  A
`;
