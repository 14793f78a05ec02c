import type { GraphQLAnswer, PageExplanation } from './api.ts';

/** One side's result per path: a value as JSON, the reason for a missing value, or a decision. Undefined: no such path. */
export type Side = ReadonlyMap<string, string>;

export type ComparedRow = {
  readonly path: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly differs: boolean;
};

/** @returns each leaf of an answer, as JSON, or why it is missing */
export function sideOfAnswer({ data, errors, extensions }: GraphQLAnswer): Side {
  const side = new Map<string, string>();
  if (data === undefined || data === null) return side.set('(refused)', errors?.[0]?.message ?? 'no data');
  const why = new Map((extensions?.explain?.nulls ?? []).map(({ path, why }) => [path.join('.'), why]));
  const walk = (value: unknown, path: string): void => {
    const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    for (const [key, item] of inner) walk(item, path === '' ? key : `${path}.${key}`);
    if (inner.length > 0) return;
    const reason = why.get(path);
    side.set(path, reason === undefined ? JSON.stringify(value) : `${JSON.stringify(value)} (${reason})`);
  };
  walk(data, '');
  return side;
}

/** @returns the decision on each field */
export const sideOfExplanation = ({ fields }: PageExplanation): Side =>
  new Map(fields.map(({ path, decision }) => [path.join('.'), decision]));

/** @returns every path of either side, in the order of the left and then of the right */
export const compareSides = (left: Side, right: Side): ComparedRow[] =>
  [...new Set([...left.keys(), ...right.keys()])].map((path) => {
    const pair = { left: left.get(path), right: right.get(path) };
    return { path, ...pair, differs: pair.left !== pair.right };
  });
