import type { Requirement } from '../../schema/contract/read-policies.ts';
import type { AccessModel } from '../access/access-model.ts';
import type { Verdict } from '../../schema/contract/requirement.ts';
import { verdictOn, policyText, type Role } from '../explain/matrix.ts';
import { isCheck, specialize } from '../access/specialize.ts';
import { type FieldUse, useKey } from './field-uses.ts';
import type { Finding, FindingKind } from './finding.ts';

/** The fields of one operation under one supergraph. */
export type Uses = { readonly model: AccessModel; readonly uses: ReadonlyMap<string, FieldUse> };

/** The requirement of a field's type, and the field's whole requirement. */
const asked = (model: AccessModel, { parent, through, field }: FieldUse) => {
  const ofType = model.typeRequirement(parent.name, through.name);
  return { ofType, all: [...ofType, ...model.fieldRequirement(parent, field.name)] };
};

/** @returns the role's verdict per field. Nothing is seen below a field that is not seen. */
export function seenBy(role: Role, { model, uses }: Uses): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  const byUse = new Map<FieldUse, Verdict>();
  for (const [key, use] of uses) {
    const { ofType, all } = asked(model, use);
    const around = use.around ? byUse.get(use.around) : 'allow';
    const verdict = around === 'allow' ? verdictOn(ofType, all, role) : (around ?? 'hide');
    byUse.set(use, verdict);
    verdicts.set(key, verdict);
  }
  return verdicts;
}

/** The finding when a role no longer sees a field. */
const LOSSES: Readonly<Record<Exclude<Verdict, 'allow'>, FindingKind>> = { deny: 'now deny', hide: 'now hide' };

/**
 * Compares what each role sees of an operation. The subject is always the role's: a head looks at a member, even in `me`. So a
 * change may be reported unnecessarily, but none is missed.
 *
 * @returns the outermost fields that a role loses; fields that now depend on the subject; and policies that changed without
 *   affecting a role
 */
export function compareAccess(before: Uses, after: Uses, roles: readonly Role[]): Finding[] {
  const byRole = roles.map((role) => ({ role, then: seenBy(role, before), now: seenBy(role, after) }));
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
    const reaches = (now: ReadonlyMap<string, Verdict>) => use.around === null || now.get(useKey(use.around)) === 'allow';
    const became = (verdict: Exclude<Verdict, 'allow'>) =>
      byRole
        .filter(({ then, now }) => then.get(key) === 'allow' && reaches(now) && now.get(key) === verdict)
        .map(({ role }) => role);
    const losses = (['deny', 'hide'] as const)
      .map((verdict) => ({ kind: LOSSES[verdict], losers: became(verdict) }))
      .filter(({ losers }) => losers.length > 0);
    if (losses.length > 0) return losses.map(({ kind, losers }) => finding(kind, losers));
    const stillSeen = byRole.filter(({ then, now }) => then.get(key) === 'allow' && now.get(key) === 'allow');
    const nowDepends = stillSeen.map(({ role }) => role).filter((role) => !depends(old.all, role) && depends(fresh.all, role));
    if (nowDepends.length > 0) return [finding('now depends', nowDepends)];
    const gained = byRole.some(({ then, now }) => then.get(key) !== 'allow' && now.get(key) === 'allow');
    return gained || stillSeen.length === 0 ? [] : [finding('policy changed', [])];
  });
}

const depends = (requirement: Requirement, { viewer }: Role): boolean => isCheck(specialize(requirement, viewer, 'deny'));

const change = (before: Requirement, after: Requirement): string =>
  `was ${policyText(before) || 'without a policy'}, is ${policyText(after) || 'without a policy'}`;
