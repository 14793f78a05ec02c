/** What notices itself answers. Columns: `situations.ts`; letters: `read-table.ts`. */
export const NOTICES = `
id                                         field                              An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
NTC-QUERY-NOTICE                           Query.notice                       D  D  D   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   D  D  D   RO-5 RO-6 NO-1
NTC-NOTICE-ID                              Notice.id                          H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-RECIPIENT-IDS                   Notice.recipientIds                H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-TYPE                            Notice.type                        H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-TITLE                           Notice.title                       H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-NOTICE-DATE                     Notice.noticeDate                  H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-MAILED-ON                       Notice.mailedOn                    H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-RECIPIENTS                      Notice.recipients                  H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-ABOUT                           Notice.about                       H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-LANGUAGE                        Notice.language                    H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-ACTION-EFFECTIVE-ON             Notice.actionEffectiveOn           H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-REASON-CODE                     Notice.reasonCode                  H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-REGULATION-CITATIONS            Notice.regulationCitations         H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-APPEAL-DUE-ON                   Notice.appealDueOn                 H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-BENEFITS-CONTINUE-IF-APPEAL-BY  Notice.benefitsContinueIfAppealBy  H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-DUE-ON                          Notice.dueOn                       H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-DELIVERED-VIA                   Notice.deliveredVia                H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-READ-AT                         Notice.readAt                      H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1
NTC-NOTICE-DECISIONS                       Notice.decisions                   H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6 NO-1

NTC-NOTICE-DOWNLOAD                        Notice.download                    H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   N  H   Y  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-URL                    NoticeDownload.url                 H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-HANDLE                 NoticeDownload.handle              H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-EXPIRES-IN-SECONDS     NoticeDownload.expiresInSeconds    H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-CONTENT-TYPE           NoticeDownload.contentType         H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-BYTES                  NoticeDownload.bytes               H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   H  H  H   RO-4 RO-9 NO-2
NTC-NOTICE-DOWNLOAD-LANGUAGE               NoticeDownload.language            H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   H  H  H   RO-4 RO-9 NO-2

NTC-PERSON-ID                              Person.id                          H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-4
NTC-PERSON-NOTICES                         Person.notices                     H  H  H   Y  D  D  D   Y  H   Y  Y   D  Y   D  H   Y  H   H  H  H   RO-4 RO-6 NO-1
NTC-PERSON-NOTICES-WITHHELD                Person.noticesWithheld             H  H  H   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   H  H  H   NO-1 RO-6
NTC-PERSON-NOTICES-WITHHELD-LABEL          Person.noticesWithheldLabel        H  H  H   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   H  H  H   NO-1 RO-6 LA-1
NTC-NOTICES-EDGES                          NoticeConnection.edges             H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4 RO-6 RO-10
NTC-NOTICES-PAGE-INFO                      NoticeConnection.pageInfo          H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4 RO-6 RO-10
NTC-NOTICES-TOTAL-COUNT                    NoticeConnection.totalCount        H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4 RO-6 RO-10
NTC-NOTICE-EDGE-NODE                       NoticeEdge.node                    H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4 RO-6
NTC-NOTICE-EDGE-CURSOR                     NoticeEdge.cursor                  H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4 RO-6
NTC-PAGE-INFO-HAS-NEXT-PAGE                PageInfo.hasNextPage               H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4
NTC-PAGE-INFO-HAS-PREVIOUS-PAGE            PageInfo.hasPreviousPage           H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4
NTC-PAGE-INFO-START-CURSOR                 PageInfo.startCursor               H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4
NTC-PAGE-INFO-END-CURSOR                   PageInfo.endCursor                 H  H  H   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   H  H  H   RO-4

NTC-PERSON-DECISIONS                       Person.decisions                   H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-2 RO-4
NTC-DECISION-ID                            NoticeDecision.id                  H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-PERSON-ID                     NoticeDecision.personId            H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-PERSON                        NoticeDecision.person              H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-COVERAGE-TYPE                 NoticeDecision.coverageType        H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-OUTCOME                       NoticeDecision.outcome             H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-2 RO-4 RO-10
NTC-DECISION-EFFECTIVE-ON                  NoticeDecision.effectiveOn         H  H  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   H  H  H   RO-2 RO-4 RO-10

NTC-HOUSEHOLD-ID                           Household.id                       H  H  H   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   H  H  H   RO-4
NTC-HOUSEHOLD-MAILINGS                     Household.mailings                 H  H  H   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   H  H  H   RO-4
NTC-MAILING-ID                             Mailing.id                         H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-MAILING-TITLE                          Mailing.title                      H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-MAILING-MAILED-ON                      Mailing.mailedOn                   H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-MAILING-LANGUAGE                       Mailing.language                   H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-ID                            TaxForm.id                         H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-RECIPIENT-ID                  TaxForm.recipientId                H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-FORM                          TaxForm.form                       H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-TAX-YEAR                      TaxForm.taxYear                    H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-TITLE                         TaxForm.title                      H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-MAILED-ON                     TaxForm.mailedOn                   H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6
NTC-TAX-FORM-LANGUAGE                      TaxForm.language                   H  H  H   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   H  H  H   RO-5 RO-6

NTC-MUTATION-MARK-NOTICE-READ              Mutation.markNoticeRead            D  D  D   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   UP-1
NTC-MARK-READ-NOTICE                       MarkNoticeReadPayload.notice       -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-4 UP-1

NTC-MUTATION-REDEEM-NOTICE-DOWNLOAD        Mutation.redeemNoticeDownload      D  D  D   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   D  D  D   NO-2 RO-4
NTC-REDEEMED-LETTER-RECIPIENT-ID           RedeemedLetter.recipientId         -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   NO-2 RO-4
NTC-REDEEMED-LETTER-NAMED-IDS              RedeemedLetter.namedIds            -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   NO-2 RO-4
NTC-REDEEMED-LETTER-CONTENT                RedeemedLetter.content             -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   NO-2 RO-4

NTC-QUERY-HELP                             Query.help                         Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-HELP-CUSTOMER-SERVICE                  Help.customerService               Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-HELP-LEARN-MORE-URL                    Help.learnMoreUrl                  Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-HELP-REPORT-CHANGES-URL                Help.reportChangesUrl              Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-HELP-CLEAR-CACHE-URL                   Help.clearCacheUrl                 Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-SERVICE-PHONE                          CustomerService.phone              Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-SERVICE-TTY                            CustomerService.tty                Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-SERVICE-HOURS                          CustomerService.hours              Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-SERVICE-TIME-ZONE                      CustomerService.timeZone           Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-HELP-SIGN-IN-ADVICE                    Help.signInAdvice                  Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-2
NTC-HELP-REPORT-CHANGES                    Help.reportChanges                 Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   UP-2
NTC-HELP-UPDATE-APPLICATION                Help.updateApplication             Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   UP-3
NTC-HELP-CLEAR-CACHE                       Help.clearCache                    Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
NTC-HELP-LINK-LOCKED                       Help.linkLocked                    Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   LK-3
NTC-HELP-BROWSERS                          Help.browsers                      Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
NTC-HELP-APPS                              Help.apps                          Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
NTC-APP-SYSTEM                             SupportedApp.system                Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
NTC-APP-MINIMUM-VERSION                    SupportedApp.minimumVersion        Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
NTC-SERVICE-OPEN-NOW                       CustomerService.openNow            Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
NTC-SERVICE-SELF-SERVICE                   CustomerService.selfService        Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1

NTC-QUERY-FEED-STATUS                      Query.feedStatus                   D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
NTC-FEEDS-NOTICES                          FeedStatus.notices                 -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
NTC-FEED-AS-OF                             Feed.asOf                          -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
NTC-FEED-RECORDS                           Feed.records                       -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  Y
`;
