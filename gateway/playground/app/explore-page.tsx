import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useRef, useState } from 'react';
import type { FetcherParams, FetcherOpts } from '@graphiql/toolkit';
import { askGraph } from './api.ts';
import { EditorWatch } from './editor-watch.tsx';
import { FIRST_QUESTION } from './first-question.ts';
import { keepWithoutValues } from './kept-storage.ts';
import { mendGraphiql } from './mend-graphiql.ts';
import { nameWithin } from './operation-name.ts';
import { byIdIfRegistered } from './registered-question.ts';
import { ResultMarks } from './result-marks.tsx';
import { messageOf } from './session.ts';
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

/** Sends a request as the current viewer, and removes the explanation from the answer that is shown. */
async function fetcher(asked: FetcherParams, options?: FetcherOpts): Promise<Record<string, unknown>> {
  const { session, operation, registered } = currentState();
  const headers = (options?.headers ?? {}) as Record<string, string>;
  const { query, variables } = asked;
  const operationName = nameWithin(query, asked.operationName);
  const question = byIdIfRegistered({ query, variables, operationName }, registered);
  const answer = await askGraph(session.token, question, headers).catch((error: unknown) => ({
    errors: [{ message: messageOf(error) }],
  }));
  const { data, extensions, ...others }: Awaited<ReturnType<typeof askGraph>> = answer;
  const { explain = null, ...otherExtensions } = extensions ?? {};
  const shown = {
    ...(data !== undefined && { data }),
    ...others,
    ...(Object.keys(otherExtensions).length > 0 && { extensions: otherExtensions }),
  };
  if (operationName !== 'IntrospectionQuery')
    changeState({ run: { operation, viewer: session.name, answer: shown, explanation: explain } });
  return shown;
}

export function ExplorePage() {
  const theme = useChosen((state) => state.theme);
  const mayIntrospect = useChosen((state) => state.config?.development === true || state.viewer?.kind === 'staff');
  // GraphiQL fetches the schema once per fetcher, so a staff sign-in gets a new one.
  const [fetchers] = useState(() =>
    [0, 1].map(
      () =>
        (...args: Parameters<typeof fetcher>) =>
          fetcher(...args),
    ),
  );
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => (editor.current ? mendGraphiql(editor.current) : undefined), []);
  return (
    <>
      <div className="editor" ref={editor}>
        <GraphiQL
          fetcher={fetchers[Number(mayIntrospect)] ?? fetcher}
          forcedTheme={theme}
          plugins={PLUGINS}
          storage={storage}
          defaultQuery={FIRST_QUESTION}
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
