import { createHash } from 'node:crypto';
import type { Supergraph } from '@apollo/federation-internals';

/** For each label of `@override(label:)`, whether its fields are fetched from the overriding subgraph. */
export type OverrideChoice = {
  /** Equal for equal choices. */
  readonly key: string;
  readonly labels: ReadonlyMap<string, boolean>;
};

/** @returns the choice for a request: the same for all its fields, and always the same for one id */
export type ChooseOverrides = (requestId: string) => OverrideChoice;

export const NO_OVERRIDES: OverrideChoice = { key: '', labels: new Map() };

/** `percent(n)`, as composition accepts it. */
const PERCENT = /^percent\((\d{1,2}(?:\.\d{1,8})?|100)\)$/;

/**
 * Chooses the labels that are active for a request. `percent(n)` is active for n percent of all requests.
 *
 * @param labels every label of the supergraph
 * @param configured whether each other label is active
 * @throws listing every other label that is not configured: the subgraph to ask would be undefined
 */
export function readOverrides(labels: readonly string[], configured: ReadonlyMap<string, boolean>): ChooseOverrides {
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

/** @returns the labels of a supergraph's progressive overrides, sorted */
export function overrideLabelsOf({ schema }: Supergraph): string[] {
  const fields = schema.directive('join__field')?.applications() ?? new Set();
  const labels = [...fields].map((field) => field.arguments()['overrideLabel'] as string | undefined);
  return [...new Set(labels.filter((label) => label !== undefined))].sort();
}

/** Maps an id to a number between 0 and 100, uniformly distributed. */
const positionOf = (requestId: string): number =>
  (createHash('sha256').update(requestId).digest().readUInt32BE() / 2 ** 32) * 100;
