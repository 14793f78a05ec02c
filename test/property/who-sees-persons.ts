// Hand-written from the requirements, and from nothing else. See sight.ts for what the cells mean.

/** Persons and what belongs to one: oneself by either provider, the head over a member, the head over a restricted member. */
export const PERSONS = `
                                              self/ma  self/lmg  head  restricted
  Person                                      yes      yes       yes   yes         RO-2 RO-4 RO-10
  Person.id                                   yes      yes       yes   yes
  Person.name                                 yes      yes       yes   yes         CI-2
  Person.birthDate                            yes      yes       yes   yes         CI-2
  Person.massHealthId                         yes      yes       no    no          CI-1
  Person.contact                              yes      yes       no    no          CI-2
  Person.contactWithheld                      yes      yes       yes   yes         CI-2
  Person.contactWithheldLabel                 yes      yes       yes   yes         CI-2 LA-1
  Person.eligibility                          yes      yes       yes   yes         RO-2 RO-10
  Person.enrollments                          yes      yes       yes   ·           RO-2 RO-10
  Person.healthConnectorEligibility           yes      yes       yes   yes         RO-2 BE-3 RO-10
  Person.planType                             yes      no        no    no          BE-2 BE-3 BE-4
  Person.planTypeWithheld                     yes      yes       yes   yes         BE-3 BE-4
  Person.planTypeWithheldLabel                yes      yes       yes   yes         BE-3 BE-4 LA-1
  Person.eligibilityWithheld                  yes      yes       yes   yes         BE-1 RO-2
  Person.eligibilityWithheldLabel             yes      yes       yes   yes         BE-1 LA-1
  Person.enrollmentsWithheld                  yes      yes       yes   yes         BE-1 RO-10
  Person.enrollmentsWithheldLabel             yes      yes       yes   yes         BE-1 LA-1
  Person.documents                            yes      yes       no    no          RO-3 RO-6
  Person.documentsWithheld                    yes      yes       yes   yes         RO-3 RO-6
  Person.documentsWithheldLabel               yes      yes       yes   yes         RO-3 LA-1
  Person.rfis                                 yes      yes       yes   ·           RO-6 RO-10
  Person.rfisWithheld                         yes      yes       yes   yes         RO-6 RO-10
  Person.rfisWithheldLabel                    yes      yes       yes   yes         RO-6 LA-1
  Person.notices                              yes      yes       no    no          NO-1 RO-6
  Person.noticesWithheld                      yes      yes       yes   yes         NO-1 RO-6
  Person.noticesWithheldLabel                 yes      yes       yes   yes         NO-1 LA-1
  Person.decisions                            yes      yes       yes   yes         RO-2 RO-10
  PersonName                                  yes      yes       yes   yes         CI-2
  PersonName.first                            yes      yes       yes   yes
  PersonName.middle                           yes      yes       yes   yes
  PersonName.last                             yes      yes       yes   yes
  PersonName.suffix                           yes      yes       yes   yes
  PersonName.preferred                        yes      yes       yes   yes
  PersonName.full                             yes      yes       yes   yes
  Contact                                     yes      yes       ·     ·           CI-2
  Contact.homeAddress                         yes      yes       -     -
  Contact.mailingAddress                      yes      yes       -     -
  Contact.phones                              yes      yes       -     -
  Contact.email                               yes      yes       -     -
  Contact.spokenLanguage                      yes      yes       -     -
  Contact.writtenLanguage                     yes      yes       -     -
  Contact.format                              yes      yes       -     -
  Address                                     yes      yes       ·     ·           CI-2
  Address.kind                                yes      yes       -     -
  Address.line1                               yes      yes       -     -
  Address.line2                               yes      yes       -     -
  Address.city                                yes      yes       -     -
  Address.state                               yes      yes       -     -
  Address.zip                                 yes      yes       -     -
  Phone                                       yes      yes       ·     ·           CI-2
  Phone.kind                                  yes      yes       -     -
  Phone.number                                yes      yes       -     -
  Phone.primary                               yes      yes       -     -
  HouseholdMember                             yes      yes       yes   yes         RO-2 RO-4
  HouseholdMember.person                      yes      yes       yes   yes
  HouseholdMember.role                        yes      yes       yes   yes
  HouseholdMember.isApplying                  yes      yes       yes   yes
  HouseholdMember.relationshipToHead          yes      yes       yes   yes
  HouseholdMember.from                        yes      yes       yes   yes
  HouseholdMember.to                          yes      yes       yes   yes
  Eligibility                                 yes      yes       yes   yes         RO-2 RO-10
  Eligibility.id                              yes      yes       yes   yes
  Eligibility.person                          yes      yes       yes   yes
  Eligibility.coverageType                    yes      yes       yes   yes
  Eligibility.status                          yes      yes       yes   yes
  Eligibility.minimumEssentialCoverage        yes      yes       yes   yes
  Eligibility.medicareSavingsProgram          yes      yes       yes   yes         RO-10
  Eligibility.decidedOn                       yes      yes       yes   yes         RO-10
  Eligibility.start                           yes      yes       yes   yes         RO-10
  Eligibility.end                             yes      yes       yes   yes         RO-10
  Eligibility.renewalDueOn                    yes      yes       yes   yes         RO-10
  Eligibility.renewalIntervalMonths           yes      yes       yes   yes         RO-10
  Eligibility.premium                         yes      yes       yes   yes         RO-10
  Eligibility.asOf                            yes      yes       yes   yes
  Money                                       yes      yes       yes   yes         RO-10
  Money.amount                                yes      yes       yes   yes
  Money.currency                              yes      yes       yes   yes
  Enrollment                                  yes      yes       yes   ·           RO-2 RO-10
  Enrollment.id                               yes      yes       yes   -
  Enrollment.person                           yes      yes       yes   -
  Enrollment.kind                             yes      yes       yes   -
  Enrollment.status                           yes      yes       yes   -
  Enrollment.planName                         yes      yes       yes   -
  Enrollment.pcpName                          yes      yes       yes   -
  Enrollment.pcpSite                          yes      yes       yes   -
  Enrollment.start                            yes      yes       yes   -
  Enrollment.end                              yes      yes       yes   -
  Enrollment.planSelectionEndsOn              yes      yes       yes   -
  Enrollment.fixedEnrollmentUntil             yes      yes       yes   -
  Enrollment.asOf                             yes      yes       yes   -
  HealthConnectorEligibility                  yes      yes       yes   yes         RO-2 BE-3 RO-10
  HealthConnectorEligibility.id               yes      yes       yes   yes
  HealthConnectorEligibility.person           yes      yes       yes   yes
  HealthConnectorEligibility.program          yes      yes       yes   yes
  HealthConnectorEligibility.status           yes      yes       yes   yes
  HealthConnectorEligibility.planYear         yes      yes       yes   yes
  HealthConnectorEligibility.asOf             yes      yes       yes   yes
  PlanType                                    yes      ·         ·     ·           BE-2 BE-4
  PlanType.planYear                           yes      -         -     -
  PlanType.program                            yes      -         -     -
  PlanType.connectorCarePlanType              yes      -         -     -
  PlanType.metalTier                          yes      -         -     -
  NoticeDecision                              yes      yes       yes   yes         RO-2 RO-10
  NoticeDecision.id                           yes      yes       yes   yes
  NoticeDecision.person                       yes      yes       yes   yes
  NoticeDecision.coverageType                 yes      yes       yes   yes
  NoticeDecision.outcome                      yes      yes       yes   yes
  NoticeDecision.effectiveOn                  yes      yes       yes   yes         RO-10
`;
