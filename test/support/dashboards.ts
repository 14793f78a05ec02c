import type { Graph, GraphAnswer } from './graph.ts';

const PARTS = '{ id kind severity dueOn reference dismissible about { id } }';
/** Every field in which two dashboards can differ. */
const DASHBOARD = `dashboard { id nextSteps ${PARTS} importantInformation ${PARTS} tabs { tab alerts open } }`;

export type ShownAlert = {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly dueOn: string | null;
  readonly reference: string | null;
  readonly dismissible: boolean;
};
type Tab = { readonly tab: string; readonly alerts: number; readonly open: number };
export type ShownDashboard = {
  readonly nextSteps: readonly ShownAlert[];
  readonly importantInformation: readonly ShownAlert[];
  readonly tabs: readonly Tab[];
};

export const readDashboard = async (graph: Graph, signIn: string): Promise<ShownDashboard> =>
  (await graph.ask(signIn, `{ ${DASHBOARD} }`)).data.dashboard as ShownDashboard;

/** Dismisses an alert, and returns the dashboard after that. */
export const dismiss = (graph: Graph, signIn: string, id: string): Promise<GraphAnswer> =>
  graph.ask(signIn, `mutation ($id: ID!) { dismissAlert(id: $id) { ${DASHBOARD} } }`, { id });

/** @returns all alerts, each as `kind record` */
export const namesOf = ({ nextSteps, importantInformation }: ShownDashboard): string[] =>
  [...nextSteps, ...importantInformation].map(({ kind, reference }) => (reference === null ? kind : `${kind} ${reference}`));

/** @param name a name from `namesOf`. @throws when there is no such alert */
export function alertNamed(dashboard: ShownDashboard, name: string): ShownAlert {
  const alert = [...dashboard.nextSteps, ...dashboard.importantInformation][namesOf(dashboard).indexOf(name)];
  if (!alert) throw new Error(`There is no alert ${name} among ${namesOf(dashboard).join(', ')}`);
  return alert;
}

/** @returns the alerts and the open counts of the tabs, in the notation of the household tables */
export const countsOf = ({ tabs }: ShownDashboard): string[] => tabs.map(({ alerts, open }) => `${alerts}/${open}`);
