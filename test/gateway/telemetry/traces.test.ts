import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { traceRequests } from '../../../gateway/telemetry/trace-requests.ts';
import { createGatewayMeasures } from '../../../gateway/telemetry/gateway-metrics.ts';
import { observeTraces } from '../../../schema/contract/tracing/observe-traces.ts';
import type { Sampling } from '../../../schema/contract/tracing/trace-variables.ts';
import { openTracing } from '../../../schema/contract/tracing/open-tracing.ts';
import type { Tracing } from '../../../schema/contract/tracing/tracing.ts';
import { type GraphAnswer, type Graph, post, startGraph } from '../../support/graph.ts';
import { keptLog } from '../../support/kept-log.ts';
import { refuseLeaks } from '../../support/leak-scan.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';
import { until } from '../../support/processes.ts';
import { registeredBy } from '../../support/registered.ts';
import { type ReceivedSpan, startTraceReceiver, type TraceReceiver } from '../../support/trace-receiver.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';
const HOSTILE = 'Hilda_p0201_900120011';
const current = registeredBy('portal').find(({ name }) => name === 'CurrentViewer')!;

let receiver: TraceReceiver;
const measures = createGatewayMeasures();
const log = keptLog();
let tracing: Tracing;
let graph: Graph;
let url: string;

beforeAll(async () => {
  receiver = await startTraceReceiver();
  const settings = {
    url: `${receiver.url}/v1/traces`,
    headers: { 'x-scope': 'all' },
    timeoutMs: 60_000,
    ca: null,
    service: 'graph',
  };
  tracing = await openTracing(settings, observeTraces(measures, log));
  const operations = await openStores(OPEN_CLIENTS, '.', null);
  graph = await startGraph({
    operations,
    tracing: { tracing, sampling: { trustsClients: true, ratio: 0 } },
    subgraphTracing: tracing,
  });
  const routes = await Promise.all([...graph.subgraphs].map(async ([name, one]) => [name, await one.listen(0)] as const));
  url = await graph.startAnother(new Map(routes));
});
afterAll(async () => {
  await graph.stop();
  await tracing.close();
  await receiver.stop();
});

const ask = async (body: unknown, headers: Record<string, string> = {}): Promise<GraphAnswer> =>
  post(url, body, { authorization: `Bearer ${await graph.token('H02')}`, ...headers });

const requestIdOf = ({ headers }: GraphAnswer) => headers.get('x-request-id');

/** @returns all spans of the trace of a request, once its own has come: children end before it */
async function traceOf(answer: GraphAnswer): Promise<readonly ReceivedSpan[]> {
  const isOwn = ({ kind, attributes }: ReceivedSpan) =>
    kind === 'server' && !('graph.subgraph' in attributes) && attributes['graph.request_id'] === requestIdOf(answer);
  const own = () => receiver.spans.find(isOwn);
  await until(() => own() !== undefined);
  return receiver.spans.filter(({ traceId }) => traceId === own()!.traceId);
}

