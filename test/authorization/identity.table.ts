/** What identity itself answers. Columns: `situations.ts`; letters: `read-table.ts`. */
export const IDENTITY = `
id                                      field                               An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
IDN-PERSON-ID                           Person.id                           H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 CI-2
IDN-PERSON-NAME                         Person.name                         H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 CI-2
IDN-PERSON-BIRTH-DATE                   Person.birthDate                    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 CI-2
IDN-PERSON-MASS-HEALTH-ID               Person.massHealthId                 H  H  H   A  D  D  D   A  H   A  A   D  A   D  H   A  H   H  H  H   RO-4 CI-2
IDN-PERSON-CONTACT                      Person.contact                      H  H  H   A  D  D  D   A  H   A  A   D  A   D  H   A  H   H  H  H   RO-4 CI-2
IDN-PERSON-CONTACT-WITHHELD             Person.contactWithheld              H  H  H   N  A  A  A   N  H   N  N   A  N   A  H   N  H   H  H  H   CI-2 RO-4
IDN-PERSON-CONTACT-WITHHELD-LABEL       Person.contactWithheldLabel         H  H  H   N  A  A  A   N  H   N  N   A  N   A  H   N  H   H  H  H   CI-2 RO-4 LA-1
IDN-NAME-FIRST                          PersonName.first                    H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4 CI-2
IDN-NAME-MIDDLE                         PersonName.middle                   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4 CI-2
IDN-NAME-LAST                           PersonName.last                     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4 CI-2
IDN-NAME-SUFFIX                         PersonName.suffix                   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4 CI-2
IDN-NAME-PREFERRED                      PersonName.preferred                H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4 CI-2
IDN-NAME-FULL                           PersonName.full                     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-4 CI-2
IDN-CONTACT-HOME-ADDRESS                Contact.homeAddress                 H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-CONTACT-MAILING-ADDRESS             Contact.mailingAddress              H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-CONTACT-PHONES                      Contact.phones                      H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-CONTACT-EMAIL                       Contact.email                       H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-CONTACT-SPOKEN-LANGUAGE             Contact.spokenLanguage              H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-CONTACT-WRITTEN-LANGUAGE            Contact.writtenLanguage             H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-CONTACT-FORMAT                      Contact.format                      H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-ADDRESS-KIND                        Address.kind                        H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2 RO-10
IDN-ADDRESS-LINE1                       Address.line1                       H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2 RO-10
IDN-ADDRESS-LINE2                       Address.line2                       H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2 RO-10
IDN-ADDRESS-CITY                        Address.city                        H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2 RO-10
IDN-ADDRESS-STATE                       Address.state                       H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2 RO-10
IDN-ADDRESS-ZIP                         Address.zip                         H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2 RO-10
IDN-PHONE-KIND                          Phone.kind                          H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-PHONE-NUMBER                        Phone.number                        H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2
IDN-PHONE-PRIMARY                       Phone.primary                       H  H  H   A  -  -  -   A  H   A  A   -  A   -  H   A  H   H  H  H   CI-1 CI-2

IDN-HOUSEHOLD-ID                        Household.id                        H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-1 RO-9
IDN-HOUSEHOLD-VIEWER-ROLE               Household.viewerRole                H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-1 RO-9
IDN-HOUSEHOLD-MEMBERS                   Household.members                   H  H  H   A  A  A  A   A  A   A  A   A  A   A  A   A  H   H  H  H   RO-1 RO-9
IDN-MEMBER-PERSON-ID                    HouseholdMember.personId            H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-8 RO-9
IDN-MEMBER-PERSON                       HouseholdMember.person              H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-8 RO-9
IDN-MEMBER-ROLE                         HouseholdMember.role                H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-8 RO-9
IDN-MEMBER-IS-APPLYING                  HouseholdMember.isApplying          H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-8 RO-9
IDN-MEMBER-RELATIONSHIP-TO-HEAD         HouseholdMember.relationshipToHead  H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-8 RO-9
IDN-MEMBER-FROM                         HouseholdMember.from                H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-8 RO-9
IDN-MEMBER-TO                           HouseholdMember.to                  H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   RO-2 RO-4 RO-8 RO-9

IDN-VIEWER-ID                           Viewer.id                           H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-VIEWER-PROVIDER                     Viewer.provider                     H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-VIEWER-AUTHENTICATED-AT             Viewer.authenticatedAt              H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-VIEWER-ACCOUNT                      Viewer.account                      H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-VIEWER-LINKS                        Viewer.links                        H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-VIEWER-ROLES                        Viewer.roles                        H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-VIEWER-PERSON                       Viewer.person                       H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-ACCOUNT-ID                          Account.id                          H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-ACCOUNT-FIRST-NAME                  Account.firstName                   H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-ACCOUNT-LAST-NAME                   Account.lastName                    H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-ACCOUNT-EMAIL                       Account.email                       H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-ACCOUNT-EMAIL-VERIFIED              Account.emailVerified               H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-ACCOUNT-CREATED-ON                  Account.createdOn                   H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7
IDN-LINK-KIND                           AccountLink.kind                    H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   LK-2
IDN-LINK-STATE                          AccountLink.state                   H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   LK-2
IDN-LINK-METHOD                         AccountLink.method                  H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   LK-2
IDN-LINK-LINKED-AT                      AccountLink.linkedAt                H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   LK-2
IDN-LINK-LOCKED-UNTIL                   AccountLink.lockedUntil             H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   LK-3
IDN-ROLE-ROLE                           ViewerRole.role                     H  N  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-1
IDN-ROLE-HOUSEHOLD                      ViewerRole.household                H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   RO-7

IDN-QUERY-VIEWER                        Query.viewer                        D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   RO-7
IDN-QUERY-ME                            Query.me                            D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   RO-7 LK-1
IDN-QUERY-HOUSEHOLDS                    Query.households                    D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   RO-7 LK-1
IDN-QUERY-PERSON                        Query.person                        D  D  D   A  A  A  A   A  H   A  A   A  A   A  H   A  H   D  D  D   RO-2 RO-4
IDN-QUERY-HOUSEHOLD                     Query.household                     D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  H   D  D  D   RO-4 RO-9
IDN-QUERY-VIEWER-STANDING               Query.viewerStanding                D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-9
IDN-VIEWER-STANDING-ACCOUNT-ID          ViewerStanding.accountId            -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-9
IDN-VIEWER-STANDING-CHANGE-SUBJECT      ViewerStanding.changeSubject        -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-9
IDN-VIEWER-STANDING-LOG                 ViewerStanding.log                  -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-9
IDN-VIEWER-STANDING-POSITION            ViewerStanding.position             -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-9
IDN-VIEWER-STANDING-PERSON-ID           ViewerStanding.personId             -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-7 RO-9
IDN-VIEWER-STANDING-LANGUAGE            ViewerStanding.language             -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   LA-1
IDN-VIEWER-STANDING-MEMBER-OF           ViewerStanding.memberOf             -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-7 RO-9
IDN-VIEWER-STANDING-CHANGES-IN-SECONDS  ViewerStanding.changesInSeconds     -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   N  N  N   RO-7 RO-9
IDN-VIEWER-STANDING-HEADS               ViewerStanding.heads                -  N  N   A  A  A  A   N  N   A  A   A  N   A  A   N  A   N  N  N   RO-1 RO-9
IDN-HEADED-HOUSEHOLD-ID                 HeadedHousehold.id                  -  N  N   A  A  A  A   N  N   A  A   A  N   A  A   N  A   N  N  N   RO-1 RO-9
IDN-HEADED-HOUSEHOLD-MEMBERS            HeadedHousehold.members             -  N  N   A  A  A  A   N  N   N  N   A  N   A  A   N  N   N  N  N   RO-1 RO-9
IDN-HEADED-MEMBER-PERSON-ID             HeadedMember.personId               -  N  N   N  A  A  A   N  N   N  N   A  N   A  N   N  N   N  N  N   RO-1 RO-9 RO-10
IDN-HEADED-MEMBER-LIMITED               HeadedMember.limited                -  N  N   N  A  A  A   N  N   N  N   A  N   A  N   N  N   N  N  N   RO-1 RO-9 RO-10

IDN-QUERY-STANDING-CHANGES              Query.standingChanges               D  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  D   RO-9
IDN-STANDING-CHANGES-LOG                StandingChanges.log                 -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   RO-9
IDN-STANDING-CHANGES-POSITION           StandingChanges.position            -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   RO-9
IDN-STANDING-CHANGES-NEWEST             StandingChanges.newest              -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   RO-9
IDN-STANDING-CHANGES-SUBJECTS           StandingChanges.subjects            -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   RO-9
IDN-STANDING-CHANGES-COMPLETE           StandingChanges.complete            -  -  -   -  -  -  -   -  -   -  -   -  -   -  -   -  -   -  -  -   RO-9

IDN-MUTATION-UNLINK-ACCOUNT             Mutation.unlinkAccount              D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   UP-1
IDN-UNLINK-KIND                         UnlinkAccountPayload.kind           -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   UP-1
IDN-UNLINK-STATE                        UnlinkAccountPayload.state          -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   UP-1

IDN-QUERY-FEED-STATUS                   Query.feedStatus                    D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
IDN-FEEDS-IDENTITY                      FeedStatus.identity                 -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
IDN-FEED-AS-OF                          Feed.asOf                           -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   A  A  A
IDN-FEED-RECORDS                        Feed.records                        -  D  D   D  D  D  D   D  D   D  D   D  D   D  D   D  D   D  D  A

IDN-FACTS-ID                            AlertFacts.id                       H  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   AL-3 RO-4 RO-10
IDN-FACTS-ACCOUNT                       AlertFacts.account                  H  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   AL-3 RO-4 RO-10
IDN-FACT-ID                             AlertFact.id                        H  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   AL-3 RO-4 RO-10
IDN-FACT-PERSON-ID                      AlertFact.personId                  H  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   AL-3 RO-4 RO-10
IDN-FACT-CODE                           AlertFact.code                      H  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   AL-3 RO-4 RO-10
IDN-FACT-ON                             AlertFact.on                        H  H  H   A  H  H  H   A  H   A  A   H  A   H  H   A  H   H  H  H   AL-3 RO-4 RO-10
`;
