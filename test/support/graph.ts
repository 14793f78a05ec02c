import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import type { ParsedRecord } from '../../gateway/audit/reading/parsed-record.ts';
import type { AuditRecord } from '../../gateway/audit/search/resolved-record.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { type Gateway, startGateway } from '../../gateway/start-gateway.ts';
import { startAllInOne, type AllInOneOptions } from '../../scripts/tooling/all-in-one.ts';
import { supergraphSdl } from './composed.ts';
import { findDemoSignIn } from '../../scripts/tooling/demo-sign-ins.ts';
import type { RunningSubgraph } from '../../subgraphs/shared/serve.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { createSubgraphLog } from '../../subgraphs/shared/log.ts';
import { collectAudit } from './collect-audit.ts';
import { KNOWS, type Knows, refuseLeaks, withoutAuditedIds } from './leak-scan.ts';
import { readLogged } from './logged.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { OPEN_CLIENTS } from './open-clients.ts';
import { PATIENT } from './patience.ts';

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

/** The whole graph in this process, with its HTTP address. */
export type Graph = {
  readonly url: string;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  /** Every line that the gateway or a subgraph logged. */
  readonly logLines: readonly string[];
  /** Every audit record of a request, the oldest first. */
  readonly auditRecords: readonly AuditRecord[];
  /** Every other record, too, but not what they refer to. */
  readonly auditEvents: readonly ParsedRecord[];
  /** @param signIn a demo sign-in as `npm run token` names it, or `anonymous`. Throws on data that it may not see */
  readonly ask: (signIn: string, query: string, variables?: Record<string, unknown>) => Promise<GraphAnswer>;
  readonly token: (signIn: string, authenticatedAt?: number) => Promise<string>;
  /** Starts another gateway over the same subgraphs, some of which may be reached over HTTP. @returns its URL */
  readonly startAnother: (routes?: ReadonlyMap<string, string>) => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Starts the demo households on the fixed day, unless `options` say otherwise. Stop it after use. */
export async function startGraph(
  options: Partial<AllInOneOptions> = {},
  knows: Readonly<Record<string, Knows>> = KNOWS,
): Promise<Graph> {
  const folder = temporaryFolder();
  const issuer = await openDevIssuer(folder.path);
  const logLines: string[] = [];
  const collected = collectAudit();
  const { clock = Date.now } = options;
  const gatewayOptions = {
    supergraphSdl,
    issuers: issuer.issuers,
    clients: OPEN_CLIENTS,
    ...PATIENT,
    assertionSecret: 'the assertion secret of the tests',
    introspection: true,
    log: createLog('info', (line) => logLines.push(line)),
    audit: collected,
    ...options,
  };
  const subgraphLog = createSubgraphLog('info', (line) => logLines.push(line));
  const all = await startAllInOne({ subgraphLog, databaseUrl: 'sqlite::memory:', dataClock: () => DEMO_NOW, ...gatewayOptions });
  const others: Gateway[] = [];
  const url = await all.gateway.listen(0);
  const token: Graph['token'] = (signIn, authenticatedAt) => {
    const now = Math.floor(clock() / 1000);
    return issuer.token({ ...findDemoSignIn(signIn), authenticatedAt: authenticatedAt ?? now }, now);
  };
  const tokens = new Map<string, string>();
  return {
    url,
    subgraphs: all.subgraphs,
    logLines,
    ...{ auditRecords: collected.records, auditEvents: collected.all },
    token,
    async ask(signIn, query, variables = {}) {
      if (signIn !== 'anonymous' && !tokens.has(signIn)) tokens.set(signIn, await token(signIn));
      const bearer = tokens.get(signIn);
      const answer = await post(url, { query, variables }, bearer === undefined ? {} : { authorization: `Bearer ${bearer}` });
      refuseLeaks(`the answer to ${signIn}`, answer.text, knows[signIn] ?? {});
      refuseLeaks(`a header to ${signIn}`, [...answer.headers].flat().join('\n'), null);
      return answer;
    },
    async startAnother(routes = new Map()) {
      const near = [...all.subgraphs].filter(([name]) => !routes.has(name));
      const inProcess = new Map(near.map(([name, { execute }]) => [name, execute]));
      const filesInProcess = new Map(near.map(([name, { openFile }]) => [name, openFile]));
      const gateway = await startGateway({ ...gatewayOptions, inProcess, filesInProcess, routes });
      others.push(gateway);
      return gateway.listen(0);
    },
    async stop() {
      await Promise.all(others.map((gateway) => gateway.stop()));
      await all.stop();
      folder.remove();
      readLogged(logLines);
      refuseLeaks('the audit record', withoutAuditedIds(collected.text()), null);
    },
  };
}

/** Posts a GraphQL request, or any other body, to `url`. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<GraphAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    // A server may close an idle connection while a busy client reuses it, so no connection is kept.
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const parsed = (text.startsWith('{') ? JSON.parse(text) : {}) as { data?: unknown; errors?: GraphError[] };
  return { status: response.status, headers: response.headers, text, data: parsed.data, errors: parsed.errors ?? [] };
}
