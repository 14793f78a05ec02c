// Written by hand, only from the requirements. See expectation.ts for the meaning of the cells.

/**
 * The account, and pages of visible lists, for the holder and for a delegate in an assisted session. A delegate cannot change
 * anything, and does not see the sign-ins of the holder.
 */
export const ACCOUNTS = `
                                         account  delegate
  Viewer                                 A        A         SI-7 RO-7
  Viewer.id                              A        A
  Viewer.account                         A        A
  Viewer.provider                        A        A
  Viewer.authenticatedAt                 A        A
  Viewer.links                           A        A
  Viewer.roles                           A        A
  Viewer.person                          A        A
  Viewer.receipts                        A        A         RO-7
  Viewer.isDelegate                      A        A         DE-2
  Viewer.assistedSessions                A        D         DE-1
  Viewer.securityEvents                  A        D
  Viewer.handOffTargets                  A        D       UP-3
  AssistedSession                        A        H         DE-1
  AssistedSession.id                     A        -
  AssistedSession.delegateName           A        -
  AssistedSession.delegateKind           A        -
  AssistedSession.startedAt              A        -
  AssistedSession.endsAt                 A        -
  AssistedSession.endedAt                A        -
  SecurityEvent                          A        H
  SecurityEvent.kind                     A        -
  SecurityEvent.at                       A        -
  Account                                A        A
  Account.id                             A        A
  Account.firstName                      A        A
  Account.lastName                       A        A
  Account.email                          A        A
  Account.emailVerified                  A        A
  Account.createdOn                      A        A
  AccountLink                            A        A         LK-4
  AccountLink.kind                       A        A
  AccountLink.state                      A        A
  AccountLink.method                     A        A
  AccountLink.linkedAt                   A        A
  AccountLink.lockedUntil                A        A
  ViewerRole                             A        A         RO-1
  ViewerRole.role                        A        A
  ViewerRole.household                   A        A
  DocumentConnection                     A        A
  DocumentConnection.edges               A        A
  DocumentConnection.pageInfo            A        A
  DocumentConnection.totalCount          A        A
  DocumentEdge                           A        A
  DocumentEdge.node                      A        A
  DocumentEdge.cursor                    A        A
  DocumentReceiptConnection              A        A
  DocumentReceiptConnection.edges        A        A
  DocumentReceiptConnection.pageInfo     A        A
  DocumentReceiptConnection.totalCount   A        A
  DocumentReceiptEdge                    A        A
  DocumentReceiptEdge.node               A        A
  DocumentReceiptEdge.cursor             A        A
  NoticeConnection                       A        A
  NoticeConnection.edges                 A        A
  NoticeConnection.pageInfo              A        A
  NoticeConnection.totalCount            A        A
  NoticeEdge                             A        A
  NoticeEdge.node                        A        A
  NoticeEdge.cursor                      A        A
  PageInfo                               A        A
  PageInfo.hasNextPage                   A        A
  PageInfo.hasPreviousPage               A        A
  PageInfo.startCursor                   A        A
  PageInfo.endCursor                     A        A
  Dashboard                              A        A         AL-1 RO-7 DE-2
  Dashboard.id                           A        A
  Dashboard.importantInformation         A        A         AL-2
  Dashboard.nextSteps                    A        A         AL-2
  Dashboard.tabs                         A        A         AL-1
  TabSummary                             A        A         AL-1
  TabSummary.tab                         A        A
  TabSummary.alerts                      A        A
  TabSummary.open                        A        A
  DismissAlertPayload                    A        H         UP-1
  DismissAlertPayload.dashboard          A        -
  UnlinkAccountPayload                   A        H         UP-1
  UnlinkAccountPayload.kind              A        -
  UnlinkAccountPayload.state             A        -
  MarkNoticeReadPayload                  A        H         UP-1
  MarkNoticeReadPayload.notice           A        -
`;

/**
 * The root fields. A stranger has a valid token and no account. An unlinked account has no person. A recent sign-in matters for
 * one mutation only. A delegate sees what the member sees.
 */
