import { FigureRegistry } from './figures.ts';
import type { MetricDefinition, MetricTable } from './metric-table.ts';

/** A number that only grows, or a state that goes up and down. Whoever counts often keeps it. */
export type Count = { value: number };

/** How long something took, each time. */
export class Distribution {
  /** How often, by bucket; the last one has no bound. */
  readonly counts: number[];
  readonly #bounds: readonly number[];
  sum = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.counts = new Array<number>(bounds.length + 1).fill(0);
  }

  observe(seconds: number): void {
    const bounds = this.#bounds;
    let index = 0;
    while (index < bounds.length && seconds > bounds[index]!) index += 1;
    this.counts[index]! += 1;
    this.sum += seconds;
  }
}

/** One value of a counter or gauge, with the values of its labels. */
export type Sample = readonly [labels: readonly string[], value: number];
/** Reads values when they are asked for. */
type ReadSamples = () => Iterable<Sample> | Promise<Iterable<Sample>>;

/** What has been measured of one metric. */
export type Measured = {
  readonly definition: MetricDefinition;
  readonly samples: () => Promise<readonly Sample[]>;
  readonly distributions: () => readonly (readonly [labels: readonly string[], measured: Distribution])[];
};

/** More combinations of labels than any configuration has. What comes after them is counted together. */
const MAX_CHILDREN = 5_000;
const OTHER = 'other';
const SEPARATOR = '\0';

type NamesOf<Table extends MetricTable, Type extends MetricDefinition['type']> = {
  [Name in keyof Table & string]: Table[Name]['type'] extends Type ? Name : never;
}[keyof Table & string];
type ValuesOf<Labels extends readonly string[]> = { readonly [Index in keyof Labels]: string };

/** The measures of a program. Measuring is adding plain numbers; everything else is done when somebody asks for them. */
export class Measures<Table extends MetricTable> {
  readonly figures = new FigureRegistry();
  readonly #metrics: ReadonlyMap<string, Metric>;

  constructor(table: Table) {
    this.#metrics = new Map(Object.entries(table).map(([name, definition]) => [name, new Metric(definition)]));
  }

  /** @returns the number of these labels; the same object for the same labels */
  count<Name extends NamesOf<Table, 'counter' | 'gauge'>>(name: Name, ...labels: ValuesOf<Table[Name]['labels']>): Count {
    return this.#of(name).count(labels as readonly string[]);
  }

  /** @returns the times of these labels; the same object for the same labels */
  times<Name extends NamesOf<Table, 'histogram'>>(name: Name, ...labels: ValuesOf<Table[Name]['labels']>): Distribution {
    return this.#of(name).times(labels as readonly string[]);
  }

  /** Adds values that are read when they are asked for. */
  read(name: NamesOf<Table, 'counter' | 'gauge'>, samples: ReadSamples): void {
    this.#of(name).readers.push(samples);
  }

  /** @returns everything that has been measured, by the name of the metric */
  all(): ReadonlyMap<string, Measured> {
    return this.#metrics;
  }

  #of(name: string): Metric {
    const metric = this.#metrics.get(name);
    if (!metric) throw new Error(`There is no metric ${name}`);
    return metric;
  }
}

class Metric implements Measured {
  readonly definition: MetricDefinition;
  readonly readers: ReadSamples[] = [];
  readonly #counts = new Map<string, readonly [readonly string[], Count]>();
  readonly #distributions = new Map<string, readonly [readonly string[], Distribution]>();

  constructor(definition: MetricDefinition) {
    this.definition = definition;
  }

  count(labels: readonly string[]): Count {
    return child(this.#counts, labels, () => ({ value: 0 }));
  }

  times(labels: readonly string[]): Distribution {
    return child(this.#distributions, labels, () => new Distribution(this.definition.buckets ?? []));
  }

  async samples(): Promise<readonly Sample[]> {
    const read = await Promise.all(this.readers.map(async (reader) => [...(await reader())]));
    const counted = [...this.#counts.values()].map(([labels, { value }]) => [labels, value] as const);
    const byLabels = Map.groupBy([...counted, ...read.flat()], ([labels]) => labels.join(SEPARATOR));
    return [...byLabels.values()].map((same) => [same[0]![0], same.reduce((sum, [, value]) => sum + value, 0)] as const);
  }

  distributions(): readonly (readonly [readonly string[], Distribution])[] {
    return [...this.#distributions.values()];
  }
}

function child<Made>(
  children: Map<string, readonly [readonly string[], Made]>,
  labels: readonly string[],
  make: () => Made,
): Made {
  const known = children.get(labels.join(SEPARATOR));
  if (known) return known[1];
  const own = children.size < MAX_CHILDREN ? labels : labels.map(() => OTHER);
  const key = own.join(SEPARATOR);
  const made = children.get(key)?.[1] ?? make();
  children.set(key, [own, made]);
  return made;
}
