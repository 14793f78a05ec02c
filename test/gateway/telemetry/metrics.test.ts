import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { RATE_LIMITS } from '../../../gateway/limits/rate-limits.ts';
import { GATEWAY_METRICS } from '../../../gateway/telemetry/gateway-metrics.ts';
import { PHASES } from '../../../gateway/telemetry/phase-times.ts';
import { ERRORS } from '../../../schema/contract/errors.ts';
import { Measures } from '../../../schema/contract/metrics/measures.ts';
import { metricsPage } from '../../../schema/contract/metrics/metrics-page.ts';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { SUBGRAPH_METRICS } from '../../../subgraphs/shared/telemetry/subgraph-metrics.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { refuseLeaks } from '../../support/leak-scan.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';
import { readMetrics, type Series, sumOf } from '../../support/read-metrics.ts';
import { registeredBy } from '../../support/registered.ts';

const measures = new Measures({ ...SUBGRAPH_METRICS, ...GATEWAY_METRICS });
const page = metricsPage(measures);
const current = registeredBy('portal').find(({ name }) => name === 'CurrentViewer')!;

let graph: Graph;
let overHttp: string;
beforeAll(async () => {
  const operations = await openStores(OPEN_CLIENTS, '.', null);
  graph = await startGraph({ operations, measures, subgraphMeasures: measures });
  const routes = await Promise.all([...graph.subgraphs].map(async ([name, one]) => [name, await one.listen(0)] as const));
  overHttp = await graph.startAnother(new Map(routes));
});
afterAll(() => graph.stop());

const read = async (): Promise<Series[]> => readMetrics((await page()).text);
const ask = async (body: unknown, headers: Record<string, string> = {}) =>
  post(overHttp, body, { authorization: `Bearer ${await graph.token('H02')}`, ...headers });

