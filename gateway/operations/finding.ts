/** Every kind of finding that a check can report, as a closed table. */
export const FINDINGS = {
  invalid: { severity: 'breaking', means: 'is not valid for the schema' },
  'over limit': { severity: 'breaking', means: 'can be over a limit' },
  'not alone': { severity: 'breaking', means: 'holds a mutation that must stand alone' },
  'never answered': { severity: 'breaking', means: 'no role that uses this client sees any of it' },
  'type changed': { severity: 'breaking', means: 'has another type' },
  'may be null': { severity: 'breaking', means: 'was never null, and may be now' },
  'value removed': { severity: 'breaking', means: 'an enum has lost a value' },
  'input changed': { severity: 'breaking', means: 'a value that a variable holds today may be refused' },
  'now deny': { severity: 'breaking', means: 'denied to roles that see it today' },
  'now hide': { severity: 'breaking', means: 'hidden, without an error, from roles that see it today' },
  'never allow': { severity: 'warning', means: 'no role that uses this client sees it' },
  'now depends': { severity: 'warning', means: 'depends on whose data it is, and did not before' },
  'policy changed': { severity: 'warning', means: 'has another policy, which makes no difference for any known role' },
  'value added': { severity: 'warning', means: 'may hold a value that the client does not know' },
  'default changed': { severity: 'warning', means: 'the default of an argument that is not given has changed' },
  deprecated: { severity: 'warning', means: 'is deprecated' },
  'cost grown': { severity: 'warning', means: 'costs more than one and a half times as much' },
} as const satisfies Record<string, { severity: 'breaking' | 'warning'; means: string }>;

export type FindingKind = keyof typeof FINDINGS;

/** One finding on one operation. It contains names from the schema and the operation, never a value. */
export type Finding = {
  readonly kind: FindingKind;
  /** A coordinate, a type, a variable or a limit. Empty: the whole operation. */
  readonly about: string;
  /** The particulars, in words. */
  readonly says: string;
  /** The affected roles, by the names of `rolesOf`. Empty: all. */
  readonly roles: readonly string[];
  /** Places in the operation, by response keys or by line and column. Empty: no particular place. */
  readonly at: readonly string[];
  /** Whether it is absent under the supergraph compared with. */
  readonly isNew: boolean;
};

export const isBreaking = ({ kind }: Pick<Finding, 'kind'>): boolean => FINDINGS[kind].severity === 'breaking';

/** @returns the findings in the order of the table. Those that differ only in places or roles are merged. */
export function gather(findings: readonly Finding[]): Finding[] {
  const same = Map.groupBy(findings, ({ kind, about, says }) => JSON.stringify([kind, about, says]));
  const all = <Key extends 'roles' | 'at'>(group: readonly Finding[], key: Key) => [...new Set(group.flatMap((one) => one[key]))];
  const order = Object.keys(FINDINGS);
  return [...same.values()]
    .flatMap((group) => group.slice(0, 1).map((first) => ({ ...first, roles: all(group, 'roles'), at: all(group, 'at') })))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
