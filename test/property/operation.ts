/** A generated selection. The `text` of a field has its name, alias, arguments and directives. */
export type Field = {
  readonly kind: 'field';
  readonly key: string;
  /** The field and its arguments. Two fields with one response key in one place must have the same signature. */
  readonly signature: string;
  readonly text: string;
  readonly load: Load;
  readonly selections: readonly Selection[];
};

export type Fragment = {
  readonly kind: 'inline' | 'spread';
  /** The type condition, or null. */
  readonly on: string | null;
  /** The name of a spread fragment. */
  readonly name: string;
  readonly directives: string;
  readonly load: Load;
  readonly selections: readonly Selection[];
};

export type Selection = Field | Fragment;

/** The share of a selection and everything in it in the limits of an operation. */
export type Load = { readonly aliases: number; readonly directives: number; readonly cost: number; readonly nodes: number };

export type Variable = { readonly name: string; readonly type: string; readonly default: string | null; readonly value: unknown };

/** A request as a client sends it. */
export type Operation = {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
};

export const NO_LOAD: Load = { aliases: 0, directives: 0, cost: 0, nodes: 0 };

/** @returns the sum of loads */
export const sumLoads = (loads: readonly Load[]): Load =>
  loads.reduce(
    (sum, load) => ({
      aliases: sum.aliases + load.aliases,
      directives: sum.directives + load.directives,
      cost: sum.cost + load.cost,
      nodes: sum.nodes + load.nodes,
    }),
    NO_LOAD,
  );

/** @returns a selection set as text, each selection once per line, indented */
export function printSelections(selections: readonly Selection[], indent = '  '): string {
  const lines = selections.map((selection) => {
    const head = headOf(selection);
    const isOpen = selection.kind === 'inline' || (selection.kind === 'field' && selection.selections.length > 0);
    return isOpen ? `${indent}${head} ${printSelections(selection.selections, `${indent}  `)}` : `${indent}${head}`;
  });
  return `{\n${lines.join('\n')}\n${indent.slice(2)}}`;
}

function headOf(selection: Selection): string {
  if (selection.kind === 'field') return selection.text;
  if (selection.kind === 'spread') return `...${selection.name}${selection.directives}`;
  return `...${selection.on === null ? '' : ` on ${selection.on}`}${selection.directives}`;
}
