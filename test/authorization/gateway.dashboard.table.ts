/** The dashboard and its alerts. Columns: `situations.ts`; letters: `read-table.ts`. An alert is one about the person looked at. */
export const DASHBOARD = `
id                                  field                           An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-DASHBOARD                  Query.dashboard                 D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   AL-1 RO-7
GW-DASHBOARD-ID                     Dashboard.id                    -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   AL-1
GW-DASHBOARD-IMPORTANT-INFORMATION  Dashboard.importantInformation  -  N  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   AL-1 AL-2
GW-DASHBOARD-NEXT-STEPS             Dashboard.nextSteps             -  A  N   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   AL-1 AL-2
GW-DASHBOARD-TABS                   Dashboard.tabs                  -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   AL-1
GW-TAB-TAB                          TabSummary.tab                  -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   AL-1
GW-TAB-ALERTS                       TabSummary.alerts               -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   AL-1
GW-TAB-OPEN                         TabSummary.open                 -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   AL-1
GW-ALERT-ID                         Alert.id                        -  A  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-3 RO-10
GW-ALERT-KIND                       Alert.kind                      -  A  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-2 AL-3 RO-10
GW-ALERT-SEVERITY                   Alert.severity                  -  A  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-3 RO-10
GW-ALERT-TAB                        Alert.tab                       -  A  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-3 RO-10
GW-ALERT-DUE-ON                     Alert.dueOn                     -  N  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-3 RO-10
GW-ALERT-ABOUT                      Alert.about                     -  N  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-3 RO-10
GW-ALERT-REFERENCE                  Alert.reference                 -  N  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-3 RO-10
GW-ALERT-HAND-OFF                   Alert.handOff                   -  N  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   UP-3 AL-3
GW-ALERT-DISMISSIBLE                Alert.dismissible               -  A  H   A  A  A  A   A  H   A  A   A  A   A  H   A  H   -  -  -   AL-3 RO-10
GW-MUTATION-DISMISS-ALERT           Mutation.dismissAlert           D  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   D  D  D   UP-1
GW-DISMISS-ALERT-DASHBOARD          DismissAlertPayload.dashboard   -  A  A   A  A  A  A   A  A   A  A   A  A   A  A   A  A   -  -  -   UP-1
`;
