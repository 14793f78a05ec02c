/**
 * What identity itself answers of accounts, sessions and hand-offs. Columns: `situations.ts`; letters: `read-table.ts`. Who
 * redeems hand-offs and who checks passwords: see `subgraphs.same-as.table.ts`.
 */
export const IDENTITY_SIGN_IN = `
id                                     field                                       An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
IDN-MUTATION-REQUEST-EMAIL-CODE        Mutation.requestEmailCode                   A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3 SI-6
IDN-REQUEST-CODE-RESEND-AFTER-SECONDS  RequestEmailCodePayload.resendAfterSeconds  A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
IDN-REQUEST-CODE-EXPIRES-IN-SECONDS    RequestEmailCodePayload.expiresInSeconds    A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
IDN-MUTATION-CONFIRM-EMAIL-CODE        Mutation.confirmEmailCode                   A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
IDN-CONFIRM-CODE-CONFIRMED             ConfirmEmailCodePayload.confirmed           A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
IDN-CONFIRM-CODE-REGISTRATION          ConfirmEmailCodePayload.registration        N  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   SI-3
IDN-MUTATION-CREATE-PROFILE            Mutation.createProfile                      A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3 SI-4
IDN-CREATE-PROFILE-CREATED             CreateProfilePayload.created                A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3 SI-4

IDN-MUTATION-LINK-ACCOUNT              Mutation.linkAccount                        D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   LK-1 UP-1
IDN-LINK-ACCOUNT-LINKED                LinkAccountPayload.linked                   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-3
IDN-LINK-ACCOUNT-LINK                  LinkAccountPayload.link                     -  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   LK-1 LK-3

IDN-MUTATION-START-ASSISTED-SESSION    Mutation.startAssistedSession               D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   DE-1 DE-2
IDN-START-ASSISTED-SESSION             StartAssistedSessionPayload.session         -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
IDN-START-ASSISTED-TOKEN               StartAssistedSessionPayload.token           -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
IDN-MUTATION-END-ASSISTED-SESSION      Mutation.endAssistedSession                 D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   DE-2
IDN-END-ASSISTED-SESSION               EndAssistedSessionPayload.session           -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
IDN-ASSISTED-ID                        AssistedSession.id                          -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
IDN-ASSISTED-DELEGATE-NAME             AssistedSession.delegateName                -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
IDN-ASSISTED-DELEGATE-KIND             AssistedSession.delegateKind                -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-1 DE-2
IDN-ASSISTED-STARTED-AT                AssistedSession.startedAt                   -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
IDN-ASSISTED-ENDS-AT                   AssistedSession.endsAt                      -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
IDN-ASSISTED-ENDED-AT                  AssistedSession.endedAt                     -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2

IDN-MUTATION-SIGN-OUT                  Mutation.signOut                            D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   SI-7 DE-2
IDN-SIGN-OUT-SIGNED-OUT                SignOutPayload.signedOut                    -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   SI-7 DE-2

IDN-MUTATION-CREATE-HAND-OFF           Mutation.createHandOff                      D  H  A   A  A  A  A   H  H   A  A   A  H   A  A   H  A   D  D  D   UP-3
IDN-HAND-OFF-URL                       CreateHandOffPayload.url                    -  H  A   A  A  A  A   H  H   A  A   A  H   A  A   H  A   -  -  -   UP-3
IDN-HAND-OFF-REQUIRES-SIGN-IN          CreateHandOffPayload.requiresSignIn         -  H  A   A  A  A  A   H  H   A  A   A  H   A  A   H  A   -  -  -   UP-3
IDN-HAND-OFF-EXPIRES-IN-SECONDS        CreateHandOffPayload.expiresInSeconds       -  H  A   A  A  A  A   H  H   A  N   A  H   A  A   H  A   -  -  -   UP-3
IDN-MUTATION-REDEEM-HAND-OFF           Mutation.redeemHandOff                      D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   UP-3
IDN-REDEEM-ISSUER                      RedeemHandOffPayload.issuer                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7
IDN-REDEEM-SUBJECT                     RedeemHandOffPayload.subject                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7

IDN-MUTATION-CHECK-PASSWORD            Mutation.checkPassword                      D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   SI-1
IDN-CHECK-PASSWORD-SUBJECT             CheckPasswordPayload.subject                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   SI-1

IDN-MUTATION-OPEN-ACCOUNT              Mutation.openAccount                        D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   SI-7
IDN-OPEN-ACCOUNT-ACCOUNT-ID            OpenAccountPayload.accountId                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   SI-7
IDN-OPEN-ACCOUNT-UNUSABLE              OpenAccountPayload.unusable                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   SI-7

IDN-VIEWER-IS-DELEGATE                 Viewer.isDelegate                           H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   DE-2
IDN-VIEWER-ASSISTED-SESSIONS           Viewer.assistedSessions                     H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   DE-2
IDN-VIEWER-SECURITY-EVENTS             Viewer.securityEvents                       H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   LK-3
IDN-VIEWER-HAND-OFF-TARGETS            Viewer.handOffTargets                       H  N  A   A  A  A  A   N  N   A  A   A  N   A  A   N  A   H  H  H   UP-3
IDN-SECURITY-EVENT-KIND                SecurityEvent.kind                          H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   LK-3
IDN-SECURITY-EVENT-AT                  SecurityEvent.at                            H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   LK-3

IDN-VIEWER-STANDING-ENDED              ViewerStanding.ended                        -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   SI-7
IDN-VIEWER-STANDING-PROFILE-DUE        ViewerStanding.profileDue                   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   SI-7
IDN-VIEWER-STANDING-ENDS-IN-SECONDS    ViewerStanding.endsInSeconds                -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   SI-7
IDN-VIEWER-STANDING-PROVIDER           ViewerStanding.provider                     -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-2
IDN-VIEWER-STANDING-DELEGATE           ViewerStanding.delegate                     -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-2
IDN-STANDING-DELEGATE-ID               StandingDelegate.assistedSessionId          -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-2
IDN-STANDING-DELEGATE-KIND             StandingDelegate.kind                       -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-1 DE-2
`;
