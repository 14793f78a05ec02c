/** The dashboard and its alerts. Columns: `situations.ts`; letters: `read-table.ts`. An alert is one about the person looked at. */
export const DASHBOARD = `
id                                  field                           An Nb Fg  Bb Bd Bc Be  Hh Hi  La Lg  Ut Tt  Zy Zl  Mm Ab  Pe Pd St  proves
GW-QUERY-DASHBOARD                  Query.dashboard                 D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   AL-1 RO-7
GW-DASHBOARD-ID                     Dashboard.id                    -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   AL-1
GW-DASHBOARD-IMPORTANT-INFORMATION  Dashboard.importantInformation  -  N  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   AL-1 AL-2
GW-DASHBOARD-NEXT-STEPS             Dashboard.nextSteps             -  Y  N   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   AL-1 AL-2
GW-DASHBOARD-TABS                   Dashboard.tabs                  -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   AL-1
GW-TAB-TAB                          TabSummary.tab                  -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   AL-1
GW-TAB-ALERTS                       TabSummary.alerts               -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   AL-1
GW-TAB-OPEN                         TabSummary.open                 -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   AL-1
GW-ALERT-ID                         Alert.id                        -  Y  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-3 RO-10
GW-ALERT-KIND                       Alert.kind                      -  Y  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-2 AL-3 RO-10
GW-ALERT-SEVERITY                   Alert.severity                  -  Y  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-3 RO-10
GW-ALERT-TAB                        Alert.tab                       -  Y  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-3 RO-10
GW-ALERT-DUE-ON                     Alert.dueOn                     -  N  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-3 RO-10
GW-ALERT-ABOUT                      Alert.about                     -  N  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-3 RO-10
GW-ALERT-REFERENCE                  Alert.reference                 -  N  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-3 RO-10
GW-ALERT-HAND-OFF                   Alert.handOff                   -  N  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   UP-3 AL-3
GW-ALERT-DISMISSIBLE                Alert.dismissible               -  Y  H   Y  Y  Y  Y   Y  H   Y  Y   Y  Y   Y  H   Y  H   -  -  -   AL-3 RO-10
GW-MUTATION-DISMISS-ALERT           Mutation.dismissAlert           D  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   D  D  D   UP-1
GW-DISMISS-ALERT-DASHBOARD          DismissAlertPayload.dashboard   -  Y  Y   Y  Y  Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   Y  Y   -  -  -   UP-1
`;
