import { Kind, parse } from 'graphql';

/**
 * Corrects the operation name, because GraphiQL notices a renamed operation with a delay.
 *
 * @param name the name that GraphiQL holds
 * @returns the name, if an operation of the document has it; else null
 */
export function nameWithin(query: string, name: string | null | undefined): string | null {
  try {
    const { definitions } = parse(query, { noLocation: true });
    const isThere = definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node.name?.value === name);
    return isThere ? (name ?? null) : null;
  } catch {
    // While somebody types, the document often does not parse.
    return null;
  }
}
