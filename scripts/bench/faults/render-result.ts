import type { RowResult } from './row.ts';

type Rendered = RowResult & { readonly id: string; readonly fault: string; readonly seconds: number; readonly load: number };

/** @returns a row of the table, with a line for each thing that must hold */
export function renderResult({ id, fault, findings, counts, mistakes, seconds, load }: Rendered): string {
  const answers = counts
    ? Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([verdict, count]) => `${count} ${verdict}`)
        .join(', ')
    : '';
  const width = Math.max(...findings.map(({ what }) => what.length));
  const lines = findings.map(({ what, holds, found }) => `  ${holds ? 'holds' : 'FAILS'}  ${what.padEnd(width)}  ${found}`);
  return [
    `${id}: ${fault} (${seconds} s, load ${load})`,
    ...lines,
    ...(answers && [`  ${answers}`]),
    ...mistakes.map((one) => `    ${one}`),
  ].join('\n');
}
