/**
 * What identity itself answers of accounts, sessions and hand-offs. Columns: `situations.ts`; letters: `read-table.ts`. Who
 * redeems hand-offs and who checks passwords: see `subgraphs.likenesses.table.ts`.
 */
export const IDENTITY_SIGN_IN = `
id                                     field                                       An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
IDN-MUTATION-REQUEST-EMAIL-CODE        Mutation.requestEmailCode                   Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3 SI-6
IDN-REQUEST-CODE-RESEND-AFTER-SECONDS  RequestEmailCodePayload.resendAfterSeconds  Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
IDN-REQUEST-CODE-EXPIRES-IN-SECONDS    RequestEmailCodePayload.expiresInSeconds    Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
IDN-MUTATION-CONFIRM-EMAIL-CODE        Mutation.confirmEmailCode                   Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
IDN-CONFIRM-CODE-CONFIRMED             ConfirmEmailCodePayload.confirmed           Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
IDN-CONFIRM-CODE-REGISTRATION          ConfirmEmailCodePayload.registration        N  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   SI-3
IDN-MUTATION-CREATE-PROFILE            Mutation.createProfile                      Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3 SI-4
IDN-CREATE-PROFILE-CREATED             CreateProfilePayload.created                Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3 SI-4

IDN-MUTATION-LINK-ACCOUNT              Mutation.linkAccount                        D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   LK-1 UP-1
IDN-LINK-ACCOUNT-LINKED                LinkAccountPayload.linked                   -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-3
IDN-LINK-ACCOUNT-LINK                  LinkAccountPayload.link                     -  H  H   Y  H  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   LK-1 LK-3

IDN-MUTATION-START-ASSISTED-SESSION    Mutation.startAssistedSession               D  D  D   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   DE-1 DE-2
IDN-START-ASSISTED-SESSION             StartAssistedSessionPayload.session         -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
IDN-START-ASSISTED-TOKEN               StartAssistedSessionPayload.token           -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
IDN-MUTATION-END-ASSISTED-SESSION      Mutation.endAssistedSession                 D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   DE-2
IDN-END-ASSISTED-SESSION               EndAssistedSessionPayload.session           -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
IDN-ASSISTED-ID                        AssistedSession.id                          -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
IDN-ASSISTED-DELEGATE-NAME             AssistedSession.delegateName                -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
IDN-ASSISTED-DELEGATE-KIND             AssistedSession.delegateKind                -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-1 DE-2
IDN-ASSISTED-STARTED-AT                AssistedSession.startedAt                   -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
IDN-ASSISTED-ENDS-AT                   AssistedSession.endsAt                      -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
IDN-ASSISTED-ENDED-AT                  AssistedSession.endedAt                     -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2

IDN-MUTATION-SIGN-OUT                  Mutation.signOut                            D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   SI-7 DE-2
IDN-SIGN-OUT-SIGNED-OUT                SignOutPayload.signedOut                    -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   SI-7 DE-2

IDN-MUTATION-CREATE-HAND-OFF           Mutation.createHandOff                      D  H  Y   Y  Y  Y  Y   H  H   Y  Y   Y  H   Y  Y   H  Y   D  D  D   UP-3
IDN-HAND-OFF-URL                       CreateHandOffPayload.url                    -  H  Y   Y  Y  Y  Y   H  H   Y  Y   Y  H   Y  Y   H  Y   -  -  -   UP-3
IDN-HAND-OFF-REQUIRES-SIGN-IN          CreateHandOffPayload.requiresSignIn         -  H  Y   Y  Y  Y  Y   H  H   Y  Y   Y  H   Y  Y   H  Y   -  -  -   UP-3
IDN-HAND-OFF-EXPIRES-IN-SECONDS        CreateHandOffPayload.expiresInSeconds       -  H  Y   Y  Y  Y  Y   H  H   Y  N   Y  H   Y  Y   H  Y   -  -  -   UP-3
IDN-MUTATION-REDEEM-HAND-OFF           Mutation.redeemHandOff                      D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   UP-3
IDN-REDEEM-ISSUER                      RedeemHandOffPayload.issuer                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7
IDN-REDEEM-SUBJECT                     RedeemHandOffPayload.subject                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7

IDN-MUTATION-CHECK-PASSWORD            Mutation.checkPassword                      D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   SI-1
IDN-CHECK-PASSWORD-SUBJECT             CheckPasswordPayload.subject                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   SI-1

IDN-VIEWER-IS-DELEGATE                 Viewer.isDelegate                           H  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   DE-2
IDN-VIEWER-ASSISTED-SESSIONS           Viewer.assistedSessions                     H  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   DE-2
IDN-VIEWER-SECURITY-EVENTS             Viewer.securityEvents                       H  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   LK-3
IDN-VIEWER-HAND-OFF-TARGETS            Viewer.handOffTargets                       H  N  Y   Y  Y  Y  Y   N  N   Y  Y   Y  N   Y  Y   N  Y   H  H  H   UP-3
IDN-SECURITY-EVENT-KIND                SecurityEvent.kind                          H  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   LK-3
IDN-SECURITY-EVENT-AT                  SecurityEvent.at                            H  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   H  H  H   LK-3

IDN-VIEWER-STANDING-ENDED              ViewerStanding.ended                        -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   N  N  N   SI-7
IDN-VIEWER-STANDING-ENDS-IN-SECONDS    ViewerStanding.endsInSeconds                -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   N  N  N   SI-7
IDN-VIEWER-STANDING-PROVIDER           ViewerStanding.provider                     -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-2
IDN-VIEWER-STANDING-DELEGATE           ViewerStanding.delegate                     -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-2
IDN-STANDING-DELEGATE-ID               StandingDelegate.assistedSessionId          -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-2
IDN-STANDING-DELEGATE-KIND             StandingDelegate.kind                       -  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   DE-1 DE-2
`;
