/**
 * Where delegates, the system that people are handed over to, and our own processes fare otherwise in a subgraph than those whom
 * they are like (DE-2). Columns: `same-as.ts`; letters: `read-table.ts`. In all fields that have no row they fare alike.
 */
export const EXCEPTIONS_IN_IDENTITY = `
id                                        field                                  Db Dd De Di Dl Dg  Ph Sy  proves
IDN-LIKE-VIEWER-AUTHENTICATED-AT          Viewer.authenticatedAt                 N  N  N  N  N  N   H  H   DE-2
IDN-LIKE-VIEWER-ASSISTED-SESSIONS         Viewer.assistedSessions                D  D  D  D  D  D   H  H   DE-2
IDN-LIKE-VIEWER-SECURITY-EVENTS           Viewer.securityEvents                  D  D  D  D  D  D   H  H   DE-2
IDN-LIKE-VIEWER-HAND-OFF-TARGETS          Viewer.handOffTargets                  D  D  D  D  D  D   H  H   DE-2 UP-3
IDN-LIKE-SECURITY-EVENT-KIND              SecurityEvent.kind                     -  -  -  -  -  -   H  H   DE-2
IDN-LIKE-SECURITY-EVENT-AT                SecurityEvent.at                       -  -  -  -  -  -   H  H   DE-2

IDN-LIKE-MUTATION-LINK-ACCOUNT            Mutation.linkAccount                   D  D  D  D  D  D   D  D   DE-2 UP-1
IDN-LIKE-LINK-ACCOUNT-LINKED              LinkAccountPayload.linked              -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-LINK-ACCOUNT-LINK                LinkAccountPayload.link                -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-MUTATION-UNLINK-ACCOUNT          Mutation.unlinkAccount                 D  D  D  D  D  D   D  D   DE-2 UP-1
IDN-LIKE-UNLINK-KIND                      UnlinkAccountPayload.kind              -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-UNLINK-STATE                     UnlinkAccountPayload.state             -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-MUTATION-START-ASSISTED-SESSION  Mutation.startAssistedSession          D  D  D  D  D  D   D  D   DE-2 UP-1
IDN-LIKE-START-ASSISTED-SESSION           StartAssistedSessionPayload.session    -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-START-ASSISTED-TOKEN             StartAssistedSessionPayload.token      -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-MUTATION-END-ASSISTED-SESSION    Mutation.endAssistedSession            D  D  D  D  D  D   D  D   DE-2 UP-1
IDN-LIKE-END-ASSISTED-SESSION             EndAssistedSessionPayload.session      -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-ASSISTED-ID                      AssistedSession.id                     -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-ASSISTED-DELEGATE-NAME           AssistedSession.delegateName           -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-ASSISTED-DELEGATE-KIND           AssistedSession.delegateKind           -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-ASSISTED-STARTED-AT              AssistedSession.startedAt              -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-ASSISTED-ENDS-AT                 AssistedSession.endsAt                 -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-ASSISTED-ENDED-AT                AssistedSession.endedAt                -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-MUTATION-CREATE-HAND-OFF         Mutation.createHandOff                 D  D  D  D  D  D   D  D   DE-2 UP-1
IDN-LIKE-HAND-OFF-URL                     CreateHandOffPayload.url               -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-HAND-OFF-REQUIRES-SIGN-IN        CreateHandOffPayload.requiresSignIn    -  -  -  -  -  -   -  -   DE-2
IDN-LIKE-HAND-OFF-EXPIRES-IN-SECONDS      CreateHandOffPayload.expiresInSeconds  -  -  -  -  -  -   -  -   DE-2

IDN-LIKE-MUTATION-REDEEM-HAND-OFF         Mutation.redeemHandOff                 D  D  D  D  D  D   A  D   UP-3
IDN-LIKE-REDEEM-ISSUER                    RedeemHandOffPayload.issuer            -  -  -  -  -  -   A  -   UP-3 SI-7
IDN-LIKE-REDEEM-SUBJECT                   RedeemHandOffPayload.subject           -  -  -  -  -  -   A  -   UP-3 SI-7

IDN-LIKE-MUTATION-CHECK-PASSWORD          Mutation.checkPassword                 D  D  D  D  D  D   D  A   SI-1
IDN-LIKE-CHECK-PASSWORD-SUBJECT           CheckPasswordPayload.subject           -  -  -  -  -  -   -  A   SI-1

IDN-LIKE-MUTATION-OPEN-ACCOUNT            Mutation.openAccount                   D  D  D  D  D  D   D  A   SI-7
IDN-LIKE-OPEN-ACCOUNT-ACCOUNT-ID          OpenAccountPayload.accountId           -  -  -  -  -  -   -  A   SI-7
IDN-LIKE-OPEN-ACCOUNT-UNUSABLE            OpenAccountPayload.unusable            -  -  -  -  -  -   -  N   SI-7

IDN-LIKE-QUERY-STANDING-CHANGES           Query.standingChanges                  D  D  D  D  D  D   D  A   RO-9
IDN-LIKE-STANDING-CHANGES-LOG             StandingChanges.log                    -  -  -  -  -  -   -  A   RO-9
IDN-LIKE-STANDING-CHANGES-POSITION        StandingChanges.position               -  -  -  -  -  -   -  A   RO-9
IDN-LIKE-STANDING-CHANGES-NEWEST          StandingChanges.newest                 -  -  -  -  -  -   -  A   RO-9
IDN-LIKE-STANDING-CHANGES-SUBJECTS        StandingChanges.subjects               -  -  -  -  -  -   -  N   RO-9
IDN-LIKE-STANDING-CHANGES-COMPLETE        StandingChanges.complete               -  -  -  -  -  -   -  A   RO-9

IDN-LIKE-VIEWER-STANDING-PROVIDER         ViewerStanding.provider                A  A  A  A  A  A   N  N   DE-2
IDN-LIKE-VIEWER-STANDING-DELEGATE         ViewerStanding.delegate                A  A  A  A  A  A   N  N   DE-2
IDN-LIKE-STANDING-DELEGATE-ID             StandingDelegate.assistedSessionId     A  A  A  A  A  A   N  N   DE-2
IDN-LIKE-STANDING-DELEGATE-KIND           StandingDelegate.kind                  A  A  A  A  A  A   N  N   DE-1 DE-2
`;

