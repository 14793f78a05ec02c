/** My Notices: notices, what they decide, and other mail. Columns: `situations.ts`; letters: `read-table.ts`. */
export const NOTICES = `
id                                        field                              An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-NOTICE                           Query.notice                       D  D  D   A  A  H  H   A  H   A  A   H  A   A  H   A  H   D  D  D   RO-5 RO-6 NO-1
GW-NOTICE-ID                              Notice.id                          -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-TYPE                            Notice.type                        -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-TITLE                           Notice.title                       -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-NOTICE-DATE                     Notice.noticeDate                  -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-MAILED-ON                       Notice.mailedOn                    -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-RECIPIENTS                      Notice.recipients                  -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-ABOUT                           Notice.about                       -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-LANGUAGE                        Notice.language                    -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-ACTION-EFFECTIVE-ON             Notice.actionEffectiveOn           -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-REASON-CODE                     Notice.reasonCode                  -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-REGULATION-CITATIONS            Notice.regulationCitations         -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-APPEAL-DUE-ON                   Notice.appealDueOn                 -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-BENEFITS-CONTINUE-IF-APPEAL-BY  Notice.benefitsContinueIfAppealBy  -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-DUE-ON                          Notice.dueOn                       -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-DELIVERED-VIA                   Notice.deliveredVia                -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-READ-AT                         Notice.readAt                      -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1
GW-NOTICE-DECISIONS                       Notice.decisions                   -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6 NO-1

GW-NOTICE-DOWNLOAD                        Notice.download                    -  -  -   A  A  H  H   A  H   A  A   H  A   N  H   A  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-URL                    NoticeDownload.url                 -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-HANDLE                 NoticeDownload.handle              -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-EXPIRES-IN-SECONDS     NoticeDownload.expiresInSeconds    -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-CONTENT-TYPE           NoticeDownload.contentType         -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-BYTES                  NoticeDownload.bytes               -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   RO-4 RO-9 NO-2
GW-NOTICE-DOWNLOAD-LANGUAGE               NoticeDownload.language            -  -  -   A  A  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   RO-4 RO-9 NO-2

GW-PERSON-NOTICES                         Person.notices                     -  -  -   A  D  D  D   A  H   A  A   D  A   D  H   A  H   -  -  -   RO-4 RO-6 NO-1
GW-PERSON-NOTICES-WITHHELD                Person.noticesWithheld             -  -  -   N  A  A  A   N  H   N  N   A  N   A  H   N  H   -  -  -   NO-1 RO-6
GW-PERSON-NOTICES-WITHHELD-LABEL          Person.noticesWithheldLabel        -  -  -   N  A  A  A   N  H   N  N   A  N   A  H   N  H   -  -  -   NO-1 RO-6 LA-1
GW-NOTICES-EDGES                          NoticeConnection.edges             -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-4 RO-6 RO-10
GW-NOTICES-PAGE-INFO                      NoticeConnection.pageInfo          -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-4 RO-6 RO-10
GW-NOTICES-TOTAL-COUNT                    NoticeConnection.totalCount        -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-4 RO-6 RO-10
GW-NOTICE-EDGE-NODE                       NoticeEdge.node                    -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-4 RO-6
GW-NOTICE-EDGE-CURSOR                     NoticeEdge.cursor                  -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   RO-4 RO-6

GW-PERSON-DECISIONS                       Person.decisions                   -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4
GW-DECISION-ID                            NoticeDecision.id                  -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-PERSON                        NoticeDecision.person              -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-COVERAGE-TYPE                 NoticeDecision.coverageType        -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-OUTCOME                       NoticeDecision.outcome             -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10
GW-DECISION-EFFECTIVE-ON                  NoticeDecision.effectiveOn         -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-10

GW-HOUSEHOLD-MAILINGS                     Household.mailings                 -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-4
GW-MAILING-ID                             Mailing.id                         -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-MAILING-TITLE                          Mailing.title                      -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-MAILING-MAILED-ON                      Mailing.mailedOn                   -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-MAILING-LANGUAGE                       Mailing.language                   -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-ID                            TaxForm.id                         -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-FORM                          TaxForm.form                       -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-TAX-YEAR                      TaxForm.taxYear                    -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-TITLE                         TaxForm.title                      -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-MAILED-ON                     TaxForm.mailedOn                   -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6
GW-TAX-FORM-LANGUAGE                      TaxForm.language                   -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-5 RO-6

GW-MUTATION-MARK-NOTICE-READ              Mutation.markNoticeRead            D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   UP-1
GW-MARK-READ-NOTICE                       MarkNoticeReadPayload.notice       -  -  -   A  A  H  H   A  H   A  A   H  A   A  H   A  H   -  -  -   RO-4 UP-1
`;
