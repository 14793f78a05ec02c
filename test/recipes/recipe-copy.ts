import { execFileSync } from 'node:child_process';
import { expect } from '@jest/globals';
import { makeScratchCopy } from '../support/scratch-copy.ts';
import { applyEdit, type Edit, type Recipe } from './edit.ts';
import { runIn, testIn } from './run-in-copy.ts';

/** A copy of the repository in which recipes are followed. */
export type RecipeCopy = ReturnType<typeof makeRecipeCopy>;

export function makeRecipeCopy() {
  const copy = makeScratchCopy();
  const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: copy.path, encoding: 'utf8' });
  const edit = (one: Edit) => applyEdit(copy.path, one);
  return {
    edit,
    run: (parameters: readonly string[]) => runIn(copy.path, parameters),
    test: (files: readonly string[], titles?: string) => testIn(copy.path, files, titles),
    /** Follows a recipe, but for the steps that are left out. */
    follow(recipe: Recipe, ...leftOut: readonly string[]): void {
      const steps = recipe.map(({ step }) => step);
      for (const step of leftOut) expect(steps).toContain(step);
      for (const { edits } of recipe.filter(({ step }) => !leftOut.includes(step))) edits.forEach(edit);
    },
    /** The files that a recipe changed, and those that commands wrote. */
    filesTouched() {
      const files = git('status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean);
      const names = files.map((line) => line.slice(3)).sort();
      const isGenerated = (name: string) =>
        /\.generated\.ts$|^schema\/(api|supergraph)\.graphql$|^schema\/access\.md$|^schema\/feeds\/.*\.(schema\.json|ndjson)$/.test(
          name,
        );
      return { byHand: names.filter((name) => !isGenerated(name)), generated: names.filter(isGenerated) };
    },
    /** Takes back what a recipe changed. */
    reset(): void {
      git('reset', '--quiet', '--hard');
      git('clean', '--quiet', '--force', '-d');
    },
    remove: () => copy.remove(),
  };
}
