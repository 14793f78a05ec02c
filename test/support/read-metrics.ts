/** One value of the text format of Prometheus. */
export type Series = { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly value: number };

const LINE = /^(\w+)(?:\{(.*)\})? (\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Reads the text format of Prometheus. @throws when a line is not of that format */
export function readMetrics(text: string): Series[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value] = LINE.exec(line) ?? [];
      if (name === '') throw new Error(`Not a line of metrics: ${line}`);
      return {
        name,
        labels: Object.fromEntries([...labels.matchAll(LABEL)].map(([, key, of]) => [key, of])),
        value: Number(value),
      };
    });
}

/** @returns the sum of the values of a metric that have these labels */
export const sumOf = (series: readonly Series[], name: string, labels: Readonly<Record<string, string>> = {}): number =>
  series
    .filter((one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value))
    .reduce((sum, { value }) => sum + value, 0);
