import { ASKED, type AskedOperation, type RequestFigures } from './measure-requests.ts';
import type { SizeFigures } from './measure-size.ts';

/** The aim: a request costs at most so many times what it costs among the fewest households. */
const AIM = 1.3;

const COLUMN = 13;
const row = (cells: readonly (string | number)[]) =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(18) : String(cell).padStart(COLUMN))).join('');

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const perSecond = (count: number, seconds: number) => Math.round(count / seconds);

/** @returns how fast each feed was loaded */
export function renderLoads({ loads, copies, households, persons, lines, database }: SizeFigures): string {
  const title = `${database}: ${households} households, ${persons} persons, ${lines} lines`;
  const head = row([
    'load',
    'lines',
    'seconds',
    'lines/s',
    'peak MB',
    'CPU s',
    ...(copies ? ['rows', 'rows/s', 'psql rows/s', 'load/psql'] : []),
  ]);
  const rows = loads.map(({ feed, seconds, peakMb, cpuMs }) => {
    const common = [
      feed.name,
      feed.lines,
      seconds.toFixed(1),
      perSecond(feed.lines, seconds),
      Math.round(peakMb),
      (cpuMs / 1000).toFixed(1),
    ];
    const copy = copies?.get(feed.name);
    if (copy === undefined) return row(common);
    const share = `${(seconds / copy.seconds).toFixed(1)}x`;
    return row([...common, copy.rows, perSecond(copy.rows, seconds), perSecond(copy.rows, copy.seconds), share]);
  });
  const total = sum(loads.map(({ seconds }) => seconds));
  const copied = copies ? sum([...copies.values()].map(({ seconds }) => seconds)) : null;
  const all = `all feeds: ${total.toFixed(1)} s, ${perSecond(lines, total)} lines/s${copied === null ? '' : `; psql \\copy of the same rows: ${copied.toFixed(1)} s, ${(total / copied).toFixed(1)}x`}`;
  return [title, head, ...rows, all].join('\n');
}

const FIGURES = ['p50', 'p99', 'cpu', 'database'] as const satisfies readonly (keyof RequestFigures)[];
const TITLES = { p50: 'p50 ms', p99: 'p99 ms', cpu: 'CPU ms', database: 'database ms' };

/** @returns what requests cost, beside the ratio to the fewest households */
export function renderRequests(figures: SizeFigures, fewest: SizeFigures): string {
  const head = row(['request', ...FIGURES.flatMap((figure) => [TITLES[figure], 'ratio']), 'statements', 'kB']);
  const rows = ASKED.map((name) => {
    const own = figures.requests.get(name)!;
    const cells = FIGURES.flatMap((figure) => [own[figure].toFixed(2), ratio(figures, fewest, name, figure)]);
    return row([name, ...cells, own.statements === 0 ? '–' : own.statements.toFixed(1), own.kilobytes.toFixed(1)]);
  });
  return [head, ...rows].join('\n');
}

function ratio(figures: SizeFigures, fewest: SizeFigures, name: AskedOperation, figure: (typeof FIGURES)[number]): string {
  const share = figures.requests.get(name)![figure] / fewest.requests.get(name)![figure];
  return `${share.toFixed(2)}x`;
}

/** @returns one sentence on the aim, over all requests. Missing it is no error, because machines differ */
export function renderAim(figures: SizeFigures, fewest: SizeFigures): string {
  const total = (of: SizeFigures, figure: (typeof FIGURES)[number]) => sum([...of.requests.values()].map((one) => one[figure]));
  const shares = FIGURES.map((figure) => [TITLES[figure], total(figures, figure) / total(fewest, figure)] as const);
  const verdict = shares.every(([, share]) => share <= AIM) ? 'reached' : 'not reached';
  const list = shares.map(([title, share]) => `${title} ${share.toFixed(2)}x`).join(', ');
  return `${figures.database}, ${figures.households} households against ${fewest.households}, all requests: ${list}; the aim is at most ${AIM}x: ${verdict}.`;
}
