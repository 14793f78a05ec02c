/**
 * Beginnings of graphql-js messages that contain only names. All others may contain a client's value or a suggestion from the
 * schema, so the table's text replaces them (pitfall 25).
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

/** @returns the part of a graphql-js message that contains only names; undefined if there is none */
export const withoutValues = (message: string): string | undefined =>
  SPEAKABLE.map((pattern) => pattern.exec(message)?.[0]).find((said) => said !== undefined);
