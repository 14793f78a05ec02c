import { getOwn } from '../../../schema/contract/own-property.ts';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FeedDefinition } from './feed-definition.ts';
import { id, moment, text } from './feed-fields.ts';

export const FEED_FORMAT = 1;

/** @returns the schema of the first line of a feed */
export const headerOf = (feed: string) =>
  z
    .strictObject({
      feed: z.literal(feed).meta({ description: 'The subgraph that the file is for.' }),
      format: z.literal(FEED_FORMAT).meta({ description: 'The version of this format.' }),
      asOf: moment('When the source made this data. A load of older data is refused.'),
      mode: z.enum(['full', 'changes']).meta({
        description: 'full: everything that there is; what it does not name is removed. changes: only what has changed.',
        examples: ['full'],
      }),
      source: text('The system that made the file.', 'MA21', 100),
    })
    .meta({ description: 'The first line.' });

export type FeedHeader = z.infer<ReturnType<typeof headerOf>>;

const VERSION = z
  .int()
  .min(0)
  .meta({ description: "The source's version of this aggregate. An older one than that stored is ignored.", examples: [7] });

/** @returns the schema of the lines of one kind of aggregate, with or without what the aggregate says */
export function lineOf(kind: string, { kinds }: FeedDefinition) {
  const { describes, records } = getOwn(kinds, kind)!;
  const common = {
    kind: z.literal(kind),
    id: id(`The id of the ${kind} in the source.`, kind === 'household' ? 'h01' : 'p0101'),
    version: VERSION,
  };
  return {
    stated: z.strictObject({ ...common, records }).meta({ description: describes }),
    deleted: z
      .strictObject({ ...common, deleted: z.literal(true) })
      .meta({ description: `Says that the ${kind} is no longer in the source.` }),
  };
}

/** The last line. */
export const TRAILER = z
  .strictObject({
    count: z
      .int()
      .min(0)
      .meta({ description: 'The number of lines between the first and the last.', examples: [2] }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
      .meta({ description: 'The SHA-256 of all bytes before this line, line ends included; of the text before compression.' }),
  })
  .meta({ description: 'The last line. A file without it is cut off, and is refused.' });

/** A line between the first and the last. */
export type AggregateLine = { readonly kind: string; readonly id: string; readonly version: number } & (
  { readonly records: object } | { readonly deleted: true }
);

/** Writes the lines of a feed one by one, each with its line end. */
export function createLineWriter() {
  const sha256 = createHash('sha256');
  let count = -1;
  return {
    /** @param value the header first, then aggregates */
    line(value: FeedHeader | AggregateLine): string {
      const line = `${JSON.stringify(value)}\n`;
      sha256.update(line);
      count++;
      return line;
    },
    /** @returns the closing line */
    end: (): string => `${JSON.stringify({ count, sha256: sha256.digest('hex') })}\n`,
  };
}

/** @returns the lines of a feed, each with its line end */
export function* writeLines(header: FeedHeader, aggregates: Iterable<AggregateLine>): Generator<string> {
  const writer = createLineWriter();
  yield writer.line(header);
  for (const aggregate of aggregates) yield writer.line(aggregate);
  yield writer.end();
}

/** @returns the JSON Schema of any line of a feed */
export function jsonSchemaOf(feed: FeedDefinition): object {
  const lines = Object.keys(feed.kinds).flatMap((kind) => Object.values(lineOf(kind, feed)));
  const schema = z.union([headerOf(feed.name), ...lines, TRAILER]).meta({
    title: `A line of the feed of ${feed.name}`,
    description: 'A feed is text in UTF-8 with one JSON value per line: the first line, any number of aggregates, the last line.',
  });
  return z.toJSONSchema(schema, { io: 'input' });
}
