import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { nameWithin } from './operation-name.ts';
import { changeState, useChosen } from './store.ts';

const HINT = 'The answer will stand here.\n\nCtrl-Enter: run\nCtrl-M: Tab leaves the editor\n(on a Mac Ctrl-Shift-M)';

/** Shares the content of the editor with the rest of the page, and opens operations that other parts request. */
export function EditorWatch() {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const response = useGraphiQL((state) => state.responseEditor);
  const operationName = useGraphiQL((state) => state.operationName ?? null);
  useEffect(() => {
    const tell = () => {
      const text = query?.getValue() ?? '';
      changeState({
        operation: { query: text, variables: variables?.getValue() ?? '', operationName: nameWithin(text, operationName) },
      });
    };
    tell();
    const watches = [query, variables].map((editor) => editor?.onDidChangeModelContent(tell));
    return () => watches.forEach((watch) => watch?.dispose());
  }, [query, variables, operationName]);
  useEffect(() => response?.updateOptions({ placeholder: HINT }), [response]);
  useEffect(() => {
    query?.updateOptions({ wordWrap: 'on', wrappingIndent: 'indent' });
    // A phone has no room for more.
    const phone = matchMedia('(max-width: 40rem)');
    const resize = () => {
      query?.updateOptions({ lineNumbers: phone.matches ? 'off' : 'on', folding: !phone.matches });
      for (const editor of [query, variables, response]) editor?.updateOptions({ fontSize: phone.matches ? 13 : 15 });
    };
    resize();
    phone.addEventListener('change', resize);
    return () => phone.removeEventListener('change', resize);
  }, [query, variables, response]);
  useOpening();
  return null;
}

function useOpening(): void {
  const toOpen = useChosen((state) => state.toOpen);
  const editor = useGraphiQL((state) => state.queryEditor);
  const { addTab } = useGraphiQLActions();
  useEffect(() => {
    if (toOpen === null || !editor) return;
    changeState({ toOpen: null });
    if (editor.getValue() === toOpen) return;
    // An empty tab is as good as a new one.
    if (editor.getValue().trim() !== '') addTab();
    editor.setValue(toOpen);
  }, [toOpen, editor, addTab]);
}
