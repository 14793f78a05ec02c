import fc from 'fast-check';
import { household, type Line, membership, person, removed } from '../../support/feed-worlds.ts';

/** Lines of one household, and whether it is to be stored. `spoils`: other households that must not be stored because of it. */
export type Mutated = {
  readonly what: string;
  readonly lines: readonly Line[];
  readonly stored: boolean;
  readonly spoils?: readonly string[];
};

type Records = { persons: Record<string, unknown>[]; memberships: Record<string, unknown>[] };
type Household = { kind: string; id: string; version: unknown; records: Records & Record<string, unknown> };

const valid = (id: string) => household(id, [`${id}-1`, `${id}-2`]) as Household;

/** Changes a valid household. */
const changed = (id: string, change: (line: Household) => void): Line[] => {
  const line = structuredClone(valid(id));
  change(line);
  return [line];
};

/** Replaces a text of the JSON, where the value itself cannot be written as one. */
const written = (id: string, from: string, to: string): Line[] => [JSON.stringify(valid(id)).replace(from, () => to)];

type Mutation = (id: string, seed: number, earlier: readonly string[]) => Mutated;

const rejects = (what: string, lines: (id: string, seed: number) => readonly Line[]): Mutation => {
  return (id, seed) => ({ what, lines: lines(id, seed), stored: false });
};
const accepts = (what: string, lines: (id: string, seed: number) => readonly Line[]): Mutation => {
  return (id, seed) => ({ what, lines: lines(id, seed), stored: true });
};

const pick = <Value>(values: readonly Value[], seed: number): Value => values[seed % values.length]!;

/** The places of a household, and for each the object that has it. */
const PLACES: readonly ((line: Household) => [object: Record<string, unknown>, field: string])[] = [
  ...['id', 'version', 'records'].map((field) => (line: Household) => [line, field] as [never, string]),
  ...['persons', 'memberships'].map((field) => (line: Household) => [line.records, field] as [never, string]),
  ...['id', 'first', 'last', 'birthDate', 'spokenLanguage', 'format', 'addresses', 'phones'].map(
    (field) => (line: Household) => [line.records.persons[0], field] as [never, string],
  ),
  ...['personId', 'role', 'relationshipToHead', 'isApplying', 'from'].map(
    (field) => (line: Household) => [line.records.memberships[1], field] as [never, string],
  ),
];

const setting = (value: (seed: number) => unknown) => (id: string, seed: number) =>
  changed(id, (line) => {
    const [object, field] = pick(PLACES, seed)(line);
    object[field] = value(seed);
  });

const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);

