import { type Path, pathKeys } from './entities.ts';
import type { Executed } from './execute-plan.ts';
import { PathTree } from './path-tree.ts';
import type { Selection } from '../planning/selection.ts';
import { asked, placesOfFailures } from './finalize-errors.ts';

/** What went wrong at sources, by path in the answer. */
export type SourceFaults = {
  /** Whether a source failed at this place. */
  readonly isFailed: (path: Path) => boolean;
  /** Whether data is absent here because a source does not know the object. Also true when that cannot be determined. */
  readonly isUnknown: (path: Path) => boolean;
};

/** Both functions are rarely called, so nothing is computed in advance. */
export function sourceFaults({ failures, unknown }: Executed, selection: Selection): SourceFaults {
  let failed: ReadonlySet<string> | null = null;
  let objects: PathTree | null = null;
  return {
    isFailed(path) {
      if (failures.length === 0) return false;
      failed ??= placesOfFailures(failures, selection);
      return failed.has(JSON.stringify(pathKeys(path)));
    },
    isUnknown(path) {
      if (unknown === null) return true;
      if (unknown.length === 0) return false;
      objects ??= treeOf(unknown, selection);
      return objects.covers(pathKeys(path));
    },
  };
}

function treeOf(objects: readonly Path[], selection: Selection): PathTree {
  const tree = new PathTree();
  for (const object of objects) tree.set(asked(pathKeys(object), selection), true);
  return tree;
}
