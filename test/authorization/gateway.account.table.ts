/** Account, links, roles, and what belongs to everybody. Columns: `situations.ts`; letters: `read-table.ts`. */
export const ACCOUNT = `
id                              field                        An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-VIEWER                 Query.viewer                 D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   RO-7
GW-QUERY-ME                     Query.me                     D  D  D   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   RO-7 LK-1
GW-QUERY-HOUSEHOLDS             Query.households             D  D  D   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   RO-7 LK-1
GW-QUERY-HELP                   Query.help                   Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-QUERY-FEED-STATUS            Query.feedStatus             D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y

GW-VIEWER-ID                    Viewer.id                    -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-VIEWER-PROVIDER              Viewer.provider              -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-VIEWER-AUTHENTICATED-AT      Viewer.authenticatedAt       -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-VIEWER-ACCOUNT               Viewer.account               -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-VIEWER-LINKS                 Viewer.links                 -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-VIEWER-ROLES                 Viewer.roles                 -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-VIEWER-PERSON                Viewer.person                -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-VIEWER-RECEIPTS              Viewer.receipts              -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7

GW-ACCOUNT-ID                   Account.id                   -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-ACCOUNT-FIRST-NAME           Account.firstName            -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-ACCOUNT-LAST-NAME            Account.lastName             -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-ACCOUNT-EMAIL                Account.email                -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-ACCOUNT-EMAIL-VERIFIED       Account.emailVerified        -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7
GW-ACCOUNT-CREATED-ON           Account.createdOn            -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7

GW-LINK-KIND                    AccountLink.kind             -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-2
GW-LINK-STATE                   AccountLink.state            -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-2
GW-LINK-METHOD                  AccountLink.method           -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-2
GW-LINK-LINKED-AT               AccountLink.linkedAt         -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-2
GW-LINK-LOCKED-UNTIL            AccountLink.lockedUntil      -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   -  -  -   LK-3

GW-ROLE-ROLE                    ViewerRole.role              -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-1
GW-ROLE-HOUSEHOLD               ViewerRole.household         -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   RO-7

GW-MUTATION-UNLINK-ACCOUNT      Mutation.unlinkAccount       D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   UP-1
GW-UNLINK-KIND                  UnlinkAccountPayload.kind    -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   UP-1
GW-UNLINK-STATE                 UnlinkAccountPayload.state   -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   UP-1

GW-HELP-CUSTOMER-SERVICE        Help.customerService         Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-HELP-LEARN-MORE-URL          Help.learnMoreUrl            Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-HELP-REPORT-CHANGES-URL      Help.reportChangesUrl        Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-HELP-CLEAR-CACHE-URL         Help.clearCacheUrl           Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-SERVICE-PHONE                CustomerService.phone        Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-SERVICE-TTY                  CustomerService.tty          Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-SERVICE-HOURS                CustomerService.hours        Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-SERVICE-TIME-ZONE            CustomerService.timeZone     Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-HELP-SIGN-IN-ADVICE          Help.signInAdvice            Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-2
GW-HELP-REPORT-CHANGES          Help.reportChanges           Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   UP-2
GW-HELP-UPDATE-APPLICATION      Help.updateApplication       Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   UP-3
GW-HELP-CLEAR-CACHE             Help.clearCache              Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
GW-HELP-LINK-LOCKED             Help.linkLocked              Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   LK-3
GW-HELP-BROWSERS                Help.browsers                Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
GW-HELP-APPS                    Help.apps                    Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
GW-APP-SYSTEM                   SupportedApp.system          Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
GW-APP-MINIMUM-VERSION          SupportedApp.minimumVersion  Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   BR-1
GW-SERVICE-OPEN-NOW             CustomerService.openNow      Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1
GW-SERVICE-SELF-SERVICE         CustomerService.selfService  Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SU-1

GW-FEEDS-DOCUMENTS              FeedStatus.documents         -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
GW-FEEDS-HEALTH-CONNECTOR       FeedStatus.healthConnector   -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
GW-FEEDS-IDENTITY               FeedStatus.identity          -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
GW-FEEDS-MASSHEALTH             FeedStatus.masshealth        -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
GW-FEEDS-NOTICES                FeedStatus.notices           -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
GW-FEED-AS-OF                   Feed.asOf                    -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y
GW-FEED-RECORDS                 Feed.records                 -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  Y

GW-PAGE-INFO-HAS-NEXT-PAGE      PageInfo.hasNextPage         -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -
GW-PAGE-INFO-HAS-PREVIOUS-PAGE  PageInfo.hasPreviousPage     -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -
GW-PAGE-INFO-START-CURSOR       PageInfo.startCursor         -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -
GW-PAGE-INFO-END-CURSOR         PageInfo.endCursor           -  N  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -
`;