const MUTATIONS: readonly Mutation[] = [
  accepts('nothing', (id) => [valid(id)]),
  accepts('a name in any script', (id, seed) =>
    changed(
      id,
      (line) => void (line.records.persons[0]!['first'] = pick(['Ðoàn', '林美玲', '👩‍👩‍👧', 'O’Brien\t"x"\\', 'a\nb'], seed)),
    ),
  ),
  accepts('optional fields left out', (id) => changed(id, (line) => delete line.records.persons[0]!['middle'])),
  accepts('optional fields null', (id) =>
    changed(id, (line) => Object.assign(line.records.persons[0]!, { middle: null, massHealthId: null, record: null })),
  ),
  accepts('a period that has ended', (id) => changed(id, (line) => void (line.records.memberships[1]!['to'] = '2026-02-01'))),
  rejects(
    'another type',
    setting((seed) => pick([{ x: 1 }, [[1]], 1.5, null, []], seed % 3 === 2 ? 2 : seed % 2)),
  ),
  rejects(
    'no value',
    setting(() => undefined),
  ),
  rejects('a text that is too long', (id, seed) =>
    changed(
      id,
      (line) =>
        void (pick([line.records.persons[0]!, line.records.memberships[0]!], seed)[pick(['first', 'personId'], seed)] =
          'x'.repeat(10_000)),
    ),
  ),
  rejects('an unknown value', (id, seed) =>
    changed(
      id,
      (line) =>
        void (pick([line.records.persons[1]!, line.records.memberships[1]!], seed)[pick(['format', 'role'], seed)] = pick(
          ['KING', '', 'head', '__proto__'],
          seed >> 1,
        )),
    ),
  ),
  rejects('an unknown field', (id, seed) =>
    changed(
      id,
      (line) =>
        void ((pick([line, line.records, line.records.persons[0]!], seed) as Record<string, unknown>)[
          pick(['ssn', 'x', 'constructor'], seed)
        ] = '123-45-6789'),
    ),
  ),
  rejects('a version out of range', (id, seed) =>
    written(
      id,
      '"version":1',
      `"version":${pick(['1e400', '9007199254740993', '-1', '1.5', '"1"', `1${'0'.repeat(5_000)}`], seed)}`,
    ),
  ),
  rejects('a day that does not exist', (id, seed) =>
    changed(
      id,
      (line) =>
        void (line.records.memberships[1]!['from'] = pick(['2026-02-30', '2026-13-01', 'not-a-date', '', '2026-1-1'], seed)),
    ),
  ),
  rejects('a NUL or half a pair', (id, seed) =>
    written(id, '"Exemplar"', `"${pick(['\\u0000', '\\ud800', 'x\\udfff', '\\ud83d'], seed)}"`),
  ),
  rejects('deep nesting', (id, seed) =>
    written(id, '"Exemplar"', pick([deep('[', ']', 50_000), deep('{"a":', '}', 20_000), '['.repeat(100_000)], seed)),
  ),
  rejects('bytes that are no UTF-8', (id) => [Buffer.from(JSON.stringify(valid(id)).replace('Pat', 'P\u00fft'), 'latin1')]),
  rejects('a part of a line', (id, seed) => [JSON.stringify(valid(id)).slice(0, seed % 600)]),
  rejects('a line that is too long', (id) => written(id, 'Exemplar', 'x'.repeat(1_000_001))),
  rejects('a person on no record', (id) => changed(id, (line) => void line.records.memberships.push(membership('nobody')))),
  rejects('two heads on a day', (id) =>
    changed(id, (line) => void Object.assign(line.records.memberships[1]!, { role: 'HEAD', relationshipToHead: 'SELF' })),
  ),
  rejects('a membership that overlaps', (id) =>
    changed(id, (line) => void line.records.memberships.push(membership(`${id}-2`, { from: '2026-05-01' }))),
  ),
  rejects('a person twice', (id) => changed(id, (line) => void line.records.persons.push(person(`${id}-1`)))),
  rejects('two lines of one version', (id) => [valid(id), valid(id)]),
  rejects('a line and its deletion', (id) => [valid(id), removed('household', id, 2)]),
  rejects('a number that cannot be assigned', (id, seed) =>
    changed(
      id,
      (line) =>
        void (line.records.persons[0]!['record'] = {
          kind: 'DTA',
          ssn: pick(['000-12-3456', '666123456', '123-00-4567', '123-45-0000', '12345678'], seed),
        }),
    ),
  ),
  (id, seed, earlier) => {
    const other = earlier[seed % Math.max(1, earlier.length)];
    if (other === undefined) return { what: 'nothing', lines: [valid(id)], stored: true };
    const lines = changed(id, (line) => void line.records.persons.push(person(`${other}-1`)));
    return { what: 'a person of another household', lines, stored: false, spoils: [other] };
  },
];

/** A file of lines that were changed, each in a way of its own. */
export const mutatedLines = (count: number): fc.Arbitrary<readonly Mutated[]> =>
  fc.array(fc.tuple(fc.nat(MUTATIONS.length - 1), fc.nat(1_000_000)), { minLength: count, maxLength: count }).map((choices) => {
    const all: Mutated[] = [];
    const good: string[] = [];
    choices.forEach(([mutation, seed], index) => {
      const mutated = MUTATIONS[mutation]!(`h${index}`, seed, good);
      if (mutated.stored) good.push(`h${index}`);
      all.push(mutated);
    });
    return all;
  });
