import type { z } from 'zod';

/** @returns what a text of JSON holds; null: it is not of this schema, of which whoever reads the trail is told */
export function parseAs<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // Not told apart: the text was altered, or is of another kind.
    return null;
  }
}
