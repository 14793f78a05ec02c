import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useRef, useState } from 'react';
import { useGraphiQL } from '@graphiql/react';
import type { FetcherParams, FetcherOpts } from '@graphiql/toolkit';
import { askGraph } from './api.ts';
import { readPlace } from './deep-link.ts';
import { FIRST_QUESTION } from './first-question.ts';
import { keepWithoutValues } from './kept-storage.ts';
import { mendTabs } from './mend-tabs.ts';
import { ResultMarks } from './result-marks.tsx';
import { SidePanels } from './side-panels.tsx';
import { changeState, currentState, useChosen } from './store.ts';
import './monaco-workers.ts';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './styles/editor.css';

const storage = keepWithoutValues(localStorage);
const PLUGINS = [HISTORY_PLUGIN];

/** Asks as the viewer of the moment, and keeps what the gateway explains out of the answer that is shown. */
async function fetcher(asked: FetcherParams, options?: FetcherOpts): Promise<Record<string, unknown>> {
  const { session, operation } = currentState();
  const headers = (options?.headers ?? {}) as Record<string, string>;
  const { data, extensions, ...answer } = await askGraph(session.token, asked, headers);
  const { explain = null, ...others } = extensions ?? {};
  const shown = { ...(data !== undefined && { data }), ...answer, ...(Object.keys(others).length > 0 && { extensions: others }) };
  if (asked.operationName !== 'IntrospectionQuery') changeState({ run: { operation, answer: shown, explanation: explain } });
  return shown;
}

export function ExplorePage() {
  const theme = useChosen((state) => state.theme);
  const mayIntrospect = useChosen((state) => state.config?.development === true || state.viewer?.kind === 'staff');
  const [linked] = useState(() => readPlace(location.hash).query);
  // GraphiQL asks for the schema once for each fetcher: once more when the staff has signed in.
  const [fetchers] = useState(() =>
    [0, 1].map(
      () =>
        (...args: Parameters<typeof fetcher>) =>
          fetcher(...args),
    ),
  );
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => (editor.current ? mendTabs(editor.current) : undefined), []);
  return (
    <>
      <div className="editor" ref={editor}>
        <GraphiQL
          fetcher={fetchers[Number(mayIntrospect)] ?? fetcher}
          forcedTheme={theme}
          plugins={PLUGINS}
          storage={storage}
          defaultQuery={FIRST_QUESTION}
          {...(linked !== null && { initialQuery: linked })}
          showPersistHeadersSettings={false}
          shouldPersistHeaders={false}
          inputValueDeprecation
        >
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
          <GraphiQL.Footer>
            <EditorWatch />
            <ResultMarks />
          </GraphiQL.Footer>
        </GraphiQL>
      </div>
      <SidePanels />
    </>
  );
}

/** Tells the rest of the page what is in the editor. */
function EditorWatch() {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const operationName = useGraphiQL((state) => state.operationName ?? null);
  useEffect(() => {
    const tell = () =>
      changeState({ operation: { query: query?.getValue() ?? '', variables: variables?.getValue() ?? '', operationName } });
    tell();
    const watches = [query, variables].map((editor) => editor?.onDidChangeModelContent(tell));
    return () => watches.forEach((watch) => watch?.dispose());
  }, [query, variables, operationName]);
  return null;
}
