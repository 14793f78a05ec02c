// Hand-written from the requirements, and from nothing else. See sight.ts for what the cells mean.

/**
 * The account itself, and pages of lists that one may see: by whoever holds it, and by a delegate in an assisted session, who
 * neither changes anything nor sees what concerns the holder's sign-ins.
 */
export const ACCOUNTS = `
                                         account  delegate
  Viewer                                 yes      yes       SI-7 RO-7
  Viewer.id                              yes      yes
  Viewer.account                         yes      yes
  Viewer.provider                        yes      yes
  Viewer.authenticatedAt                 yes      yes
  Viewer.links                           yes      yes
  Viewer.roles                           yes      yes
  Viewer.person                          yes      yes
  Viewer.receipts                        yes      yes       RO-7
  Viewer.isDelegate                      yes      yes       DE-2
  Viewer.assistedSessions                yes      no        DE-1
  Viewer.securityEvents                  yes      no
  Viewer.handOffTargets                  yes      no      UP-3
  AssistedSession                        yes      ·         DE-1
  AssistedSession.id                     yes      -
  AssistedSession.delegateName           yes      -
  AssistedSession.delegateKind           yes      -
  AssistedSession.startedAt              yes      -
  AssistedSession.endsAt                 yes      -
  AssistedSession.endedAt                yes      -
  SecurityEvent                          yes      ·
  SecurityEvent.kind                     yes      -
  SecurityEvent.at                       yes      -
  Account                                yes      yes
  Account.id                             yes      yes
  Account.firstName                      yes      yes
  Account.lastName                       yes      yes
  Account.email                          yes      yes
  Account.emailVerified                  yes      yes
  Account.createdOn                      yes      yes
  AccountLink                            yes      yes       LK-4
  AccountLink.kind                       yes      yes
  AccountLink.state                      yes      yes
  AccountLink.method                     yes      yes
  AccountLink.linkedAt                   yes      yes
  AccountLink.lockedUntil                yes      yes
  ViewerRole                             yes      yes       RO-1
  ViewerRole.role                        yes      yes
  ViewerRole.household                   yes      yes
  DocumentConnection                     yes      yes
  DocumentConnection.edges               yes      yes
  DocumentConnection.pageInfo            yes      yes
  DocumentConnection.totalCount          yes      yes
  DocumentEdge                           yes      yes
  DocumentEdge.node                      yes      yes
  DocumentEdge.cursor                    yes      yes
  DocumentReceiptConnection              yes      yes
  DocumentReceiptConnection.edges        yes      yes
  DocumentReceiptConnection.pageInfo     yes      yes
  DocumentReceiptConnection.totalCount   yes      yes
  DocumentReceiptEdge                    yes      yes
  DocumentReceiptEdge.node               yes      yes
  DocumentReceiptEdge.cursor             yes      yes
  NoticeConnection                       yes      yes
  NoticeConnection.edges                 yes      yes
  NoticeConnection.pageInfo              yes      yes
  NoticeConnection.totalCount            yes      yes
  NoticeEdge                             yes      yes
  NoticeEdge.node                        yes      yes
  NoticeEdge.cursor                      yes      yes
  PageInfo                               yes      yes
  PageInfo.hasNextPage                   yes      yes
  PageInfo.hasPreviousPage               yes      yes
  PageInfo.startCursor                   yes      yes
  PageInfo.endCursor                     yes      yes
  Dashboard                              yes      yes       AL-1 RO-7 DE-2
  Dashboard.id                           yes      yes
  Dashboard.importantInformation         yes      yes       AL-2
  Dashboard.nextSteps                    yes      yes       AL-2
  Dashboard.tabs                         yes      yes       AL-1
  TabSummary                             yes      yes       AL-1
  TabSummary.tab                         yes      yes
  TabSummary.alerts                      yes      yes
  TabSummary.open                        yes      yes
  DismissAlertPayload                    yes      ·         UP-1
  DismissAlertPayload.dashboard          yes      -
  UnlinkAccountPayload                   yes      ·         UP-1
  UnlinkAccountPayload.kind              yes      -
  UnlinkAccountPayload.state             yes      -
  MarkNoticeReadPayload                  yes      ·         UP-1
  MarkNoticeReadPayload.notice           yes      -
`;

/**
 * Where a request begins. A stranger has a valid token and no account; an unlinked account leads to no person; whether
 * somebody linked or unlinked signed in a short time ago counts for one mutation alone. A delegate sees what the member sees.
 */
