import { type ParseError, parse } from 'jsonc-parser';

/**
 * Reads variables as GraphiQL does: JSON with comments and trailing commas, as people type it.
 *
 * @returns undefined when there are none
 * @throws Error when the text is not such an object
 */
export function readVariables(text: string): Readonly<Record<string, unknown>> | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  if (errors.length === 0 && (value === undefined || value === null)) return undefined;
  if (errors.length === 0 && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error('The variables are not a JSON object');
}
