import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { observedRead } from './observe-statements.ts';
import { MAX_PADDED, paddedLength } from './padded-lists.ts';
import { isPostgres, withoutNul } from './postgres-database.ts';
import { readerOf } from './reads.ts';

/** Shapes of one query; more are compiled anew each time. */
const MAX_SHAPES = 200;

type Scalar = string | number;

/**
 * Prepares a query: it is built and compiled once for each shape of its input, which is the input with its texts and numbers left
 * out, and lists of these of a like length taken as one. Building and compiling cost more than running a statement in SQLite.
 *
 * @param build builds the query from its input. It must not look at texts and numbers, which it gets as placeholders; null,
 *   booleans, and which properties there are, belong to the shape. A list of texts or numbers may only be used in `in (…)`
 * @returns a function that runs the query and gives its rows
 */
export function prepareQuery<Tables, Input, Row>(
  database: Kysely<Tables>,
  build: (input: Input) => Compilable<Row>,
): (input: Input) => Promise<Row[]> {
  const prepared = new LRUCache<string, CompiledQuery<Row>>({ max: MAX_SHAPES });
  const read = readerOf(database);
  const bind = isPostgres(database) ? withoutNul : <Value>(value: Value) => value;
  return async (input) => {
    const values: Scalar[] = [];
    const shape = readShape(input, values);
    const known = shape === null ? undefined : prepared.get(shape);
    const query = known ?? build(shape === null ? input : (placeholdersFor(input, { next: 0 }) as Input)).compile();
    if (shape !== null && !known) prepared.set(shape, query);
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? bind(values[parameter.index]) : parameter,
    );
    return observedRead(database, query.query, () => read(query, parameters));
  };
}

/** Stands for a text or a number. */
class Placeholder {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }

  [Symbol.toPrimitive](): never {
    throw new Error('A prepared query must not depend on its values');
  }
}

/**
 * @param values gets the texts and numbers, in order; lists of them are padded by repeating the last
 * @returns the shape; null when a list is too long for one
 */
function readShape(input: unknown, values: Scalar[]): string | null {
  if (isScalar(input)) {
    values.push(input);
    return '?';
  }
  if (isScalars(input)) {
    if (input.length > MAX_PADDED) return null;
    const length = paddedLength(input.length);
    for (let index = 0; index < length; index += 1) values.push(input[index] ?? input.at(-1)!);
    return `?${length}`;
  }
  if (typeof input !== 'object' || input === null) return String(input);
  const parts: string[] = [];
  for (const [name, part] of Object.entries(input)) {
    const shape = readShape(part, values);
    if (shape === null) return null;
    parts.push(`${name}:${shape}`);
  }
  return Array.isArray(input) ? `[${parts.join()}]` : `{${parts.join()}}`;
}

/** @returns the input with placeholders, numbered in the order of `readShape` */
function placeholdersFor(input: unknown, count: { next: number }): unknown {
  const placeholder = () => new Placeholder(count.next++);
  if (isScalar(input)) return placeholder();
  if (isScalars(input)) return Array.from({ length: paddedLength(input.length) }, placeholder);
  if (typeof input !== 'object' || input === null) return input;
  if (Array.isArray(input)) return input.map((part) => placeholdersFor(part, count));
  return Object.fromEntries(Object.entries(input).map(([name, part]) => [name, placeholdersFor(part, count)]));
}

const isScalar = (input: unknown): input is Scalar => typeof input === 'string' || typeof input === 'number';
const isScalars = (input: unknown): input is readonly Scalar[] => Array.isArray(input) && input.every(isScalar);
