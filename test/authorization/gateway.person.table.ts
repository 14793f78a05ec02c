/** My Info, and the household. Columns: `situations.ts`; letters: `read-table.ts`. */
export const PERSON = `
id                                field                               An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-PERSON                   Query.person                        D  D  D   A  A  A  A   A  H   A  A   A  A   A  H   A  H   D  D  D   RO-2 RO-4
GW-QUERY-HOUSEHOLD                Query.household                     D  D  D   A  A  A  A   A  A   A  A   A  A   A  A   A  H   D  D  D   RO-4 RO-9

GW-PERSON-ID                      Person.id                           -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4 RO-9
GW-PERSON-NAME                    Person.name                         -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4 RO-9
GW-PERSON-BIRTH-DATE              Person.birthDate                    -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4 RO-9
GW-PERSON-MASS-HEALTH-ID          Person.massHealthId                 -  -  -   A  D  D  D   A  H   A  A   D  A   D  H   A  H   -  -  -   CI-2 RO-4
GW-PERSON-CONTACT                 Person.contact                      -  -  -   A  D  D  D   A  H   A  A   D  A   D  H   A  H   -  -  -   CI-2 RO-4
GW-PERSON-CONTACT-WITHHELD        Person.contactWithheld              -  -  -   N  A  A  A   N  H   N  N   A  N   A  H   N  H   -  -  -   CI-2 RO-4
GW-PERSON-CONTACT-WITHHELD-LABEL  Person.contactWithheldLabel         -  -  -   N  A  A  A   N  H   N  N   A  N   A  H   N  H   -  -  -   CI-2 RO-4 LA-1

GW-NAME-FIRST                     PersonName.first                    -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4
GW-NAME-MIDDLE                    PersonName.middle                   -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4
GW-NAME-LAST                      PersonName.last                     -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4
GW-NAME-SUFFIX                    PersonName.suffix                   -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4
GW-NAME-PREFERRED                 PersonName.preferred                -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4
GW-NAME-FULL                      PersonName.full                     -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   CI-2 RO-4

GW-CONTACT-HOME-ADDRESS           Contact.homeAddress                 -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-CONTACT-MAILING-ADDRESS        Contact.mailingAddress              -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-CONTACT-PHONES                 Contact.phones                      -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-CONTACT-EMAIL                  Contact.email                       -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-CONTACT-SPOKEN-LANGUAGE        Contact.spokenLanguage              -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-CONTACT-WRITTEN-LANGUAGE       Contact.writtenLanguage             -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-CONTACT-FORMAT                 Contact.format                      -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-ADDRESS-KIND                   Address.kind                        -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-LINE1                  Address.line1                       -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-LINE2                  Address.line2                       -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-CITY                   Address.city                        -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-STATE                  Address.state                       -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-ZIP                    Address.zip                         -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2 RO-10
GW-PHONE-KIND                     Phone.kind                          -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-PHONE-NUMBER                   Phone.number                        -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2
GW-PHONE-PRIMARY                  Phone.primary                       -  -  -   A  -  -  -   A  H   A  A   -  A   -  H   A  H   -  -  -   CI-1 CI-2

GW-HOUSEHOLD-ID                   Household.id                        -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-1 RO-9
GW-HOUSEHOLD-VIEWER-ROLE          Household.viewerRole                -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-1 RO-9
GW-HOUSEHOLD-MEMBERS              Household.members                   -  -  -   A  A  A  A   A  A   A  A   A  A   A  A   A  H   -  -  -   RO-1 RO-9
GW-MEMBER-PERSON                  HouseholdMember.person              -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-ROLE                    HouseholdMember.role                -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-IS-APPLYING             HouseholdMember.isApplying          -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-RELATIONSHIP-TO-HEAD    HouseholdMember.relationshipToHead  -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-FROM                    HouseholdMember.from                -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-TO                      HouseholdMember.to                  -  -  -   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   RO-2 RO-4 RO-8 RO-9
`;
