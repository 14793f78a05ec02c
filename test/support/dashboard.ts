import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/tooling/rover-config.ts';

type Dashboard = {
  readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string }[] }[];
};

/** A question that a panel of the dashboard asks, in the language of Prometheus. */
export type Panel = { readonly title: string; readonly expression: string };

/** @returns every question of `scripts/deploy/grafana/graph.json` */
export function readPanels(): readonly Panel[] {
  const { panels } = JSON.parse(readFileSync(join(ROOT, 'scripts/deploy/grafana/graph.json'), 'utf8')) as Dashboard;
  return panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expression: expr })));
}
