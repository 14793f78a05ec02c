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
  /** By what `what-did` finds a viewer; null for coordinates. */
  readonly by: string | null;
};

/** A record before it has its place in a chain. */
export type AuditEntry = {
  /** RFC 3339, in UTC. */
  readonly at: string;
  readonly event: string;
  /** The members after `chain`, canonical and in order. All their names come after `chain`. */
  readonly members: string;
  readonly definitions: readonly Definition[];
  /** Whose data it is about: `person:p0201`. */
  readonly about: readonly string[];
};

/** @param by see `Definition` */
export function define(kind: Definition['kind'], content: unknown, by: string | null = null): Definition {
  const text = canonicalJson(content);
  const id = hashRecord(text);
  const members =
    kind === 'facts' ? `"event":"facts","facts":${text},"id":"${id}"` : `"event":"viewer","id":"${id}","viewer":${text}`;
  return { kind, id, members, by };
}

/** @param content its members, without undefined ones; their names come after `chain` in order */
export function entryOf(
  at: string,
  content: { readonly event: string; readonly [member: string]: unknown },
  definitions: readonly Definition[] = [],
  about: readonly string[] = [],
): AuditEntry {
  return { at, event: content.event, members: canonicalJson(content).slice(1, -1), definitions, about };
}
