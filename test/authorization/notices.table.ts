/** What notices itself answers. Columns: `situations.ts`; letters: `read-table.ts`. */
export const NOTICES = `
id                                         field                              An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
NTC-QUERY-NOTICE                           Query.notice                       D  D  D   A  A  H  H   A  H   A  A   H  A   A  H   A  H   D  D  D   RO-5 RO-6 NO-1
NTC-NOTICE-ID                              Notice.id                          H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-RECIPIENT-IDS                   Notice.recipientIds                H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-TYPE                            Notice.type                        H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-TITLE                           Notice.title                       H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-NOTICE-DATE                     Notice.noticeDate                  H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-MAILED-ON                       Notice.mailedOn                    H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-RECIPIENTS                      Notice.recipients                  H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-ABOUT                           Notice.about                       H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-LANGUAGE                        Notice.language                    H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-ACTION-EFFECTIVE-ON             Notice.actionEffectiveOn           H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-REASON-CODE                     Notice.reasonCode                  H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-REGULATION-CITATIONS            Notice.regulationCitations         H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-APPEAL-DUE-ON                   Notice.appealDueOn                 H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-BENEFITS-CONTINUE-IF-APPEAL-BY  Notice.benefitsContinueIfAppealBy  H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-DUE-ON                          Notice.dueOn                       H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-DELIVERED-VIA                   Notice.deliveredVia                H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-READ-AT                         Notice.readAt                      H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-DECISIONS                       Notice.decisions                   H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6 NO-1

NTC-NOTICE-DOWNLOAD                        Notice.download                    H  H  H   A  A  H  H   A  H   A  A   H  A   N  H   A  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-URL                    NoticeDownload.url                 H  H  H   A  A  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-HANDLE                 NoticeDownload.handle              H  H  H   A  A  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-EXPIRES-IN-SECONDS     NoticeDownload.expiresInSeconds    H  H  H   A  A  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-CONTENT-TYPE           NoticeDownload.contentType         H  H  H   A  A  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-BYTES                  NoticeDownload.bytes               H  H  H   A  A  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-LANGUAGE               NoticeDownload.language            H  H  H   A  A  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   RO-4 RO-9 NO-2

NTC-PERSON-ID                              Person.id                          H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4
NTC-PERSON-NOTICES                         Person.notices                     H  H  H   A  D  D  D   A  H   A  A   D  A   D  H   A  H   H  H  H   RO-4 RO-6 NO-1
NTC-PERSON-NOTICES-WITHHELD                Person.noticesWithheld             H  H  H   N  A  A  A   N  H   N  N   A  N   A  H   N  H   H  H  H   NO-1 RO-6
NTC-PERSON-NOTICES-WITHHELD-LABEL          Person.noticesWithheldLabel        H  H  H   N  A  A  A   N  H   N  N   A  N   A  H   N  H   H  H  H   NO-1 RO-6 LA-1
NTC-NOTICES-EDGES                          NoticeConnection.edges             H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4 RO-6 RO-10
NTC-NOTICES-PAGE-INFO                      NoticeConnection.pageInfo          H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4 RO-6 RO-10
NTC-NOTICES-TOTAL-COUNT                    NoticeConnection.totalCount        H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4 RO-6 RO-10
NTC-NOTICE-EDGE-NODE                       NoticeEdge.node                    H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4 RO-6
NTC-NOTICE-EDGE-CURSOR                     NoticeEdge.cursor                  H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4 RO-6
NTC-PAGE-INFO-HAS-NEXT-PAGE                PageInfo.hasNextPage               H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4
NTC-PAGE-INFO-HAS-PREVIOUS-PAGE            PageInfo.hasPreviousPage           H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4
NTC-PAGE-INFO-START-CURSOR                 PageInfo.startCursor               H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4
NTC-PAGE-INFO-END-CURSOR                   PageInfo.endCursor                 H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   RO-4

NTC-PERSON-DECISIONS                       Person.decisions                   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4
NTC-DECISION-ID                            NoticeDecision.id                  H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-PERSON-ID                     NoticeDecision.personId            H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-PERSON                        NoticeDecision.person              H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-COVERAGE-TYPE                 NoticeDecision.coverageType        H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-OUTCOME                       NoticeDecision.outcome             H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-EFFECTIVE-ON                  NoticeDecision.effectiveOn         H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-10

NTC-HOUSEHOLD-ID                           Household.id                       H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-4
NTC-HOUSEHOLD-MAILINGS                     Household.mailings                 H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-4
NTC-MAILING-ID                             Mailing.id                         H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-MAILING-TITLE                          Mailing.title                      H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-MAILING-MAILED-ON                      Mailing.mailedOn                   H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-MAILING-LANGUAGE                       Mailing.language                   H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-ID                            TaxForm.id                         H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-RECIPIENT-ID                  TaxForm.recipientId                H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-FORM                          TaxForm.form                       H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-TAX-YEAR                      TaxForm.taxYear                    H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-TITLE                         TaxForm.title                      H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-MAILED-ON                     TaxForm.mailedOn                   H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-LANGUAGE                      TaxForm.language                   H  H  H   A  A  H  H   A  H   A  A   H  A   A  H   A  H   H  H  H   RO-5 RO-6

NTC-MUTATION-MARK-NOTICE-READ              Mutation.markNoticeRead            D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   UP-1
NTC-MARK-READ-NOTICE                       MarkNoticeReadPayload.notice       -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-4 UP-1

NTC-MUTATION-REDEEM-NOTICE-DOWNLOAD        Mutation.redeemNoticeDownload      D  D  D   A  A  H  H   A  H   A  A   H  A   H  H   A  H   D  D  D   NO-2 RO-4
NTC-REDEEMED-LETTER-RECIPIENT-ID           RedeemedLetter.recipientId         -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   NO-2 RO-4
NTC-REDEEMED-LETTER-NAMED-IDS              RedeemedLetter.namedIds            -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   NO-2 RO-4
NTC-REDEEMED-LETTER-NOTICE-ID              RedeemedLetter.noticeId            -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   NO-2 RO-4

NTC-QUERY-HELP                             Query.help                         A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-HELP-CUSTOMER-SERVICE                  Help.customerService               A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-HELP-LEARN-MORE-URL                    Help.learnMoreUrl                  A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-HELP-REPORT-CHANGES-URL                Help.reportChangesUrl              A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-HELP-CLEAR-CACHE-URL                   Help.clearCacheUrl                 A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-SERVICE-PHONE                          CustomerService.phone              A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-SERVICE-TTY                            CustomerService.tty                A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-SERVICE-HOURS                          CustomerService.hours              A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-SERVICE-TIME-ZONE                      CustomerService.timeZone           A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-HELP-SIGN-IN-ADVICE                    Help.signInAdvice                  A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-2
NTC-HELP-REPORT-CHANGES                    Help.reportChanges                 A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   UP-2
NTC-HELP-UPDATE-APPLICATION                Help.updateApplication             A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   UP-3
NTC-HELP-CLEAR-CACHE                       Help.clearCache                    A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
NTC-HELP-LINK-LOCKED                       Help.linkLocked                    A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   LK-3
NTC-HELP-BROWSERS                          Help.browsers                      A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
NTC-HELP-APPS                              Help.apps                          A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
NTC-APP-SYSTEM                             SupportedApp.system                A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
NTC-APP-MINIMUM-VERSION                    SupportedApp.minimumVersion        A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
NTC-SERVICE-OPEN-NOW                       CustomerService.openNow            A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
NTC-SERVICE-SELF-SERVICE                   CustomerService.selfService        A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1

NTC-QUERY-FEED-STATUS                      Query.feedStatus                   D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
NTC-FEEDS-NOTICES                          FeedStatus.notices                 -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
NTC-FEED-AS-OF                             Feed.asOf                          -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
NTC-FEED-RECORDS                           Feed.records                       -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  A
`;
