import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { linesOf } from './result-lines.ts';
import { useChosen } from './store.ts';

/** Shows the reason beside every null of the result. */
export function ResultMarks() {
  const editor = useGraphiQL((state) => state.responseEditor);
  const run = useChosen((state) => state.run);
  useEffect(() => {
    const nulls = run?.explanation?.nulls ?? [];
    if (!editor || nulls.length === 0) return undefined;
    const lines = linesOf(run?.answer);
    const marks = editor.createDecorationsCollection();
    const mark = () => {
      const model = editor.getModel();
      // The result is shown some time after it arrives. Other text belongs to another tab.
      if (model?.getValue() !== JSON.stringify(run?.answer, null, 2)) return marks.clear();
      marks.set(
        nulls.flatMap(({ path, why, left }) => {
          const line = lines.get(JSON.stringify(path));
          if (line === undefined) return [];
          const column = model.getLineMaxColumn(line);
          const content = `  ← ${left === null ? why : `${left} ${why}`}`;
          const range = { startLineNumber: line, endLineNumber: line, startColumn: column, endColumn: column };
          return [{ range, options: { showIfCollapsed: true, after: { content, inlineClassName: `result-mark ${why}` } } }];
        }),
      );
    };
    mark();
    const watch = editor.onDidChangeModelContent(mark);
    return () => {
      watch.dispose();
      marks.clear();
    };
  }, [editor, run]);
  return null;
}
