/**
 * What notices itself answers of the dashboard and its alerts, to whoever brings a fact about the person looked at, true or not.
 * Columns: `situations.ts`; letters: `read-table.ts`.
 */
export const NOTICES_DASHBOARD = `
id                                   field                           An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
NTC-QUERY-DASHBOARD                  Query.dashboard                 D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   AL-1 RO-7
NTC-DASHBOARD-ID                     Dashboard.id                    H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-1
NTC-DASHBOARD-COVERAGE-FACTS         Dashboard.coverageFacts         H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-3
NTC-DASHBOARD-PROOF-FACTS            Dashboard.proofFacts            H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-3
NTC-DASHBOARD-ACCOUNT-FACTS          Dashboard.accountFacts          H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-3
NTC-DASHBOARD-IMPORTANT-INFORMATION  Dashboard.importantInformation  H  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-1 AL-2
NTC-DASHBOARD-NEXT-STEPS             Dashboard.nextSteps             H  N  N   A  A  A  A   A  N   A  A   A  A   A  N   A  N   H  H  H   AL-1 AL-2 RO-10
NTC-DASHBOARD-TABS                   Dashboard.tabs                  H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-1
NTC-TAB-TAB                          TabSummary.tab                  H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-1
NTC-TAB-ALERTS                       TabSummary.alerts               H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-1
NTC-TAB-OPEN                         TabSummary.open                 H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-1
NTC-ALERT-ID                         Alert.id                        H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-PERSON-ID                  Alert.personId                  H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-ACCOUNT-ID                 Alert.accountId                 H  H  H   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3 RO-10
NTC-ALERT-KIND                       Alert.kind                      H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-SEVERITY                   Alert.severity                  H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-TAB                        Alert.tab                       H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-DUE-ON                     Alert.dueOn                     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-ABOUT                      Alert.about                     H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-REFERENCE                  Alert.reference                 H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-HAND-OFF                   Alert.handOff                   H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-ALERT-DISMISSIBLE                Alert.dismissible               H  H  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   H  H  H   AL-3 RO-10
NTC-FACTS-ID                         AlertFacts.id                   H  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   H  H  H   AL-3
NTC-FACTS-COVERAGE                   AlertFacts.coverage             H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3
NTC-FACTS-PROOFS                     AlertFacts.proofs               H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3
NTC-FACTS-ACCOUNT                    AlertFacts.account              H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3
NTC-FACT-ID                          AlertFact.id                    H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3
NTC-FACT-PERSON-ID                   AlertFact.personId              H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3
NTC-FACT-CODE                        AlertFact.code                  H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3
NTC-FACT-ON                          AlertFact.on                    H  N  N   N  N  N  N   N  N   N  N   N  N   N  N   N  N   H  H  H   AL-3
NTC-MUTATION-DISMISS-ALERT           Mutation.dismissAlert           D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   UP-1
NTC-DISMISS-ALERT-DASHBOARD          DismissAlertPayload.dashboard   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   UP-1
`;