export const ROOTS = `
                            anonymous  stranger  unlinked/old  unlinked  linked/old  linked  delegate
  Query                     A          A         A             A         A           A       A
  Query.viewer              D          D         A             A         A           A       A         RO-7
  Query.me                  D          D         D             D         A           A       A         LK-1
  Query.households          D          D         D             D         A           A       A
  Query.household           D          D         D             D         A           A       A
  Query.person              D          D         D             D         A           A       A
  Query.document            D          D         D             D         A           A       A
  Query.rfi                 D          D         D             D         A           A       A
  Query.notice              D          D         D             D         A           A       A
  Query.dashboard           D          D         A             A         A           A       A         AL-1
  Query.documentReceipt     D          D         D             D         D           D       D
  Query.coverageCheck       D          D         D             D         D           D       D
  Query.feedStatus          D          A         A             A         A           A       A
  Query.help                A          A         A             A         A           A       A         SU-1
  Mutation                  A          A         A             A         A           A       A
  Mutation.unlinkAccount    D          D         D             A         D           A       D         UP-1
  Mutation.dismissAlert     D          D         A             A         A           A       D         UP-1
  Mutation.markNoticeRead   D          D         D             D         A           A       D         UP-1
`;

/** The same for callers without an account: staff, and partners with no, one and both scopes. */
export const OTHER_ROOTS = `
                            staff  partner  partner/eligibility  partner/documents  partner/both
  Query                     A      A        A                    A                  A
  Query.viewer              D      D        D                    D                  D
  Query.me                  D      D        D                    D                  D
  Query.households          D      D        D                    D                  D
  Query.household           D      D        D                    D                  D
  Query.person              D      D        D                    D                  D
  Query.document            D      D        D                    D                  D
  Query.rfi                 D      D        D                    D                  D
  Query.notice              D      D        D                    D                  D
  Query.dashboard           D      D        D                    D                  D
  Query.documentReceipt     D      D        D                    A                  A
  Query.coverageCheck       D      D        A                    D                  A
  Query.feedStatus          A      A        A                    A                  A
  Query.help                A      A        A                    A                  A
  Mutation                  A      A        A                    A                  A
  Mutation.unlinkAccount    D      D        D                    D                  D
  Mutation.dismissAlert     D      D        D                    D                  D
  Mutation.markNoticeRead   D      D        D                    D                  D
`;

/** Data that belongs to no person. */
export const OPEN = `
                               staff  partner  person  anonymous
  FeedStatus                   A      A        A       H
  FeedStatus.identity          A      A        A       -
  FeedStatus.masshealth        A      A        A       -
  FeedStatus.healthConnector   A      A        A       -
  FeedStatus.documents         A      A        A       -
  FeedStatus.notices           A      A        A       -
  Feed                         A      A        A       H
  Feed.asOf                    A      A        A       -
  Feed.records                 A      D        D       -
  CoverageCheck                H      A        H       H
  CoverageCheck.coverage       -      A        -       -
  CoverageCheck.asOf           -      A        -       -
  CoverageStatus               H      A        H       H
  CoverageStatus.coverageType  -      A        -       -
  CoverageStatus.status        -      A        -       -
  CoverageStatus.start         -      A        -       -
  CoverageStatus.end           -      A        -       -
  Help                         A      A        A       A
  Help.customerService         A      A        A       A
  Help.learnMoreUrl            A      A        A       A
  Help.reportChangesUrl        A      A        A       A
  Help.clearCacheUrl           A      A        A       A
  CustomerService              A      A        A       A
  CustomerService.phone        A      A        A       A
  CustomerService.tty          A      A        A       A
  CustomerService.hours        A      A        A       A
  CustomerService.timeZone     A      A        A       A
  Help.signInAdvice            A      A        A       A
  Help.reportChanges           A      A        A       A
  Help.updateApplication       A      A        A       A
  Help.linkLocked              A      A        A       A
  Help.clearCache              A      A        A       A
  Help.browsers                A      A        A       A
  Help.apps                    A      A        A       A
  SupportedApp                 A      A        A       A
  SupportedApp.system          A      A        A       A
  SupportedApp.minimumVersion  A      A        A       A
  CustomerService.openNow      A      A        A       A
  CustomerService.selfService  A      A        A       A
`;
