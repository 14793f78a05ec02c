import type { Subject } from '../../schema/contract/policies.ts';
import { isSubjectLeaf, permitsViewer, subjectPolicy } from '../../schema/contract/requirement.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { ALLOW, DENY, ruleTree, type ShieldRule } from './shield-rules.ts';

/** Whether a viewer may see a field of an object about this subject. */
export type Permits = (viewer: Viewer, subject: Subject) => boolean;

// Shield does not export the classes of its operators.
const AND = ruleTree([[['authenticated']], [['signed_in']]]).constructor;
const OR = ruleTree([[['authenticated'], ['signed_in']]]).constructor;

/**
 * Compiles a tree of shield rules to one synchronous predicate. Shield itself runs every rule as a promise, which costs more than
 * reading the data.
 *
 * @throws when the tree contains what `ruleTree` does not make
 */
export function compileRule(rule: ShieldRule): Permits {
  if (rule === ALLOW) return () => true;
  if (rule === DENY) return () => false;
  if (rule.constructor === AND) return all(partsOf(rule));
  if (rule.constructor === OR) return any(partsOf(rule));
  const { name } = rule as unknown as { readonly name?: string };
  if (name === undefined) throw new Error('Only rules of leaves, AND and OR can be compiled');
  return compileLeaf(name);
}

const partsOf = (rule: ShieldRule): Permits[] => (rule.getRules() as ShieldRule[]).map(compileRule);

function compileLeaf(leaf: string): Permits {
  const test: Permits = isSubjectLeaf(leaf) ? subjectPolicy(leaf).permits : (viewer) => permitsViewer(leaf, viewer);
  return (viewer, subject) => {
    try {
      return test(viewer, subject);
    } catch {
      // As in shield, a predicate that throws denies.
      return false;
    }
  };
}

function all([first, second, ...rest]: readonly Permits[]): Permits {
  if (first === undefined) return () => false;
  if (second === undefined) return first;
  const others = all([second, ...rest]);
  return (viewer, subject) => first(viewer, subject) && others(viewer, subject);
}

function any([first, second, ...rest]: readonly Permits[]): Permits {
  if (first === undefined) return () => false;
  if (second === undefined) return first;
  const others = any([second, ...rest]);
  return (viewer, subject) => first(viewer, subject) || others(viewer, subject);
}
