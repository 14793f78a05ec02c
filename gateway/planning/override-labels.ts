import { createHash } from 'node:crypto';
import type { Supergraph } from '@apollo/federation-internals';

/** For each label of `@override(label:)`, whether its fields are taken from the subgraph that overrides. */
export type OverrideChoice = {
  /** Equal for equal choices. */
  readonly key: string;
  readonly labels: ReadonlyMap<string, boolean>;
};

/** @returns what is chosen for a request: the same for all its fields, and for the same id at any time */
export type ChooseOverrides = (requestId: string) => OverrideChoice;

export const NO_OVERRIDES: OverrideChoice = { key: '', labels: new Map() };

/** `percent(n)`, as composition takes it. */
const PERCENT = /^percent\((\d{1,2}(?:\.\d{1,8})?|100)\)$/;

/**
 * Reads the labels of progressive overrides. `percent(n)` holds for n percent of all requests.
 *
 * @param configured which other labels hold, and which do not
 * @throws with every other label that is not configured: nobody could say which subgraph to ask
 */
export function readOverrides(supergraph: Supergraph, configured: ReadonlyMap<string, boolean>): ChooseOverrides {
  const labels = labelsOf(supergraph);
  if (labels.length === 0) return () => NO_OVERRIDES;
  const unknown = labels.filter((label) => !PERCENT.test(label) && !configured.has(label));
  if (unknown.length > 0) {
    const names = unknown.map((label) => `"${label}"`).join(', ');
    throw new Error(`The supergraph overrides fields under ${names}: say in OVERRIDE_LABELS whether each is on or off`);
  }
  const choices = new Map<string, OverrideChoice>();
  return (requestId) => {
    const position = positionOf(requestId);
    const holds = (label: string) => configured.get(label) ?? position < Number(PERCENT.exec(label)?.[1]);
    const key = labels.map((label) => (holds(label) ? '1' : '0')).join('');
    const known = choices.get(key);
    if (known) return known;
    const choice = { key, labels: new Map(labels.map((label) => [label, holds(label)])) };
    choices.set(key, choice);
    return choice;
  };
}

function labelsOf({ schema }: Supergraph): string[] {
  const fields = schema.directive('join__field')?.applications() ?? new Set();
  const labels = [...fields].map((field) => field.arguments()['overrideLabel'] as string | undefined);
  return [...new Set(labels.filter((label) => label !== undefined))].sort();
}

/** Where an id stands between 0 and 100, all places being equally likely. */
const positionOf = (requestId: string): number =>
  (createHash('sha256').update(requestId).digest().readUInt32BE() / 2 ** 32) * 100;
