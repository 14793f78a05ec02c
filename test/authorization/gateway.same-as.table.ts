/**
 * Where delegates, and the system that people are handed over to, fare otherwise than those whom they are like (DE-2). Columns:
 * `same-as.ts`; letters: `read-table.ts`. In all fields that have no row here they fare alike.
 */
export const EXCEPTIONS_AT_THE_GATEWAY = `
id                                       field                                  Db Dd De Di Dl Dg  Ph  proves
GW-LIKE-VIEWER-AUTHENTICATED-AT          Viewer.authenticatedAt                 N  N  N  N  N  N   -   DE-2
GW-LIKE-VIEWER-ASSISTED-SESSIONS         Viewer.assistedSessions                D  D  D  D  D  D   -   DE-2
GW-LIKE-VIEWER-SECURITY-EVENTS           Viewer.securityEvents                  D  D  D  D  D  D   -   DE-2
GW-LIKE-VIEWER-HAND-OFF-TARGETS          Viewer.handOffTargets                  D  D  D  D  D  D   -   DE-2 UP-3
GW-LIKE-SECURITY-EVENT-KIND              SecurityEvent.kind                     -  -  -  -  -  -   -   DE-2
GW-LIKE-SECURITY-EVENT-AT                SecurityEvent.at                       -  -  -  -  -  -   -   DE-2

GW-LIKE-MUTATION-LINK-ACCOUNT            Mutation.linkAccount                   D  D  D  D  D  D   D   DE-2 UP-1
GW-LIKE-LINK-ACCOUNT-LINKED              LinkAccountPayload.linked              -  -  -  -  -  -   -   DE-2
GW-LIKE-LINK-ACCOUNT-LINK                LinkAccountPayload.link                -  -  -  -  -  -   -   DE-2
GW-LIKE-MUTATION-UNLINK-ACCOUNT          Mutation.unlinkAccount                 D  D  D  D  D  D   D   DE-2 UP-1
GW-LIKE-UNLINK-KIND                      UnlinkAccountPayload.kind              -  -  -  -  -  -   -   DE-2
GW-LIKE-UNLINK-STATE                     UnlinkAccountPayload.state             -  -  -  -  -  -   -   DE-2
GW-LIKE-MUTATION-START-ASSISTED-SESSION  Mutation.startAssistedSession          D  D  D  D  D  D   D   DE-2 UP-1
GW-LIKE-START-ASSISTED-SESSION           StartAssistedSessionPayload.session    -  -  -  -  -  -   -   DE-2
GW-LIKE-START-ASSISTED-TOKEN             StartAssistedSessionPayload.token      -  -  -  -  -  -   -   DE-2
GW-LIKE-MUTATION-END-ASSISTED-SESSION    Mutation.endAssistedSession            D  D  D  D  D  D   D   DE-2 UP-1
GW-LIKE-END-ASSISTED-SESSION             EndAssistedSessionPayload.session      -  -  -  -  -  -   -   DE-2
GW-LIKE-ASSISTED-ID                      AssistedSession.id                     -  -  -  -  -  -   -   DE-2
GW-LIKE-ASSISTED-DELEGATE-NAME           AssistedSession.delegateName           -  -  -  -  -  -   -   DE-2
GW-LIKE-ASSISTED-DELEGATE-KIND           AssistedSession.delegateKind           -  -  -  -  -  -   -   DE-2
GW-LIKE-ASSISTED-STARTED-AT              AssistedSession.startedAt              -  -  -  -  -  -   -   DE-2
GW-LIKE-ASSISTED-ENDS-AT                 AssistedSession.endsAt                 -  -  -  -  -  -   -   DE-2
GW-LIKE-ASSISTED-ENDED-AT                AssistedSession.endedAt                -  -  -  -  -  -   -   DE-2
GW-LIKE-MUTATION-CREATE-HAND-OFF         Mutation.createHandOff                 D  D  D  D  D  D   D   DE-2 UP-1
GW-LIKE-HAND-OFF-URL                     CreateHandOffPayload.url               -  -  -  -  -  -   -   DE-2
GW-LIKE-HAND-OFF-REQUIRES-SIGN-IN        CreateHandOffPayload.requiresSignIn    -  -  -  -  -  -   -   DE-2
GW-LIKE-HAND-OFF-EXPIRES-IN-SECONDS      CreateHandOffPayload.expiresInSeconds  -  -  -  -  -  -   -   DE-2
GW-LIKE-MUTATION-MARK-NOTICE-READ        Mutation.markNoticeRead                D  D  D  D  D  D   D   DE-2 UP-1
GW-LIKE-MARK-READ-NOTICE                 MarkNoticeReadPayload.notice           -  -  -  -  -  -   -   DE-2
GW-LIKE-MUTATION-DISMISS-ALERT           Mutation.dismissAlert                  D  D  D  D  D  D   D   DE-2 UP-1
GW-LIKE-DISMISS-ALERT-DASHBOARD          DismissAlertPayload.dashboard          -  -  -  -  -  -   -   DE-2

GW-LIKE-MUTATION-REDEEM-HAND-OFF         Mutation.redeemHandOff                 D  D  D  D  D  D   A   UP-3
GW-LIKE-REDEEM-ISSUER                    RedeemHandOffPayload.issuer            -  -  -  -  -  -   A   UP-3 SI-7
GW-LIKE-REDEEM-SUBJECT                   RedeemHandOffPayload.subject           -  -  -  -  -  -   A   UP-3 SI-7

GW-LIKE-QUERY-COVERAGE-CHECK             Query.coverageCheck                    D  D  D  D  D  D   D   RO-4
GW-LIKE-CHECK-COVERAGE                   CoverageCheck.coverage                 -  -  -  -  -  -   -   RO-4
GW-LIKE-CHECK-AS-OF                      CoverageCheck.asOf                     -  -  -  -  -  -   -   RO-4
GW-LIKE-COVERAGE-TYPE                    CoverageStatus.coverageType            -  -  -  -  -  -   -   RO-4
GW-LIKE-COVERAGE-STATUS                  CoverageStatus.status                  -  -  -  -  -  -   -   RO-4
GW-LIKE-COVERAGE-START                   CoverageStatus.start                   -  -  -  -  -  -   -   RO-4
GW-LIKE-COVERAGE-END                     CoverageStatus.end                     -  -  -  -  -  -   -   RO-4
`;