describe('a traced request', () => {
  it('is one tree, from the client through the gateway and its subgraphs to their statements', async () => {
    const answer = await ask({ documentId: current.id }, { traceparent: `00-${TRACE}-${SPAN}-01` });
    const spans = await traceOf(answer);
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const [server] = spans.filter(({ parent }) => parent === SPAN);
    expect(spans.filter(({ parent }) => parent === null || (!byId.has(parent) && parent !== SPAN))).toEqual([]);
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
    const pathOf = (span: ReceivedSpan): string => {
      const above = byId.get(span.parent ?? '');
      return above ? `${pathOf(above)} > ${span.name}` : span.name;
    };
    const paths = spans.map(pathOf);
    expect(paths).toContain('POST /graphql > query CurrentViewer > identify');
    expect(paths).toContain('POST /graphql > query CurrentViewer > fetch identity > POST /graphql');
    expect(
      paths.some((path) => path.startsWith('POST /graphql > query CurrentViewer > fetch identity > POST /graphql > select ')),
    ).toBe(true);
    for (const span of spans) {
      const above = byId.get(span.parent ?? '');
      expect(span.to >= span.from).toBe(true);
      if (above) expect([span.name, span.from >= above.from]).toEqual([span.name, true]);
    }
    expect(server?.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
      'url.scheme': 'http',
      'graph.request_id': requestIdOf(answer),
    });
    expect(spans.find(({ name }) => name === 'query CurrentViewer')?.attributes).toMatchObject({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'CurrentViewer',
      'graph.outcome': 'ok',
    });
    expect(spans.find(({ name }) => name.startsWith('select '))?.attributes).toMatchObject({
      'db.system.name': 'sqlite',
      'db.namespace': 'identity',
      'db.operation.name': 'select',
      'db.collection.name': expect.any(String),
    });
    expect(answer.headers.get('traceresponse')).toBe(`00-${TRACE}-${server?.spanId}-01`);
    expect(receiver.requests[0]).toMatchObject({ path: '/v1/traces', headers: { 'x-scope': 'all' } });
  });

  it('has its trace in its line of the log', async () => {
    const answer = await ask({ documentId: current.id }, { traceparent: `00-${TRACE}-${SPAN}-01` });
    expect(graph.logLines.find((line) => line.includes('"event":"request"') && line.includes(requestIdOf(answer)!))).toContain(
      `"trace":"${TRACE}"`,
    );
  });

  it('tells nothing of a person, and no text of its client', async () => {
    const traceparent = `00-${TRACE}-${SPAN}-01`;
    await ask(
      { query: `query ${HOSTILE} { me { id name { full } } }`, operationName: HOSTILE },
      { traceparent, tracestate: HOSTILE },
    );
    await ask({ query: 'query ($id: ID!) { household(id: $id) { id } }', variables: { id: HOSTILE } }, { traceparent });
    await ask({ documentId: HOSTILE }, { traceparent });
    await traceOf(await ask({ query: `{ ${HOSTILE} }` }, { traceparent }));
    const sent = receiver.requests.map(({ body, headers }) => `${JSON.stringify(headers)}${body}`).join('\n');
    expect(sent).not.toContain('Hilda');
    refuseLeaks('the traces', sent, null);
  });

  it('says why it was refused', async () => {
    const spans = await traceOf(await ask({ documentId: 'nothing' }, { traceparent: `00-${TRACE}-${SPAN}-01` }));
    expect(spans.find(({ attributes }) => attributes['error.type'] === 'PERSISTED_QUERY_NOT_FOUND')).toMatchObject({
      failed: true,
    });
  });
});

describe('which requests are traced', () => {
  /** What is told to the client and to subgraphs, where chance is a half. */
  const beginBy = (sampling: Sampling, traceparent: string | undefined) => {
    const traces = traceRequests(
      tracing,
      sampling,
      () => undefined,
      () => 0.5,
    );
    const trace = traces.begin('the-request', traceparent, 0);
    return { trace, fetch: traces.beginFetch('the-request', 'notices') };
  };

  it.each([
    ['the client says so, and is trusted', true, 0, '01', true],
    ['the client says not, and is trusted', true, 1, '00', false],
    ['the client says so, and is not trusted', false, 0.4, '01', false],
    ['the client says not, and is not trusted', false, 0.6, '00', true],
  ])('%s', (_what, trustsClients, ratio, flags, sampled) => {
    const { trace, fetch } = beginBy({ trustsClients, ratio }, `00-${TRACE}-${SPAN}-${flags}`);
    expect(trace?.context).toMatchObject({ traceId: TRACE, sampled });
    expect(trace?.context.spanId).not.toBe(SPAN);
    expect(fetch?.traceparent).toMatch(new RegExp(`^00-${TRACE}-[\\da-f]{16}-${sampled ? '01' : '00'}$`));
  });

  it.each([undefined, 'Hilda'])('the share decides where the header is %s', (traceparent) => {
    expect(beginBy({ trustsClients: true, ratio: 0.4 }, traceparent)).toEqual({ trace: undefined, fetch: null });
    expect(beginBy({ trustsClients: true, ratio: 0.6 }, traceparent).trace?.context.sampled).toBe(true);
  });

  it('no other has a header in its answer', async () => {
    const { headers } = await ask({ documentId: current.id });
    expect(headers.get('traceresponse')).toBeNull();
  });
});

describe('a collector that takes nothing', () => {
  it('is logged once, and counted; when it takes spans again, that is logged too', async () => {
    receiver.answer(400);
    const events = () => log.lines.map(({ event }) => event);
    const failed = measures.count('graph_spans_total', 'failed');
    const traceparent = `00-${TRACE}-${SPAN}-01`;
    const askUntil = (isSo: () => boolean) =>
      until(async () => {
        await ask({ documentId: current.id }, { traceparent });
        return isSo();
      });
    await askUntil(() => failed.value > 0);
    expect(log.lines).toContainEqual({ event: 'traces lost', code: 'HTTP_400' });
    const before = failed.value;
    await askUntil(() => failed.value > before);
    expect(events().filter((event) => event === 'traces lost')).toHaveLength(1);
    receiver.answer(200);
    await askUntil(() => events().includes('traces taken'));
  });
});
