/** Aliases that begin so are the gateway's own; clients may not use them (pitfall 2). */
const RESERVED_PREFIX = '_access_';

/** @returns the alias under which the gateway asks a type's subject key */
export const subjectAlias = (type: string, field: string): string => `${RESERVED_PREFIX}${type}_${field}`;

/** @returns the alias under which the gateway asks an entity's key again */
export const keyAlias = (field: string): string => `${RESERVED_PREFIX}key_${field}`;

/** Asked where a selection would otherwise be empty. */
export const PLACEHOLDER_ALIAS = `${RESERVED_PREFIX}nothing`;

/**
 * @returns the key under which a field is asked while fetching. A client's alias may be the name of a key that the planner
 *   adds by itself, and would take its place: so every alias is asked under a name of ours.
 */
export const plannedKey = (alias: string | undefined, field: string): string =>
  alias === undefined || alias === field ? field : `${RESERVED_PREFIX}as_${alias}`;

/** @returns whether a client may use this alias for this field */
export const isReservedAlias = (alias: string, field: string): boolean =>
  alias.startsWith(RESERVED_PREFIX) || (alias.startsWith('__') && alias !== field);
