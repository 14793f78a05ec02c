/** The figures of a part, or those of each of several parts by name. Texts are states: the one that holds now is 1. */
type Tree = { readonly [name: string]: unknown } | ReadonlyMap<string, unknown>;

type Named = readonly [labels: readonly [part: string, of: string, figure: string], value: number];

const NAME = /^[A-Za-z][\w -]{0,39}$/;
const MAX_FIGURES = 1_000;

/**
 * The parts of a process that have figures, such as pools and breakers. They are read when metrics are asked for, so they must be
 * cheap, and their names are those of this program.
 */
export class FigureRegistry {
  readonly #parts = new Map<string, () => unknown>();

  /** @param read for example `{ open: 2, waiting: 0 }`, or `{ identity: { open: 2 }, notices: { open: 0 } }` */
  add(part: string, read: () => Tree): void {
    this.#parts.set(part, read);
  }

  /** Adds the parts that something shows by its method `figures`, if it has one, each under its name. */
  addOf(owner: object): void {
    const { figures } = owner as { readonly figures?: () => Tree };
    if (typeof figures !== 'function') return;
    for (const [part] of entriesOf(figures())) this.add(part, () => new Map(entriesOf(figures())).get(part) as Tree);
  }

  /** @returns each figure with its part, the one of several parts that it is of, and its name */
  read(): readonly Named[] {
    const all = [...this.#parts].flatMap(([part, read]) => namedIn(part, '', read()));
    return all.filter(([labels]) => labels.every((label) => label === '' || NAME.test(label))).slice(0, MAX_FIGURES);
  }
}

const entriesOf = (tree: unknown): (readonly [string, unknown])[] => {
  if (tree instanceof Map) return [...(tree as ReadonlyMap<string, unknown>)];
  return typeof tree === 'object' && tree !== null ? Object.entries(tree) : [];
};

const namedIn = (part: string, of: string, tree: unknown): Named[] =>
  entriesOf(tree).flatMap(([name, value]): Named[] => {
    if (typeof value === 'number' || typeof value === 'boolean') return [[[part, of, name], Number(value)]];
    if (typeof value === 'string') return [[[part, of, `${name} ${value}`], 1]];
    return of === '' ? namedIn(part, name, value) : [];
  });
