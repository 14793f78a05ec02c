/** My Info, and the household. Columns: `situations.ts`; letters: `read-table.ts`. */
export const PERSON = `
id                                field                               An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-PERSON                   Query.person                        D  D  D   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   D  D  D   RO-2 RO-4
GW-QUERY-HOUSEHOLD                Query.household                     D  D  D   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   D  D  D   RO-4 RO-9

GW-PERSON-ID                      Person.id                           -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4 RO-9
GW-PERSON-NAME                    Person.name                         -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4 RO-9
GW-PERSON-BIRTH-DATE              Person.birthDate                    -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4 RO-9
GW-PERSON-MASS-HEALTH-ID          Person.massHealthId                 -  -  -   Y  D  D  D   Y  H   Y  Y   D  Y   D  H   Y  H   -  -  -   CI-2 RO-4
GW-PERSON-CONTACT                 Person.contact                      -  -  -   Y  D  D  D   Y  H   Y  Y   D  Y   D  H   Y  H   -  -  -   CI-2 RO-4
GW-PERSON-CONTACT-WITHHELD        Person.contactWithheld              -  -  -   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   -  -  -   CI-2 RO-4
GW-PERSON-CONTACT-WITHHELD-LABEL  Person.contactWithheldLabel         -  -  -   N  Y  Y  Y   N  H   N  N   Y  N   Y  H   N  H   -  -  -   CI-2 RO-4 LA-1

GW-NAME-FIRST                     PersonName.first                    -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4
GW-NAME-MIDDLE                    PersonName.middle                   -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4
GW-NAME-LAST                      PersonName.last                     -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4
GW-NAME-SUFFIX                    PersonName.suffix                   -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4
GW-NAME-PREFERRED                 PersonName.preferred                -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4
GW-NAME-FULL                      PersonName.full                     -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   CI-2 RO-4

GW-CONTACT-HOME-ADDRESS           Contact.homeAddress                 -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-CONTACT-MAILING-ADDRESS        Contact.mailingAddress              -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-CONTACT-PHONES                 Contact.phones                      -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-CONTACT-EMAIL                  Contact.email                       -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-CONTACT-SPOKEN-LANGUAGE        Contact.spokenLanguage              -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-CONTACT-WRITTEN-LANGUAGE       Contact.writtenLanguage             -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-CONTACT-FORMAT                 Contact.format                      -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-ADDRESS-KIND                   Address.kind                        -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-LINE1                  Address.line1                       -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-LINE2                  Address.line2                       -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-CITY                   Address.city                        -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-STATE                  Address.state                       -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2 RO-10
GW-ADDRESS-ZIP                    Address.zip                         -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2 RO-10
GW-PHONE-KIND                     Phone.kind                          -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-PHONE-NUMBER                   Phone.number                        -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2
GW-PHONE-PRIMARY                  Phone.primary                       -  -  -   Y  -  -  -   Y  H   Y  Y   -  Y   -  H   Y  H   -  -  -   CI-1 CI-2

GW-HOUSEHOLD-ID                   Household.id                        -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-1 RO-9
GW-HOUSEHOLD-VIEWER-ROLE          Household.viewerRole                -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-1 RO-9
GW-HOUSEHOLD-MEMBERS              Household.members                   -  -  -   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  H   -  -  -   RO-1 RO-9
GW-MEMBER-PERSON                  HouseholdMember.person              -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-ROLE                    HouseholdMember.role                -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-IS-APPLYING             HouseholdMember.isApplying          -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-RELATIONSHIP-TO-HEAD    HouseholdMember.relationshipToHead  -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-FROM                    HouseholdMember.from                -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-8 RO-9
GW-MEMBER-TO                      HouseholdMember.to                  -  -  -   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   RO-2 RO-4 RO-8 RO-9
`;
