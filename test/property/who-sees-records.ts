// Hand-written from the requirements, and from nothing else. See sight.ts for what the cells mean.

/** Requests about oneself; about a member, by the head, of an ordinary or of a sensitive category. */
export const RFIS = `
                        self  head  head/sensitive  restricted
  Rfi                   yes   yes   yes             ·           RO-6 RO-10
  Rfi.id                yes   yes   yes             -
  Rfi.about             yes   yes   yes             -
  Rfi.category          yes   yes   no              -           RO-6
  Rfi.categoryWithheld  yes   yes   yes             -           RO-6
  Rfi.status            yes   yes   yes             -
  Rfi.requestedOn       yes   yes   yes             -
  Rfi.dueOn             yes   yes   yes             -
  Rfi.documents         yes   yes   yes             -
`;

/** Documents that one submitted: about oneself, about a member as the head, or about a restricted member; those of others. */
export const DOCUMENTS = `
                              about-self  about-member  about-restricted
  Document                    yes         yes           ·                 RO-3 RO-5 RO-6 RO-10
  Document.id                 yes         yes           -
  Document.about              yes         yes           -
  Document.category           yes         yes           -
  Document.channel            yes         yes           -
  Document.status             yes         yes           -
  Document.submittedOn        yes         yes           -
  Document.receivedOn         yes         yes           -
  Document.notAcceptedReason  yes         yes           -
  Document.rfi                yes         yes           -
`;

/** What stays of a document for whoever submitted it, and for partners. */
export const RECEIPTS = `
                               submitter  partner
  DocumentReceipt              yes        yes      RO-7
  DocumentReceipt.id           yes        yes
  DocumentReceipt.category     yes        yes
  DocumentReceipt.submittedOn  yes        yes
  DocumentReceipt.receivedOn   yes        yes
  DocumentReceipt.state        yes        yes
`;

/** Mail exists for whom it was sent to. */
export const MAIL = `
                                     recipient
  Notice                             yes        NO-1 RO-5 RO-6
  Notice.id                          yes
  Notice.type                        yes
  Notice.title                       yes
  Notice.noticeDate                  yes
  Notice.mailedOn                    yes
  Notice.recipients                  yes
  Notice.about                       yes
  Notice.language                    yes
  Notice.actionEffectiveOn           yes
  Notice.reasonCode                  yes
  Notice.regulationCitations         yes
  Notice.appealDueOn                 yes
  Notice.benefitsContinueIfAppealBy  yes
  Notice.dueOn                       yes
  Notice.deliveredVia                yes
  Notice.readAt                      yes
  Notice.decisions                   yes
  Notice.download                    yes        NO-2
  NoticeDownload                     yes
  NoticeDownload.url                 yes
  NoticeDownload.handle              yes
  NoticeDownload.expiresInSeconds    yes
  NoticeDownload.contentType         yes
  NoticeDownload.bytes               yes
  NoticeDownload.language            yes
  TaxForm                            yes        RO-6
  TaxForm.id                         yes
  TaxForm.form                       yes
  TaxForm.taxYear                    yes
  TaxForm.title                      yes
  TaxForm.mailedOn                   yes
  TaxForm.language                   yes
`;

/** Households that list the viewer today. */
export const HOUSEHOLDS = `
                                        listed
  Household                             yes     RO-4 RO-9
  Household.id                          yes
  Household.viewerRole                  yes
  Household.members                     yes
  Household.eligibility                 yes
  Household.enrollments                 yes
  Household.healthConnectorEligibility  yes
  Household.rfis                        yes
  Household.documents                   yes
  Household.mailings                    yes
`;

/** What one may know of oneself, of a member, of a restricted one; and of one's account. */
export const ALERTS = `
                     self  head  restricted  account
  Alert              yes   yes   yes         yes      AL-3 RO-10
  Alert.id           yes   yes   yes         yes
  Alert.kind         yes   yes   yes         yes      AL-2
  Alert.severity     yes   yes   yes         yes
  Alert.tab          yes   yes   yes         yes      AL-1
  Alert.dueOn        yes   yes   yes         yes
  Alert.about        yes   yes   yes         yes
  Alert.reference    yes   yes   yes         yes
  Alert.handOff      yes   yes   yes         yes      UP-3
  Alert.dismissible  yes   yes   yes         yes
`;
