/** Account, links, roles, and what belongs to everybody. Columns: `situations.ts`; letters: `read-table.ts`. */
export const ACCOUNT = `
id                              field                        An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-VIEWER                 Query.viewer                 D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   RO-7
GW-QUERY-ME                     Query.me                     D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   RO-7 LK-1
GW-QUERY-HOUSEHOLDS             Query.households             D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   RO-7 LK-1
GW-QUERY-HELP                   Query.help                   A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-QUERY-FEED-STATUS            Query.feedStatus             D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A

GW-VIEWER-ID                    Viewer.id                    -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-VIEWER-PROVIDER              Viewer.provider              -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-VIEWER-AUTHENTICATED-AT      Viewer.authenticatedAt       -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-VIEWER-ACCOUNT               Viewer.account               -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-VIEWER-LINKS                 Viewer.links                 -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-VIEWER-ROLES                 Viewer.roles                 -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-VIEWER-PERSON                Viewer.person                -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-VIEWER-RECEIPTS              Viewer.receipts              -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7

GW-ACCOUNT-ID                   Account.id                   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-ACCOUNT-FIRST-NAME           Account.firstName            -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-ACCOUNT-LAST-NAME            Account.lastName             -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-ACCOUNT-EMAIL                Account.email                -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-ACCOUNT-EMAIL-VERIFIED       Account.emailVerified        -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7
GW-ACCOUNT-CREATED-ON           Account.createdOn            -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7

GW-LINK-KIND                    AccountLink.kind             -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-2
GW-LINK-STATE                   AccountLink.state            -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-2
GW-LINK-METHOD                  AccountLink.method           -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-2
GW-LINK-LINKED-AT               AccountLink.linkedAt         -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-2
GW-LINK-LOCKED-UNTIL            AccountLink.lockedUntil      -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   -  -  -   LK-3

GW-ROLE-ROLE                    ViewerRole.role              -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-1
GW-ROLE-HOUSEHOLD               ViewerRole.household         -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   RO-7

GW-MUTATION-UNLINK-ACCOUNT      Mutation.unlinkAccount       D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   UP-1
GW-UNLINK-KIND                  UnlinkAccountPayload.kind    -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   UP-1
GW-UNLINK-STATE                 UnlinkAccountPayload.state   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   UP-1

GW-HELP-CUSTOMER-SERVICE        Help.customerService         A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-HELP-LEARN-MORE-URL          Help.learnMoreUrl            A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-HELP-REPORT-CHANGES-URL      Help.reportChangesUrl        A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-HELP-CLEAR-CACHE-URL         Help.clearCacheUrl           A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-SERVICE-PHONE                CustomerService.phone        A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-SERVICE-TTY                  CustomerService.tty          A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-SERVICE-HOURS                CustomerService.hours        A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-SERVICE-TIME-ZONE            CustomerService.timeZone     A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-HELP-SIGN-IN-ADVICE          Help.signInAdvice            A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-2
GW-HELP-REPORT-CHANGES          Help.reportChanges           A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   UP-2
GW-HELP-UPDATE-APPLICATION      Help.updateApplication       A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   UP-3
GW-HELP-CLEAR-CACHE             Help.clearCache              A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
GW-HELP-LINK-LOCKED             Help.linkLocked              A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   LK-3
GW-HELP-BROWSERS                Help.browsers                A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
GW-HELP-APPS                    Help.apps                    A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
GW-APP-SYSTEM                   SupportedApp.system          A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
GW-APP-MINIMUM-VERSION          SupportedApp.minimumVersion  A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   BR-1
GW-SERVICE-OPEN-NOW             CustomerService.openNow      A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1
GW-SERVICE-SELF-SERVICE         CustomerService.selfService  A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SU-1

GW-FEEDS-DOCUMENTS              FeedStatus.documents         -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
GW-FEEDS-HEALTH-CONNECTOR       FeedStatus.healthConnector   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
GW-FEEDS-IDENTITY               FeedStatus.identity          -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
GW-FEEDS-MASSHEALTH             FeedStatus.masshealth        -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
GW-FEEDS-NOTICES                FeedStatus.notices           -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
GW-FEED-AS-OF                   Feed.asOf                    -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
GW-FEED-RECORDS                 Feed.records                 -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  A

GW-PAGE-INFO-HAS-NEXT-PAGE      PageInfo.hasNextPage         -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -
GW-PAGE-INFO-HAS-PREVIOUS-PAGE  PageInfo.hasPreviousPage     -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -
GW-PAGE-INFO-START-CURSOR       PageInfo.startCursor         -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -
GW-PAGE-INFO-END-CURSOR         PageInfo.endCursor           -  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -
`;
