/**
 * Messages of graphql-js that repeat names only. All others may hold a value of the client's or a suggestion from the schema, and the
 * table's text replaces them (pitfall 25).
 */
const SPEAKABLE = [
  /^Cannot query field "\w+" on type "\w+"\./,
  /^Unknown (argument|type|fragment|directive|operation named) "@?\w+"/,
  /^Field "\w+" must not have a selection since type "[\w[\]!]+" has no subfields\./,
  /^Field "\w+" of type "[\w[\]!]+" must have a selection of subfields\./,
  /^(Field|Directive) "@?\w+" argument "\w+" of type "[\w[\]!]+" is required, but it was not provided\./,
  /^Variable "\$\w+" is (never used|not defined)/,
  /^Variable "\$\w+" of (required )?type "[\w[\]!]+"/,
  /^Fragment "\w+" is never used/,
  /^Fragment "\w+" cannot be spread here/,
];

/** @returns what a message of graphql-js says by names alone; undefined when nothing of it is sure to be a name */
export const withoutValues = (message: string): string | undefined =>
  SPEAKABLE.map((pattern) => pattern.exec(message)?.[0]).find((said) => said !== undefined);
