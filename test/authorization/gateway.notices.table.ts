/** My Notices: notices, what they decide, and other mail. Columns: `situations.ts`; letters: `read-table.ts`. */
export const NOTICES = `
id                                        field                              An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-NOTICE                           Query.notice                       D  D  D   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   D  D  D   RO-5 RO-6 NO-1
GW-NOTICE-ID                              Notice.id                          -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-TYPE                            Notice.type                        -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-TITLE                           Notice.title                       -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-NOTICE-DATE                     Notice.noticeDate                  -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-MAILED-ON                       Notice.mailedOn                    -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-RECIPIENTS                      Notice.recipients                  -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-ABOUT                           Notice.about                       -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-LANGUAGE                        Notice.language                    -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-ACTION-EFFECTIVE-ON             Notice.actionEffectiveOn           -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-REASON-CODE                     Notice.reasonCode                  -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-REGULATION-CITATIONS            Notice.regulationCitations         -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-APPEAL-DUE-ON                   Notice.appealDueOn                 -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-BENEFITS-CONTINUE-IF-APPEAL-BY  Notice.benefitsContinueIfAppealBy  -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-DUE-ON                          Notice.dueOn                       -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-DELIVERED-VIA                   Notice.deliveredVia                -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-READ-AT                         Notice.readAt                      -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-DECISIONS                       Notice.decisions                   -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6 NO-1

GW-NOTICE-DOWNLOAD                        Notice.download                    -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   N  H   Y  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-URL                    NoticeDownload.url                 -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-HANDLE                 NoticeDownload.handle              -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-EXPIRES-IN-SECONDS     NoticeDownload.expiresInSeconds    -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-CONTENT-TYPE           NoticeDownload.contentType         -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-BYTES                  NoticeDownload.bytes               -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-LANGUAGE               NoticeDownload.language            -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   RO-4 RO-9 NO-2

GW-PERSON-NOTICES                         Person.notices                     -  -  -   Y  D  D  D   Y  H   Y  Y   D  Y   D  H   Y  H   -  -  -   RO-4 RO-6 NO-1
GW-PERSON-NOTICES-WITHHELD                Person.noticesWithheld             -  -  -   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   -  -  -   NO-1 RO-6
GW-PERSON-NOTICES-WITHHELD-LABEL          Person.noticesWithheldLabel        -  -  -   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   -  -  -   NO-1 RO-6 LA-1
GW-NOTICES-EDGES                          NoticeConnection.edges             -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-4 RO-6 RO-10
GW-NOTICES-PAGE-INFO                      NoticeConnection.pageInfo          -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-4 RO-6 RO-10
GW-NOTICES-TOTAL-COUNT                    NoticeConnection.totalCount        -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-4 RO-6 RO-10
GW-NOTICE-EDGE-NODE                       NoticeEdge.node                    -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-4 RO-6
GW-NOTICE-EDGE-CURSOR                     NoticeEdge.cursor                  -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   RO-4 RO-6

GW-PERSON-DECISIONS                       Person.decisions                   -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4
GW-DECISION-ID                            NoticeDecision.id                  -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-PERSON                        NoticeDecision.person              -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-COVERAGE-TYPE                 NoticeDecision.coverageType        -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-OUTCOME                       NoticeDecision.outcome             -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-EFFECTIVE-ON                  NoticeDecision.effectiveOn         -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-10

GW-HOUSEHOLD-MAILINGS                     Household.mailings                 -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-4
GW-MAILING-ID                             Mailing.id                         -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-MAILING-TITLE                          Mailing.title                      -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-MAILING-MAILED-ON                      Mailing.mailedOn                   -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-MAILING-LANGUAGE                       Mailing.language                   -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-ID                            TaxForm.id                         -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-FORM                          TaxForm.form                       -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-TAX-YEAR                      TaxForm.taxYear                    -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-TITLE                         TaxForm.title                      -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-MAILED-ON                     TaxForm.mailedOn                   -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-LANGUAGE                      TaxForm.language                   -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-5 RO-6

GW-MUTATION-MARK-NOTICE-READ              Mutation.markNoticeRead            D  D  D   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   UP-1
GW-MARK-READ-NOTICE                       MarkNoticeReadPayload.notice       -  -  -   Y  Y  H  H   Y  H   Y  Y   H  Y   Y  H   Y  H   -  -  -   RO-4 UP-1
`;
