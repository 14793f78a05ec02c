import { readFileSync } from 'node:fs';
import ts from 'typescript';

const STARTS: ReadonlySet<string> = new Set(['it', 'test', 'describe']);

/** `it` of `it(…)`, and of `it.each(…)(…)`. */
function startOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) return startOf(callee.expression);
  return '';
}

/** @returns the titles in the source of a test file, with their placeholders `%s` and `${…}` */
export function titlesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && STARTS.has(startOf(node.expression))) {
      const [title] = node.arguments;
      if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) titles.push(title.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}
