import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, parse } from 'graphql';
import { z } from 'zod';

// The kinds of values in feeds. Every text has a greatest length, every number a range.

/** The greatest number of entries of a list within an aggregate. */
const MOST_ENTRIES = 10_000;

/** An id of the source: visible characters, no spaces. Ids are stored and told, so none may look like a social security number. */
export const ID = /^(?!\d{3}-\d{2}-\d{4}$)[!-~]{1,100}$/;

export const id = (what: string, example: string) =>
  z
    .string()
    .regex(ID, 'must be 1 to 100 visible characters of ASCII, not written like a social security number')
    .meta({ description: what, examples: [example] });

/** Text that is shown as it is. */
export const text = (what: string, example: string, longest = 200) =>
  z
    .string()
    .min(1)
    .max(longest)
    .meta({ description: what, examples: [example] });

/** A day that the calendar has. */
export const day = (what: string, example = '2026-11-16') => z.iso.date().meta({ description: what, examples: [example] });

/** A moment in UTC. */
export const moment = (what: string, example = '2026-11-16T09:00:00.000Z') =>
  z.iso.datetime().meta({ description: what, examples: [example] });

export const flag = (what: string) => z.boolean().meta({ description: what });

export const list = <Entry extends z.ZodType>(entry: Entry, what: string) =>
  z.array(entry).max(MOST_ENTRIES).meta({ description: what });

/** A value of a subgraph's enum. */
export type EnumField = <Value extends string>(name: string, what: string) => z.ZodEnum<Readonly<Record<Value, Value>>>;

/** @returns fields for the enums of an SDL file, so that a feed and the schema cannot differ */
export function enumsOf(schema: URL): EnumField {
  const enums = readEnums(parse(readFileSync(schema, 'utf8'), { noLocation: true }));
  return <Value extends string>(name: string, what: string) => {
    const values = enums.get(name);
    if (values === undefined) throw new Error(`${schema.pathname} has no enum ${name}`);
    return z
      .enum(Object.fromEntries(values.map((value) => [value, value])) as Readonly<Record<Value, Value>>)
      .meta({ description: what, examples: values.slice(0, 1) as [] });
  };
}

const readEnums = ({ definitions }: DocumentNode): ReadonlyMap<string, readonly string[]> =>
  new Map(
    definitions
      .filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION)
      .map(({ name, values = [] }) => [name.value, values.map((value) => value.name.value)]),
  );
