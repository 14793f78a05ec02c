import type { AccessOutcome } from './audit-record.ts';
import { canonicalJson, canonicalText } from './records/canonical-json.ts';
import type { AuditEntry, Definition } from './records/audit-entry.ts';

export type AccessDetails = {
  readonly event: 'access' | 'intent';
  /** RFC 3339, in UTC. */
  readonly at: string;
  readonly requestId: string;
  readonly facts: Definition;
  readonly viewer: Definition;
  /** Null: not known yet. */
  readonly outcome: AccessOutcome | null;
  /** The code of the error, of a request that failed. */
  readonly code?: string;
  /** The network of the client; null: it is not recorded. */
  readonly from: string | null;
  /** The subjects of the objects in the answer: `person:p0201`, `household:h02`, `submitter:…`, `recipient:…`. */
  readonly whose: readonly string[];
  /** Per coordinate or type, the subjects whose data was refused, as `person:p0202 deny`. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
};

/** Members without a value are left out. @returns the record of a request; it holds ids and coordinates, never values */
export function accessEntry(details: AccessDetails): AuditEntry {
  const { event, at, requestId, facts, viewer, outcome, code, from, whose, refused } = details;
  let members = code === undefined ? `"event":"${event}"` : `"code":"${code}","event":"${event}"`;
  members += `,"facts":"${facts.id}"`;
  if (from !== null) members += `,"from":"${from}"`;
  if (outcome !== null) members += `,"outcome":"${outcome}"`;
  const hasRefused = hasMembers(refused);
  if (hasRefused) members += `,"refused":${canonicalJson(refused)}`;
  members += `,"request":${canonicalText(requestId)},"viewer":"${viewer.id}","whose":${canonicalJson(whose)}`;
  return { at, event, members, definitions: [facts, viewer], about: hasRefused ? [...whose, ...subjectsOf(refused)] : whose };
}

const subjectsOf = (refused: AccessDetails['refused']): string[] =>
  Object.values(refused).flatMap((subjects) => subjects.map((one) => one.slice(0, one.lastIndexOf(' '))));

function hasMembers(object: object): boolean {
  for (const _name in object) return true;
  return false;
}
