import type { Requirement } from '../../schema/contract/read-policies.ts';
import type { AccessModel } from '../access/access-model.ts';
import { type Cell, cellOf, policyText, type Role } from '../explain/matrix.ts';
import { isCheck, specialize } from '../access/specialize.ts';
import { type FieldUse, useKey } from './field-uses.ts';
import type { Finding, FindingKind } from './finding.ts';

/** The fields of one operation under one supergraph. */
export type Uses = { readonly model: AccessModel; readonly uses: ReadonlyMap<string, FieldUse> };

/** What is asked for a field: of its type, and all in all. */
const asked = (model: AccessModel, { parent, through, field }: FieldUse) => {
  const ofType = model.typeRequirement(parent.name, through.name);
  return { ofType, all: [...ofType, ...model.fieldRequirement(parent, field.name)] };
};

/** @returns per field what the role sees of it; below what is not seen, nothing is */
export function seenBy(role: Role, { model, uses }: Uses): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const byUse = new Map<FieldUse, Cell>();
  for (const [key, use] of uses) {
    const { ofType, all } = asked(model, use);
    const around = use.around ? byUse.get(use.around) : 'yes';
    const cell = around === 'yes' ? cellOf(ofType, all, role) : (around ?? 'hidden');
    byUse.set(use, cell);
    cells.set(key, cell);
  }
  return cells;
}

/** What a field that a role sees becomes for it. */
const LOSSES: Readonly<Record<Exclude<Cell, 'yes'>, FindingKind>> = { no: 'newly denied', hidden: 'newly hidden' };

/**
 * Compares what each role sees of an operation. Whose data an object is, is as in the role: a head looks at a member, also in
 * `me`, and so a change is rather told once too often.
 *
 * @returns the outermost fields that a role loses; what depends on whose data it is from now on; and policies that changed
 *   without a role telling the difference
 */
export function compareAccess(before: Uses, after: Uses, roles: readonly Role[]): Finding[] {
  const sights = roles.map((role) => ({ role, then: seenBy(role, before), now: seenBy(role, after) }));
  return [...after.uses].flatMap(([key, use]) => {
    const earlier = before.uses.get(key);
    if (!earlier) return [];
    const [old, fresh] = [asked(before.model, earlier), asked(after.model, use)];
    if (policyText(old.all) === policyText(fresh.all)) return [];
    const ofType = policyText(old.ofType) !== policyText(fresh.ofType);
    const finding = (kind: FindingKind, affected: readonly Role[]): Finding => ({
      kind,
      about: ofType ? use.parent.name : use.coordinate,
      says: ofType ? change(old.ofType, fresh.ofType) : change(old.all, fresh.all),
      roles: affected.map(({ name }) => name),
      at: [ofType && use.around ? use.around.path : use.path],
      isNew: true,
    });
    const reaches = (now: ReadonlyMap<string, Cell>) => use.around === null || now.get(useKey(use.around)) === 'yes';
    const became = (cell: Exclude<Cell, 'yes'>) =>
      sights.filter(({ then, now }) => then.get(key) === 'yes' && reaches(now) && now.get(key) === cell).map(({ role }) => role);
    const losses = (['no', 'hidden'] as const)
      .map((cell) => ({ kind: LOSSES[cell], losers: became(cell) }))
      .filter(({ losers }) => losers.length > 0);
    if (losses.length > 0) return losses.map(({ kind, losers }) => finding(kind, losers));
    const stillSeen = sights.filter(({ then, now }) => then.get(key) === 'yes' && now.get(key) === 'yes');
    const nowPerPerson = stillSeen
      .map(({ role }) => role)
      .filter((role) => !perPerson(old.all, role) && perPerson(fresh.all, role));
    if (nowPerPerson.length > 0) return [finding('newly per person', nowPerPerson)];
    const gained = sights.some(({ then, now }) => then.get(key) !== 'yes' && now.get(key) === 'yes');
    return gained || stillSeen.length === 0 ? [] : [finding('policy changed', [])];
  });
}

const perPerson = (requirement: Requirement, { viewer }: Role): boolean => isCheck(specialize(requirement, viewer, 'deny'));

const change = (before: Requirement, after: Requirement): string =>
  `was ${policyText(before) || 'without a policy'}, is ${policyText(after) || 'without a policy'}`;
