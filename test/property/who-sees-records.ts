// Written by hand, only from the requirements. See expectation.ts for the meaning of the cells.

/** Requests, for the person, and for the head of a member by ordinary and sensitive category. */
export const RFIS = `
                        self  head  head/sensitive  restricted
  Rfi                   A     A     A               H           RO-6 RO-10
  Rfi.id                A     A     A               -
  Rfi.about             A     A     A               -
  Rfi.category          A     A     D               -           RO-6
  Rfi.categoryWithheld  A     A     A               -           RO-6
  Rfi.status            A     A     A               -
  Rfi.requestedOn       A     A     A               -
  Rfi.dueOn             A     A     A               -
  Rfi.documents         A     A     A               -
`;

/** Documents for their submitter, about the submitter, a member or a restricted member, and documents of others. */
export const DOCUMENTS = `
                              about-self  about-member  about-restricted
  Document                    A           A             H                 RO-3 RO-5 RO-6 RO-10
  Document.id                 A           A             -
  Document.about              A           A             -
  Document.category           A           A             -
  Document.channel            A           A             -
  Document.status             A           A             -
  Document.submittedOn        A           A             -
  Document.receivedOn         A           A             -
  Document.notAcceptedReason  A           A             -
  Document.rfi                A           A             -
`;

/** Receipts of documents, for their submitter and for partners. */
export const RECEIPTS = `
                               submitter  partner
  DocumentReceipt              A          A        RO-7
  DocumentReceipt.id           A          A
  DocumentReceipt.category     A          A
  DocumentReceipt.submittedOn  A          A
  DocumentReceipt.receivedOn   A          A
  DocumentReceipt.state        A          A
`;

/** Mail exists only for its recipients. */
export const MAIL = `
                                     recipient
  Notice                             A          NO-1 RO-5 RO-6
  Notice.id                          A
  Notice.type                        A
  Notice.title                       A
  Notice.noticeDate                  A
  Notice.mailedOn                    A
  Notice.recipients                  A
  Notice.about                       A
  Notice.language                    A
  Notice.actionEffectiveOn           A
  Notice.reasonCode                  A
  Notice.regulationCitations         A
  Notice.appealDueOn                 A
  Notice.benefitsContinueIfAppealBy  A
  Notice.dueOn                       A
  Notice.deliveredVia                A
  Notice.readAt                      A
  Notice.decisions                   A
  Notice.download                    A          NO-2
  NoticeDownload                     A
  NoticeDownload.url                 A
  NoticeDownload.handle              A
  NoticeDownload.expiresInSeconds    A
  NoticeDownload.contentType         A
  NoticeDownload.bytes               A
  NoticeDownload.language            A
  TaxForm                            A          RO-6
  TaxForm.id                         A
  TaxForm.form                       A
  TaxForm.taxYear                    A
  TaxForm.title                      A
  TaxForm.mailedOn                   A
  TaxForm.language                   A
`;

/** Households that list the viewer today. */
export const HOUSEHOLDS = `
                                        listed
  Household                             A       RO-4 RO-9
  Household.id                          A
  Household.viewerRole                  A
  Household.members                     A
  Household.eligibility                 A
  Household.enrollments                 A
  Household.healthConnectorEligibility  A
  Household.rfis                        A
  Household.documents                   A
  Household.mailings                    A
`;

/** Alerts about the viewer, a member, a restricted member, and the viewer's account. */
export const ALERTS = `
                     self  head  restricted  account
  Alert              A     A     A           A        AL-3 RO-10
  Alert.id           A     A     A           A
  Alert.kind         A     A     A           A        AL-2
  Alert.severity     A     A     A           A
  Alert.tab          A     A     A           A        AL-1
  Alert.dueOn        A     A     A           A
  Alert.about        A     A     A           A
  Alert.reference    A     A     A           A
  Alert.handOff      A     A     A           A        UP-3
  Alert.dismissible  A     A     A           A
`;
