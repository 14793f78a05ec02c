import { cpus, loadavg, release, totalmem } from 'node:os';
import type { Cores } from './cores.ts';

export type Machine = {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Null: no process is pinned to a core. */
  readonly pinned: Cores | null;
  /** Of the last minute, when the bench began. */
  readonly load: number;
};

export const describeMachine = (pinned: Cores | null): Machine => ({
  date: new Date().toISOString().slice(0, 16),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`,
  node: process.version,
  pinned,
  load: currentLoad(),
});

/** @returns how many processes want a core, on average of the last minute */
export const currentLoad = (): number => Math.round((loadavg()[0] ?? Number.NaN) * 10) / 10;

export function renderMachine({ date, cpu, cores, memoryGb, system, node, pinned, load }: Machine): string {
  const where = pinned
    ? `The measured gateway has core ${pinned.gateway}; the load, the subgraphs and Redis have core ${pinned.others}.`
    : 'Processes are not pinned to cores: that needs two cores and the program taskset.';
  return `${date} UTC, ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load ${load}.\n${where}`;
}
