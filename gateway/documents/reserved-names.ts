/** Aliases that begin so are the gateway's own; clients may not use them (pitfall 2). */
const RESERVED_PREFIX = '_access_';

/** @returns the alias under which the gateway asks a type's subject key */
export const subjectAlias = (type: string, field: string): string => `${RESERVED_PREFIX}${type}_${field}`;

/** @returns the alias under which the gateway asks an entity's key again */
export const keyAlias = (field: string): string => `${RESERVED_PREFIX}key_${field}`;

/** Asked where a selection would otherwise be empty. */
export const PLACEHOLDER_ALIAS = `${RESERVED_PREFIX}nothing`;

/**
 * @param index tells apart what the client asks for under one response key in different places
 * @returns the alias under which a client's field is asked; no type's name begins with a digit, so no subject's alias is like it
 */
export const clientAlias = (responseKey: string, index: number): string => `${RESERVED_PREFIX}${index}_${responseKey}`;

/** @returns the name that stands for a field with one of the sets of arguments that some `@requires` asks it with */
export const requiredField = (field: string, index: number): string => `${RESERVED_PREFIX}required${index}_${field}`;

/** A directive that stands for the fragments around a field while an operation is planned. */
export const FRAGMENT_MARK = `${RESERVED_PREFIX}in`;

/** @returns the name under which a client's variable goes to subgraphs: the planner's own variables have other names */
export const sentVariable = (name: string): string => `${CLIENT_VARIABLE}${name}`;

/** @returns the client's name for a variable that goes to a subgraph */
export const givenVariable = (sent: string): string => sent.slice(CLIENT_VARIABLE.length);

const CLIENT_VARIABLE = 'client_';

/** @returns whether a client may use this alias for this field */
export const isReservedAlias = (alias: string, field: string): boolean =>
  alias.startsWith(RESERVED_PREFIX) || (alias.startsWith('__') && alias !== field);
