import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { createLog } from '../../gateway/log.ts';
import { startAllInOne, type AllInOneOptions } from '../../scripts/tooling/all-in-one.ts';
import { compose } from '../../scripts/compose.ts';
import { findDemoSignIn } from '../../scripts/tooling/demo-sign-ins.ts';
import type { RunningSubgraph } from '../../subgraphs/shared/define-subgraph.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { KNOWS, type Knows, refuseLeaks } from './leak-scan.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type GraphError = { message: string; path?: (string | number)[]; extensions: { code: string } };
export type GraphAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests compare it with literals.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly GraphError[];
};

/** The whole graph in this process, asked over HTTP. */
export type Graph = {
  readonly url: string;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  /** Every line that the gateway logged. */
  readonly logLines: readonly string[];
  /** @param signIn a demo sign-in as `npm run token` names it, or `anonymous`. Throws when the answer holds what is not theirs */
  readonly ask: (signIn: string, query: string, variables?: Record<string, unknown>) => Promise<GraphAnswer>;
  readonly token: (signIn: string, authenticatedAt?: number) => Promise<string>;
  readonly stop: () => Promise<void>;
};

const { supergraphSdl } = compose();

/** Starts the demo households on the fixed day, unless `options` say otherwise. Stop it after use. */
export async function startGraph(
  options: Partial<AllInOneOptions> = {},
  knows: Readonly<Record<string, Knows>> = KNOWS,
): Promise<Graph> {
  const folder = temporaryFolder();
  const issuer = await openDevIssuer(folder.path);
  const logLines: string[] = [];
  const all = await startAllInOne({
    supergraphSdl,
    databaseUrl: 'sqlite::memory:',
    dataClock: () => DEMO_NOW,
    issuers: issuer.issuers,
    assertionSecret: 'the assertion secret of the tests',
    introspection: true,
    log: createLog('info', (line) => logLines.push(line)),
    ...options,
  });
  const url = await all.gateway.listen(0);
  const token: Graph['token'] = (signIn, authenticatedAt) => {
    const now = Math.floor(Date.now() / 1000);
    return issuer.token({ ...findDemoSignIn(signIn), authenticatedAt: authenticatedAt ?? now }, now);
  };
  const tokens = new Map<string, string>();
  return {
    url,
    subgraphs: all.subgraphs,
    logLines,
    token,
    async ask(signIn, query, variables = {}) {
      if (signIn !== 'anonymous' && !tokens.has(signIn)) tokens.set(signIn, await token(signIn));
      const bearer = tokens.get(signIn);
      const answer = await post(url, { query, variables }, bearer === undefined ? {} : { authorization: `Bearer ${bearer}` });
      refuseLeaks(`the answer to ${signIn}`, answer.text, knows[signIn] ?? {});
      refuseLeaks(`a header to ${signIn}`, [...answer.headers].flat().join('\n'), null);
      return answer;
    },
    async stop() {
      await all.stop();
      folder.remove();
      refuseLeaks('the log', logLines.join(''), null);
    },
  };
}

/** Posts a GraphQL request, or any other body, to `url`. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<GraphAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const parsed = (text.startsWith('{') ? JSON.parse(text) : {}) as { data?: unknown; errors?: GraphError[] };
  return { status: response.status, headers: response.headers, text, data: parsed.data, errors: parsed.errors ?? [] };
}
