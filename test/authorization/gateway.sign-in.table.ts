/**
 * Making accounts, linking, assisted sessions, signing out and handing over. Columns: `situations.ts`; letters: `read-table.ts`.
 * Everybody is asked with the MassHealth ID and the date of birth of the person looked at. Nobody here is the system that
 * people are handed over to: see `gateway.same-as.table.ts`.
 */
export const SIGN_IN = `
id                                    field                                       An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-MUTATION-REQUEST-EMAIL-CODE        Mutation.requestEmailCode                   A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3 SI-6
GW-REQUEST-CODE-RESEND-AFTER-SECONDS  RequestEmailCodePayload.resendAfterSeconds  A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
GW-REQUEST-CODE-EXPIRES-IN-SECONDS    RequestEmailCodePayload.expiresInSeconds    A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
GW-MUTATION-CONFIRM-EMAIL-CODE        Mutation.confirmEmailCode                   A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
GW-CONFIRM-CODE-CONFIRMED             ConfirmEmailCodePayload.confirmed           A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3
GW-CONFIRM-CODE-REGISTRATION          ConfirmEmailCodePayload.registration        N  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   N  N  N   SI-3
GW-MUTATION-CREATE-PROFILE            Mutation.createProfile                      A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3 SI-4
GW-CREATE-PROFILE-CREATED             CreateProfilePayload.created                A  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A   SI-3 SI-4

GW-MUTATION-LINK-ACCOUNT              Mutation.linkAccount                        D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   LK-1 UP-1
GW-LINK-ACCOUNT-LINKED                LinkAccountPayload.linked                   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-3
GW-LINK-ACCOUNT-LINK                  LinkAccountPayload.link                     -  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   -  -  -   LK-1 LK-3

GW-MUTATION-START-ASSISTED-SESSION    Mutation.startAssistedSession               D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   DE-1 DE-2
GW-START-ASSISTED-SESSION             StartAssistedSessionPayload.session         -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-START-ASSISTED-TOKEN               StartAssistedSessionPayload.token           -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-MUTATION-END-ASSISTED-SESSION      Mutation.endAssistedSession                 D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   DE-2
GW-END-ASSISTED-SESSION               EndAssistedSessionPayload.session           -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-ASSISTED-ID                        AssistedSession.id                          -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-ASSISTED-DELEGATE-NAME             AssistedSession.delegateName                -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-ASSISTED-DELEGATE-KIND             AssistedSession.delegateKind                -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-1 DE-2
GW-ASSISTED-STARTED-AT                AssistedSession.startedAt                   -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-ASSISTED-ENDS-AT                   AssistedSession.endsAt                      -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-ASSISTED-ENDED-AT                  AssistedSession.endedAt                     -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2

GW-MUTATION-SIGN-OUT                  Mutation.signOut                            D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   SI-7 DE-2
GW-SIGN-OUT-SIGNED-OUT                SignOutPayload.signedOut                    -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   SI-7 DE-2

GW-MUTATION-CREATE-HAND-OFF           Mutation.createHandOff                      D  H  A   A  A  A  A   H  H   A  A   A  H   A  A   H  A   D  D  D   UP-3
GW-HAND-OFF-URL                       CreateHandOffPayload.url                    -  H  A   A  A  A  A   H  H   A  A   A  H   A  A   H  A   -  -  -   UP-3
GW-HAND-OFF-REQUIRES-SIGN-IN          CreateHandOffPayload.requiresSignIn         -  H  A   A  A  A  A   H  H   A  A   A  H   A  A   H  A   -  -  -   UP-3
GW-HAND-OFF-EXPIRES-IN-SECONDS        CreateHandOffPayload.expiresInSeconds       -  H  A   A  A  A  A   H  H   A  N   A  H   A  A   H  A   -  -  -   UP-3
GW-MUTATION-REDEEM-HAND-OFF           Mutation.redeemHandOff                      D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   UP-3
GW-REDEEM-ISSUER                      RedeemHandOffPayload.issuer                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7
GW-REDEEM-SUBJECT                     RedeemHandOffPayload.subject                -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   UP-3 SI-7

GW-VIEWER-IS-DELEGATE                 Viewer.isDelegate                           -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-VIEWER-ASSISTED-SESSIONS           Viewer.assistedSessions                     -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   DE-2
GW-VIEWER-SECURITY-EVENTS             Viewer.securityEvents                       -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-3
GW-VIEWER-HAND-OFF-TARGETS            Viewer.handOffTargets                       -  N  A   A  A  A  A   N  N   A  A   A  N   A  A   N  A   -  -  -   UP-3
GW-SECURITY-EVENT-KIND                SecurityEvent.kind                          -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-3
GW-SECURITY-EVENT-AT                  SecurityEvent.at                            -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   LK-3
`;
