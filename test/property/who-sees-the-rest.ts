// Hand-written from the requirements, and from nothing else. See sight.ts for what the cells mean.

/** The account itself, and pages of lists that one may see. */
export const ACCOUNTS = `
                                         account
  Viewer                                 yes      SI-7 RO-7
  Viewer.id                              yes
  Viewer.account                         yes
  Viewer.provider                        yes
  Viewer.authenticatedAt                 yes
  Viewer.links                           yes
  Viewer.roles                           yes
  Viewer.person                          yes
  Viewer.receipts                        yes      RO-7
  Viewer.isDelegate                      yes      DE-2
  Viewer.assistedSessions                yes      DE-1
  Viewer.securityEvents                  yes
  AssistedSession                        yes      DE-1
  AssistedSession.id                     yes
  AssistedSession.delegateName           yes
  AssistedSession.delegateKind           yes
  AssistedSession.startedAt              yes
  AssistedSession.endsAt                 yes
  AssistedSession.endedAt                yes
  SecurityEvent                          yes
  SecurityEvent.kind                     yes
  SecurityEvent.at                       yes
  Account                                yes
  Account.id                             yes
  Account.firstName                      yes
  Account.lastName                       yes
  Account.email                          yes
  Account.emailVerified                  yes
  Account.createdOn                      yes
  AccountLink                            yes      LK-4
  AccountLink.kind                       yes
  AccountLink.state                      yes
  AccountLink.method                     yes
  AccountLink.linkedAt                   yes
  ViewerRole                             yes      RO-1
  ViewerRole.role                        yes
  ViewerRole.household                   yes
  DocumentConnection                     yes
  DocumentConnection.edges               yes
  DocumentConnection.pageInfo            yes
  DocumentConnection.totalCount          yes
  DocumentEdge                           yes
  DocumentEdge.node                      yes
  DocumentEdge.cursor                    yes
  DocumentReceiptConnection              yes
  DocumentReceiptConnection.edges        yes
  DocumentReceiptConnection.pageInfo     yes
  DocumentReceiptConnection.totalCount   yes
  DocumentReceiptEdge                    yes
  DocumentReceiptEdge.node               yes
  DocumentReceiptEdge.cursor             yes
  NoticeConnection                       yes
  NoticeConnection.edges                 yes
  NoticeConnection.pageInfo              yes
  NoticeConnection.totalCount            yes
  NoticeEdge                             yes
  NoticeEdge.node                        yes
  NoticeEdge.cursor                      yes
  PageInfo                               yes
  PageInfo.hasNextPage                   yes
  PageInfo.hasPreviousPage               yes
  PageInfo.startCursor                   yes
  PageInfo.endCursor                     yes
  UnlinkAccountPayload                   yes      UP-1
  UnlinkAccountPayload.kind              yes
  UnlinkAccountPayload.state             yes
  MarkNoticeReadPayload                  yes      UP-1
  MarkNoticeReadPayload.notice           yes
`;

/**
 * Where a request begins. A stranger has a valid token and no account; an unlinked account leads to no person; whether
 * somebody linked or unlinked signed in a short time ago counts for one mutation alone.
 */
export const ROOTS = `
                            anonymous  stranger  unlinked/old  unlinked  linked/old  linked
  Query                     yes        yes       yes           yes       yes         yes
  Query.viewer              no         no        yes           yes       yes         yes     RO-7
  Query.me                  no         no        no            no        yes         yes     LK-1
  Query.households          no         no        no            no        yes         yes
  Query.household           no         no        no            no        yes         yes
  Query.person              no         no        no            no        yes         yes
  Query.document            no         no        no            no        yes         yes
  Query.rfi                 no         no        no            no        yes         yes
  Query.notice              no         no        no            no        yes         yes
  Query.documentReceipt     no         no        no            no        no          no
  Query.coverageCheck       no         no        no            no        no          no
  Query.feedStatus          no         yes       yes           yes       yes         yes
  Query.help                yes        yes       yes           yes       yes         yes     SU-1
  Mutation                  yes        yes       yes           yes       yes         yes
  Mutation.unlinkAccount    no         no        no            yes       no          yes     UP-1
  Mutation.markNoticeRead   no         no        no            no        yes         yes     UP-1
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
  Query.documentReceipt     no     no       no                   yes                yes
  Query.coverageCheck       no     no       yes                  no                 yes
  Query.feedStatus          yes    yes      yes                  yes                yes
  Query.help                yes    yes      yes                  yes                yes
  Mutation                  yes    yes      yes                  yes                yes
  Mutation.unlinkAccount    no     no       no                   no                 no
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
`;