export const ROOTS = `
                            anonymous  stranger  unlinked/old  unlinked  linked/old  linked  delegate
  Query                     yes        yes       yes           yes       yes         yes     yes
  Query.viewer              no         no        yes           yes       yes         yes     yes       RO-7
  Query.me                  no         no        no            no        yes         yes     yes       LK-1
  Query.households          no         no        no            no        yes         yes     yes
  Query.household           no         no        no            no        yes         yes     yes
  Query.person              no         no        no            no        yes         yes     yes
  Query.document            no         no        no            no        yes         yes     yes
  Query.rfi                 no         no        no            no        yes         yes     yes
  Query.notice              no         no        no            no        yes         yes     yes
  Query.dashboard           no         no        yes           yes       yes         yes     yes       AL-1
  Query.documentReceipt     no         no        no            no        no          no      no
  Query.coverageCheck       no         no        no            no        no          no      no
  Query.feedStatus          no         yes       yes           yes       yes         yes     yes
  Query.help                yes        yes       yes           yes       yes         yes     yes       SU-1
  Mutation                  yes        yes       yes           yes       yes         yes     yes
  Mutation.unlinkAccount    no         no        no            yes       no          yes     no        UP-1
  Mutation.dismissAlert     no         no        yes           yes       yes         yes     no        UP-1
  Mutation.markNoticeRead   no         no        no            no        yes         yes     no        UP-1
`;

/** The same for those who are nobody's account: staff, and partners with no, one and both scopes. */
export const OTHER_ROOTS = `
                            staff  partner  partner/eligibility  partner/documents  partner/both
  Query                     yes    yes      yes                  yes                yes
  Query.viewer              no     no       no                   no                 no
  Query.me                  no     no       no                   no                 no
  Query.households          no     no       no                   no                 no
  Query.household           no     no       no                   no                 no
  Query.person              no     no       no                   no                 no
  Query.document            no     no       no                   no                 no
  Query.rfi                 no     no       no                   no                 no
  Query.notice              no     no       no                   no                 no
  Query.dashboard           no     no       no                   no                 no
  Query.documentReceipt     no     no       no                   yes                yes
  Query.coverageCheck       no     no       yes                  no                 yes
  Query.feedStatus          yes    yes      yes                  yes                yes
  Query.help                yes    yes      yes                  yes                yes
  Mutation                  yes    yes      yes                  yes                yes
  Mutation.unlinkAccount    no     no       no                   no                 no
  Mutation.dismissAlert     no     no       no                   no                 no
  Mutation.markNoticeRead   no     no       no                   no                 no
`;

/** What belongs to nobody. */
export const OPEN = `
                               staff  partner  person  anonymous
  FeedStatus                   yes    yes      yes     ·
  FeedStatus.identity          yes    yes      yes     -
  FeedStatus.masshealth        yes    yes      yes     -
  FeedStatus.healthConnector   yes    yes      yes     -
  FeedStatus.documents         yes    yes      yes     -
  FeedStatus.notices           yes    yes      yes     -
  Feed                         yes    yes      yes     ·
  Feed.asOf                    yes    yes      yes     -
  Feed.records                 yes    no       no      -
  CoverageCheck                ·      yes      ·       ·
  CoverageCheck.coverage       -      yes      -       -
  CoverageCheck.asOf           -      yes      -       -
  CoverageStatus               ·      yes      ·       ·
  CoverageStatus.coverageType  -      yes      -       -
  CoverageStatus.status        -      yes      -       -
  CoverageStatus.start         -      yes      -       -
  CoverageStatus.end           -      yes      -       -
  Help                         yes    yes      yes     yes
  Help.customerService         yes    yes      yes     yes
  Help.learnMoreUrl            yes    yes      yes     yes
  Help.reportChangesUrl        yes    yes      yes     yes
  Help.clearCacheUrl           yes    yes      yes     yes
  CustomerService              yes    yes      yes     yes
  CustomerService.phone        yes    yes      yes     yes
  CustomerService.tty          yes    yes      yes     yes
  CustomerService.hours        yes    yes      yes     yes
  CustomerService.timeZone     yes    yes      yes     yes
  Help.signInAdvice            yes    yes      yes     yes
  Help.reportChanges           yes    yes      yes     yes
  Help.updateApplication       yes    yes      yes     yes
  Help.linkLocked              yes    yes      yes     yes
  Help.clearCache              yes    yes      yes     yes
  Help.browsers                yes    yes      yes     yes
  Help.apps                    yes    yes      yes     yes
  SupportedApp                 yes    yes      yes     yes
  SupportedApp.system          yes    yes      yes     yes
  SupportedApp.minimumVersion  yes    yes      yes     yes
  CustomerService.openNow      yes    yes      yes     yes
  CustomerService.selfService  yes    yes      yes     yes
`;
