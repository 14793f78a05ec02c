import { SUBJECT_POLICIES, VIEWER_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';

/**
 * Everything about a viewer that `specialize` reads, as one string. Viewers of one class get the same pruned operation and the
 * same checks, so they share compiled operations.
 */
export function viewerClass(viewer: Viewer): string {
  let bits = viewer.signIn === null ? 0 : 1;
  for (const policy of VIEWER_CHECKS) bits = bits * 2 + (policy(viewer) ? 1 : 0);
  return viewer.scopes.size === 0 ? String(bits) : `${bits} ${[...viewer.scopes].sort().join(' ')}`;
}

const VIEWER_CHECKS: readonly ((viewer: Viewer) => boolean)[] = [
  ...Object.values(VIEWER_POLICIES),
  ...Object.values(SUBJECT_POLICIES).map(({ possible }) => possible),
];