export const EXCEPTIONS_IN_MASSHEALTH = `
id                             field                        Db Dd De Di Dl Dg  Ph Sy  proves
MHE-LIKE-QUERY-COVERAGE-CHECK  Query.coverageCheck          D  D  D  D  D  D   D  D   RO-4
MHE-LIKE-CHECK-COVERAGE        CoverageCheck.coverage       -  -  -  -  -  -   -  -   RO-4
MHE-LIKE-CHECK-AS-OF           CoverageCheck.asOf           -  -  -  -  -  -   -  -   RO-4
MHE-LIKE-COVERAGE-TYPE         CoverageStatus.coverageType  -  -  -  -  -  -   -  -   RO-4
MHE-LIKE-COVERAGE-STATUS       CoverageStatus.status        -  -  -  -  -  -   -  -   RO-4
MHE-LIKE-COVERAGE-START        CoverageStatus.start         -  -  -  -  -  -   -  -   RO-4
MHE-LIKE-COVERAGE-END          CoverageStatus.end           -  -  -  -  -  -   -  -   RO-4
`;

export const EXCEPTIONS_IN_NOTICES = `
id                                  field                         Db Dd De Di Dl Dg  Ph Sy  proves
NTC-LIKE-MUTATION-MARK-NOTICE-READ  Mutation.markNoticeRead       D  D  D  D  D  D   D  D   DE-2 UP-1
NTC-LIKE-MARK-READ-NOTICE           MarkNoticeReadPayload.notice  -  -  -  -  -  -   -  -   DE-2
NTC-LIKE-MUTATION-DISMISS-ALERT     Mutation.dismissAlert         D  D  D  D  D  D   D  D   DE-2 UP-1
NTC-LIKE-DISMISS-ALERT-DASHBOARD    DismissAlertPayload.dashboard -  -  -  -  -  -   -  -   DE-2
`;
