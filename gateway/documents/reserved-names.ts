/** Aliases with this prefix are the gateway's own. Clients may not use them (pitfall 2). */
const RESERVED_PREFIX = '_access_';

/** @returns the alias under which the gateway selects a type's subject key */
export const subjectAlias = (type: string, field: string): string => `${RESERVED_PREFIX}${type}_${field}`;

/** @returns the alias under which the gateway selects an entity's key again */
export const keyAlias = (field: string): string => `${RESERVED_PREFIX}key_${field}`;

/** Selected where a selection would otherwise be empty. */
export const PLACEHOLDER_ALIAS = `${RESERVED_PREFIX}nothing`;

/**
 * @param index distinguishes fields with one response key in different places
 * @returns the alias under which a client's field is selected. It differs from every subject alias, because no type name begins
 *   with a digit
 */
export const clientAlias = (responseKey: string, index: number): string => `${RESERVED_PREFIX}${index}_${responseKey}`;

/** @returns the name that stands for a field with one of the sets of arguments that a `@requires` gives it */
export const requiredField = (field: string, index: number): string => `${RESERVED_PREFIX}required${index}_${field}`;

/** A directive that stands for the fragments around a field while an operation is planned. */
export const FRAGMENT_MARK = `${RESERVED_PREFIX}in`;

/** @returns the name under which a client's variable is sent to subgraphs; it differs from the planner's own variables */
export const sentVariable = (name: string): string => `${CLIENT_VARIABLE}${name}`;

/** @returns the client's name for a variable that is sent to a subgraph */
export const givenVariable = (sent: string): string => sent.slice(CLIENT_VARIABLE.length);

const CLIENT_VARIABLE = 'client_';

/** @returns whether a client may use this alias for this field */
export const isReservedAlias = (alias: string, field: string): boolean =>
  alias.startsWith(RESERVED_PREFIX) || (alias.startsWith('__') && alias !== field);
