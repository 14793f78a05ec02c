/**
 * Making accounts, linking, assisted sessions, signing out and handing over. Columns: `situations.ts`; letters: `read-table.ts`.
 * Everybody is asked with the MassHealth ID and the date of birth of the person looked at. Nobody here is the system that
 * people are handed over to: see `gateway.likenesses.table.ts`.
 */
export const SIGN_IN = `
id                                    field                                       An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-MUTATION-REQUEST-EMAIL-CODE        Mutation.requestEmailCode                   Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3 SI-6
GW-REQUEST-CODE-RESEND-AFTER-SECONDS  RequestEmailCodePayload.resendAfterSeconds  Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
GW-REQUEST-CODE-EXPIRES-IN-SECONDS    RequestEmailCodePayload.expiresInSeconds    Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
GW-MUTATION-CONFIRM-EMAIL-CODE        Mutation.confirmEmailCode                   Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
GW-CONFIRM-CODE-CONFIRMED             ConfirmEmailCodePayload.confirmed           Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3
GW-CONFIRM-CODE-REGISTRATION          ConfirmEmailCodePayload.registration        N  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   SI-3
GW-MUTATION-CREATE-PROFILE            Mutation.createProfile                      Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3 SI-4
GW-CREATE-PROFILE-CREATED             CreateProfilePayload.created                Y  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y  Y   SI-3 SI-4

GW-MUTATION-LINK-ACCOUNT              Mutation.linkAccount                        D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   LK-1 UP-1
GW-LINK-ACCOUNT-LINKED                LinkAccountPayload.linked                   -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-3
GW-LINK-ACCOUNT-LINK                  LinkAccountPayload.link                     -  H  H   Y  H  H  H   Y  H   Y  Y   H  Y   H  H   Y  H   -  -  -   LK-1 LK-3

GW-MUTATION-START-ASSISTED-SESSION    Mutation.startAssistedSession               D  D  D   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   DE-1 DE-2
GW-START-ASSISTED-SESSION             StartAssistedSessionPayload.session         -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-START-ASSISTED-TOKEN               StartAssistedSessionPayload.token           -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-MUTATION-END-ASSISTED-SESSION      Mutation.endAssistedSession                 D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   DE-2
GW-END-ASSISTED-SESSION               EndAssistedSessionPayload.session           -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-ASSISTED-ID                        AssistedSession.id                          -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-ASSISTED-DELEGATE-NAME             AssistedSession.delegateName                -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-ASSISTED-DELEGATE-KIND             AssistedSession.delegateKind                -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-1 DE-2
GW-ASSISTED-STARTED-AT                AssistedSession.startedAt                   -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-ASSISTED-ENDS-AT                   AssistedSession.endsAt                      -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-ASSISTED-ENDED-AT                  AssistedSession.endedAt                     -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2

GW-MUTATION-SIGN-OUT                  Mutation.signOut                            D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   SI-7 DE-2
GW-SIGN-OUT-SIGNED-OUT                SignOutPayload.signedOut                    -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   SI-7 DE-2

GW-MUTATION-CREATE-HAND-OFF           Mutation.createHandOff                      D  H  Y   Y  Y  Y  Y   H  H   Y  Y   Y  H   Y  Y   H  Y   D  D  D   UP-3
GW-HAND-OFF-URL                       CreateHandOffPayload.url                    -  H  Y   Y  Y  Y  Y   H  H   Y  Y   Y  H   Y  Y   H  Y   -  -  -   UP-3
GW-HAND-OFF-REQUIRES-SIGN-IN          CreateHandOffPayload.requiresSignIn         -  H  Y   Y  Y  Y  Y   H  H   Y  Y   Y  H   Y  Y   H  Y   -  -  -   UP-3
GW-HAND-OFF-EXPIRES-IN-SECONDS        CreateHandOffPayload.expiresInSeconds       -  H  Y   Y  Y  Y  Y   H  H   Y  N   Y  H   Y  Y   H  Y   -  -  -   UP-3
GW-MUTATION-REDEEM-HAND-OFF           Mutation.redeemHandOff                      D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   UP-3
GW-REDEEM-ISSUER                      RedeemHandOffPayload.issuer                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7
GW-REDEEM-SUBJECT                     RedeemHandOffPayload.subject                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7

GW-VIEWER-IS-DELEGATE                 Viewer.isDelegate                           -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-VIEWER-ASSISTED-SESSIONS           Viewer.assistedSessions                     -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   DE-2
GW-VIEWER-SECURITY-EVENTS             Viewer.securityEvents                       -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-3
GW-VIEWER-HAND-OFF-TARGETS            Viewer.handOffTargets                       -  N  Y   Y  Y  Y  Y   N  N   Y  Y   Y  N   Y  Y   N  Y   -  -  -   UP-3
GW-SECURITY-EVENT-KIND                SecurityEvent.kind                          -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-3
GW-SECURITY-EVENT-AT                  SecurityEvent.at                            -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   LK-3
`;