describe('metrics', () => {
  it('count and time a request, its parts, its fetches and their statements', async () => {
    const before = await read();
    await ask({ documentId: current.id });
    await ask({ documentId: current.id });
    const after = await read();
    const more = (name: string, labels: Record<string, string> = {}) => sumOf(after, name, labels) - sumOf(before, name, labels);
    const operation = { client: 'portal', name: 'CurrentViewer' };
    expect(more('graph_requests_total', { ...operation, outcome: 'ok' })).toBe(2);
    expect(more('graph_request_seconds_count', operation)).toBe(2);
    expect(more('graph_request_seconds_bucket', { ...operation, le: '+Inf' })).toBe(2);
    expect(more('graph_request_seconds_sum', operation)).toBeGreaterThan(0);
    expect(more('graph_requests_in_flight')).toBe(0);
    for (const phase of PHASES) expect([phase, more('graph_phase_seconds_count', { phase })]).toEqual([phase, 2]);
    const fetches = more('graph_fetches_total', { outcome: 'ok' });
    expect(fetches).toBeGreaterThanOrEqual(2);
    expect(more('graph_fetch_seconds_count')).toBe(fetches);
    expect(more('graph_subgraph_requests_total', { outcome: 'answered' })).toBe(fetches);
    expect(more('graph_subgraph_request_seconds_count')).toBe(fetches);
    expect(more('graph_statements_total', { outcome: 'ok', operation: 'select' })).toBeGreaterThan(0);
    expect(more('graph_statement_seconds_count')).toBe(more('graph_statements_total'));
    expect(more('graph_cache_lookups_total', { cache: 'session' })).toBe(2);
    expect(more('graph_cache_lookups_total', { cache: 'standing' })).toBe(2);
    expect(more('graph_cache_lookups_total', { cache: 'plan', result: 'hit' })).toBe(2);
    expect(more('graph_rates_total', { rate: 'account requests', result: 'within' })).toBe(2);
    // The sign-in is recorded too.
    expect(more('graph_audit_records_total', { result: 'written' })).toBe(3);
    expect(sumOf(after, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  });

  it('tell refusals by their code', async () => {
    const before = await read();
    await ask({ documentId: 'nothing' });
    await ask({ query: '{' });
    const after = await read();
    const more = (labels: Record<string, string>) =>
      sumOf(after, 'graph_requests_total', labels) - sumOf(before, 'graph_requests_total', labels);
    expect(more({ client: 'portal', operation: 'none', outcome: 'PERSISTED_QUERY_NOT_FOUND' })).toBe(1);
    expect(more({ client: 'portal', operation: 'ad hoc', outcome: 'GRAPHQL_PARSE_FAILED' })).toBe(1);
  });
});

/** What a caller could try to write into a label. */
const HOSTILE = 'Hilda_p0201_900120011';
const ATTACKS: readonly (readonly [what: string, body: unknown, headers: Record<string, string>])[] = [
  ['the name of an operation', { query: `query ${HOSTILE} { me { id } }`, operationName: HOSTILE }, {}],
  ['the name of no operation', { query: '{ me { id } }', operationName: HOSTILE }, {}],
  ['the id of a document', { documentId: HOSTILE }, {}],
  ['the name of a registered operation', { documentId: current.id, operationName: HOSTILE }, {}],
  ['the name of a field', { query: `{ ${HOSTILE} }` }, {}],
  ['a variable', { query: 'query ($id: ID!) { household(id: $id) { id } }', variables: { id: HOSTILE } }, {}],
  ['a line of its own', { query: `query a"}1\\n${HOSTILE} { me { id } }` }, {}],
  ['the names that clients give themselves', { query: '{ help { browsers } }' }, { 'apollographql-client-name': HOSTILE }],
  ['a token', { query: '{ me { id } }' }, { authorization: `Bearer ${Buffer.from('{}').toString('base64url')}.${HOSTILE}.x` }],
  ['an address', { query: '{ me { id } }' }, { 'x-forwarded-for': HOSTILE }],
  ['an id of its request', { query: '{ me { id } }' }, { 'x-request-id': HOSTILE }],
];

const TABLES = ['other', '', ...subgraphs.flatMap(({ tableUses }) => Object.keys(tableUses))];
const manifests = ['portal', 'partners/eligibility-partner', 'partners/documents-partner', 'partners/hand-off-partner'];
const registered = manifests.flatMap((client) => registeredBy(client).map(({ name }) => name));
/** Every value that a label may have. */
const ALLOWED: Readonly<Record<string, readonly string[] | RegExp>> = {
  client: ['none', ...OPEN_CLIENTS.map(({ id }) => id)],
  operation: /^(?:[\da-f]{64}|ad hoc|none|select|insert|update|delete|other)$/,
  name: ['ad hoc', 'none', ...registered],
  outcome: ['ok', 'partial', 'answered', 'refused', 'failed', ...Object.keys(ERRORS)],
  code: Object.keys(ERRORS),
  phase: PHASES,
  subgraph: subgraphs.map(({ name }) => name),
  cache: ['session', 'standing', 'plan', 'document'],
  result: ['hit', 'miss', 'within', 'over', 'unknown', 'written', 'refused'],
  rate: Object.keys(RATE_LIMITS),
  table: TABLES,
};

describe('the labels of metrics', () => {
  it('are of closed sets, whatever callers send', async () => {
    for (const [, body, headers] of ATTACKS) await ask(body, headers);
    const { text } = await page();
    expect(text).not.toContain('Hilda');
    refuseLeaks('the metrics', text, null);
    const wrong = readMetrics(text)
      .filter(({ name }) => name.startsWith('graph_'))
      .flatMap(({ name, labels }) => Object.entries(labels).map(([label, value]) => ({ name, label, value })))
      .filter(({ label, value }) => {
        const allowed = label === 'le' ? /^[\d.]+$|^\+Inf$/ : ALLOWED[label];
        return !(allowed instanceof RegExp ? allowed.test(value) : allowed?.includes(value));
      });
    expect(wrong).toEqual([]);
  });

  it('do not become more with documents and viewers', async () => {
    await ask({ query: '{ me { id } }' });
    // Node's own series are left out: each kind of garbage collection appears when it first happens.
    const own = async () => (await read()).filter(({ name }) => name.startsWith('graph_'));
    const series = (await own()).length;
    for (let index = 0; index < 20; index += 1) await ask({ query: `query Name${index} { me { a${index}: id } }` });
    expect(await own()).toHaveLength(series);
  });

  it('are bounded in number even so', () => {
    const many = new Measures({ much: { type: 'counter', means: '', labels: ['of'] } });
    for (let index = 0; index < 6_000; index += 1) many.count('much', String(index)).value += 1;
    expect(many.count('much', 'another')).toBe(many.count('much', 'yet another'));
    expect(many.count('much', 'another').value).toBe(1_000);
  });
});
