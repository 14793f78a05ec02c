import { changeLevel, type LevelControl, levelPage } from './control-log-level.ts';
import type { LogEvents, OpenedLog } from './log-events.ts';
import type { ManagementChange, ManagementPage } from './management-server.ts';
import type { Measures } from './metrics/measures.ts';
import { metricsPage } from './metrics/metrics-page.ts';
import type { COMMON_METRICS, MetricTable } from './metrics/metric-table.ts';
import type { Readiness } from './readiness.ts';

/** What can be seen of a process from outside. */
type Watched<Table extends MetricTable> = {
  readonly measures: Measures<Table>;
  readonly readiness: Readiness;
  readonly logs: readonly { readonly log: Pick<OpenedLog, 'counts'>; readonly events: LogEvents }[];
  readonly level: LevelControl;
};

/** The pages of the management port besides those of health, and what it changes. */
export function watchProcess<Table extends typeof COMMON_METRICS & MetricTable>({
  measures,
  readiness,
  logs,
  level,
}: Watched<Table>): {
  readonly pages: ReadonlyMap<string, ManagementPage>;
  readonly changes: ReadonlyMap<string, ManagementChange>;
} {
  // Every table has the common metrics.
  const common = measures as unknown as Measures<typeof COMMON_METRICS>;
  common.read('graph_part', () => common.figures.read());
  common.read('graph_ready', async () => {
    const { parts } = await readiness.report();
    return Object.entries(parts).map(([part, { ready }]) => [[part], Number(ready)] as const);
  });
  // Those that have not happened are 0, so that the first one is seen as a change.
  const events = new Set(logs.flatMap((one) => Object.keys(one.events)));
  const timesOf = (event: string) => logs.reduce((sum, { log }) => sum + (log.counts().get(event) ?? 0), 0);
  common.read('graph_events_total', () => [...events].map((event) => [[event], timesOf(event)] as const));
  return {
    pages: new Map([
      ['/metrics', metricsPage(measures)],
      ['/log-level', levelPage(level)],
    ]),
    changes: new Map([['/log-level', changeLevel(level)]]),
  };
}
