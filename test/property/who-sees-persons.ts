// Written by hand, only from the requirements. See expectation.ts for the meaning of the cells.

/** Persons and their data, for the person by either provider, the head of a member, and the head of a restricted member. */
export const PERSONS = `
                                              self/ma  self/lmg  head  restricted
  Person                                      A        A         A     A           RO-2 RO-4 RO-10
  Person.id                                   A        A         A     A
  Person.name                                 A        A         A     A           CI-2
  Person.birthDate                            A        A         A     A           CI-2
  Person.massHealthId                         A        A         D     D           CI-1
  Person.contact                              A        A         D     D           CI-2
  Person.contactWithheld                      A        A         A     A           CI-2
  Person.contactWithheldLabel                 A        A         A     A           CI-2 LA-1
  Person.eligibility                          A        A         A     A           RO-2 RO-10
  Person.enrollments                          A        A         A     H           RO-2 RO-10
  Person.healthConnectorEligibility           A        A         A     A           RO-2 BE-3 RO-10
  Person.planType                             A        D         D     D           BE-2 BE-3 BE-4
  Person.planTypeWithheld                     A        A         A     A           BE-3 BE-4
  Person.planTypeWithheldLabel                A        A         A     A           BE-3 BE-4 LA-1
  Person.eligibilityWithheld                  A        A         A     A           BE-1 RO-2
  Person.eligibilityWithheldLabel             A        A         A     A           BE-1 LA-1
  Person.enrollmentsWithheld                  A        A         A     A           BE-1 RO-10
  Person.enrollmentsWithheldLabel             A        A         A     A           BE-1 LA-1
  Person.documents                            A        A         D     D           RO-3 RO-6
  Person.documentsWithheld                    A        A         A     A           RO-3 RO-6
  Person.documentsWithheldLabel               A        A         A     A           RO-3 LA-1
  Person.rfis                                 A        A         A     H           RO-6 RO-10
  Person.rfisWithheld                         A        A         A     A           RO-6 RO-10
  Person.rfisWithheldLabel                    A        A         A     A           RO-6 LA-1
  Person.notices                              A        A         D     D           NO-1 RO-6
  Person.noticesWithheld                      A        A         A     A           NO-1 RO-6
  Person.noticesWithheldLabel                 A        A         A     A           NO-1 LA-1
  Person.decisions                            A        A         A     A           RO-2 RO-10
  PersonName                                  A        A         A     A           CI-2
  PersonName.first                            A        A         A     A
  PersonName.middle                           A        A         A     A
  PersonName.last                             A        A         A     A
  PersonName.suffix                           A        A         A     A
  PersonName.preferred                        A        A         A     A
  PersonName.full                             A        A         A     A
  Contact                                     A        A         H     H           CI-2
  Contact.homeAddress                         A        A         -     -
  Contact.mailingAddress                      A        A         -     -
  Contact.phones                              A        A         -     -
  Contact.email                               A        A         -     -
  Contact.spokenLanguage                      A        A         -     -
  Contact.writtenLanguage                     A        A         -     -
  Contact.format                              A        A         -     -
  Address                                     A        A         H     H           CI-2
  Address.kind                                A        A         -     -
  Address.line1                               A        A         -     -
  Address.line2                               A        A         -     -
  Address.city                                A        A         -     -
  Address.state                               A        A         -     -
  Address.zip                                 A        A         -     -
  Phone                                       A        A         H     H           CI-2
  Phone.kind                                  A        A         -     -
  Phone.number                                A        A         -     -
  Phone.primary                               A        A         -     -
  HouseholdMember                             A        A         A     A           RO-2 RO-4
  HouseholdMember.person                      A        A         A     A
  HouseholdMember.role                        A        A         A     A
  HouseholdMember.isApplying                  A        A         A     A
  HouseholdMember.relationshipToHead          A        A         A     A
  HouseholdMember.from                        A        A         A     A
  HouseholdMember.to                          A        A         A     A
  Eligibility                                 A        A         A     A           RO-2 RO-10
  Eligibility.id                              A        A         A     A
  Eligibility.person                          A        A         A     A
  Eligibility.coverageType                    A        A         A     A
  Eligibility.status                          A        A         A     A
  Eligibility.minimumEssentialCoverage        A        A         A     A
  Eligibility.medicareSavingsProgram          A        A         A     A           RO-10
  Eligibility.decidedOn                       A        A         A     A           RO-10
  Eligibility.start                           A        A         A     A           RO-10
  Eligibility.end                             A        A         A     A           RO-10
  Eligibility.renewalDueOn                    A        A         A     A           RO-10
  Eligibility.renewalIntervalMonths           A        A         A     A           RO-10
  Eligibility.premium                         A        A         A     A           RO-10
  Eligibility.asOf                            A        A         A     A
  Money                                       A        A         A     A           RO-10
  Money.amount                                A        A         A     A
  Money.currency                              A        A         A     A
  Enrollment                                  A        A         A     H           RO-2 RO-10
  Enrollment.id                               A        A         A     -
  Enrollment.person                           A        A         A     -
  Enrollment.kind                             A        A         A     -
  Enrollment.status                           A        A         A     -
  Enrollment.planName                         A        A         A     -
  Enrollment.pcpName                          A        A         A     -
  Enrollment.pcpSite                          A        A         A     -
  Enrollment.start                            A        A         A     -
  Enrollment.end                              A        A         A     -
  Enrollment.planSelectionEndsOn              A        A         A     -
  Enrollment.fixedEnrollmentUntil             A        A         A     -
  Enrollment.asOf                             A        A         A     -
  HealthConnectorEligibility                  A        A         A     A           RO-2 BE-3 RO-10
  HealthConnectorEligibility.id               A        A         A     A
  HealthConnectorEligibility.person           A        A         A     A
  HealthConnectorEligibility.program          A        A         A     A
  HealthConnectorEligibility.status           A        A         A     A
  HealthConnectorEligibility.planYear         A        A         A     A
  HealthConnectorEligibility.asOf             A        A         A     A
  PlanType                                    A        H         H     H           BE-2 BE-4
  PlanType.planYear                           A        -         -     -
  PlanType.program                            A        -         -     -
  PlanType.connectorCarePlanType              A        -         -     -
  PlanType.metalTier                          A        -         -     -
  NoticeDecision                              A        A         A     A           RO-2 RO-10
  NoticeDecision.id                           A        A         A     A
  NoticeDecision.person                       A        A         A     A
  NoticeDecision.coverageType                 A        A         A     A
  NoticeDecision.outcome                      A        A         A     A
  NoticeDecision.effectiveOn                  A        A         A     A           RO-10
`;
