import type { AuditEvent } from './audit-event.ts';
import { canonicalJson } from './canonical-json.ts';
import { hashRecord } from './chain.ts';

/**
 * What many records have in common: the coordinates of an operation, or a viewer. It is written once into each file, before the
 * first record that refers to it.
 */
export type Definition = {
  readonly kind: 'facts' | 'viewer';
  /** The hash of its canonical JSON. Records refer to it by this. */
  readonly id: string;
  /** The members of its record after `chain`. */
  readonly members: string;
  /** By what `what-did` finds a viewer. */
  readonly names: readonly string[];
};

/** A record before it has its place in a chain. */
export type AuditEntry = {
  /** RFC 3339, in UTC. */
  readonly at: string;
  readonly event: AuditEvent;
  /** The members after `chain`, canonical and in order. All their names come after `chain`. */
  readonly members: string;
  readonly definitions: readonly Definition[];
  /** Whose data it is about, shown or not: `person:p0201`. */
  readonly about: readonly string[];
};

/** @param content JSON data */
export function define(kind: Definition['kind'], content: object): Definition {
  const text = canonicalJson(content);
  const id = hashRecord(text);
  const members =
    kind === 'facts' ? `"event":"facts","facts":${text},"id":"${id}"` : `"event":"viewer","id":"${id}","viewer":${text}`;
  return { kind, id, members, names: kind === 'viewer' ? viewerNames(content) : [] };
}

/** @param content its members, without undefined ones; their names come after `chain` in order */
export function entryOf(
  at: string,
  content: { readonly event: AuditEvent; readonly [member: string]: unknown },
  definitions: readonly Definition[] = [],
  about: readonly string[] = [],
): AuditEntry {
  return { at, event: content.event, members: canonicalJson(content).slice(1, -1), definitions, about };
}

/** @returns the names by which a viewer is found: of the account, the person, the subject of the token, and the session */
export function viewerNames(viewer: object): string[] {
  const { accountId, personId, subject, session } = viewer as Readonly<Record<string, unknown>>;
  return [accountId, personId, subject, session].filter((name) => typeof name === 'string' && name !== '') as string[];
}
