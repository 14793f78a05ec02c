import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { createGatewayMeasures } from '../../gateway/telemetry/gateway-metrics.ts';
import { measureRequests } from '../../gateway/telemetry/measure-requests.ts';
import { beginPhases, endWork, PHASES, phasesInMs } from '../../gateway/telemetry/phase-times.ts';
import { outgoingTrace } from '../../gateway/telemetry/outgoing-trace.ts';
import { openTraces } from '../../gateway/telemetry/trace-requests.ts';
import { openTracing } from '../../schema/contract/tracing/open-tracing.ts';
import { listenLocally } from './listen.ts';

// What telemetry adds to a request of five fetches, without the request: metrics, the parts in its line, and traces by the share of
// requests that are traced. The CPU is that of the process, with sending the spans, and with the collector, which forgets them.

const REQUESTS = 20_000;
const ROUNDS = 3;
/** Longer than spans wait to be sent. */
const SENDING_MS = 1_500;
const SUBGRAPHS = ['identity', 'masshealth', 'health-connector', 'documents', 'notices'];
const registered = { hash: 'a'.repeat(64), name: 'FourTabs' };
const measure = measureRequests(createGatewayMeasures());

const collector = createServer((request, response) => void request.resume().on('end', () => response.end('{}')));
const counts = { exported: { value: 0 }, failed: { value: 0 }, dropped: { value: 0 } };
const observer = { counts, onLost: console.error, onFound: () => undefined };
const to = { url: await listenLocally(collector), headers: {}, timeoutMs: 10_000, ca: null, service: 'bench' };
const tracing = await openTracing(to, observer);
const tracesOf = (ratio: number) =>
  openTraces({ tracing, sampling: { trustsClients: false, ratio } }, () => 'http://127.0.0.1:4001/graphql');

let written = 0;
const requestBy = (traces: ReturnType<typeof openTraces>) => (number: number) => {
  const id = `request-${number}`;
  const times = beginPhases();
  measure.begin();
  const trace = traces?.begin(id, undefined, times.begun);
  for (const subgraph of SUBGRAPHS) {
    const fetch = traces?.beginFetch(id, subgraph) ?? null;
    if (fetch) outgoingTrace.run(fetch.traceparent, () => fetch.end(null));
  }
  for (const phase of PHASES) times[phase] = performance.now();
  endWork(times);
  const outcome = 'ok';
  measure.end({ client: 'portal', registered, isResolved: true, outcome, errors: [], times });
  written += JSON.stringify(phasesInMs(times)).length;
  const told = {
    client: 'portal',
    operation: registered.hash,
    name: registered.name,
    type: 'query',
    outcome,
    fetches: 5,
  } as const;
  if (trace) traces?.end(trace, { id, method: 'POST', scheme: 'http', status: 200, ...told, times });
};

async function costOf(traces: ReturnType<typeof openTraces>): Promise<number> {
  const request = requestBy(traces);
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let number = 0; number < REQUESTS; number += 1) {
      request(number);
      // Spans are sent meanwhile.
      if (number % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    if (traces) await wait(SENDING_MS);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / REQUESTS);
  }
  return Math.min(...costs);
}

const off = await costOf(null);
console.log(`metrics and the parts in the line: ${off.toFixed(1)} us of CPU a request`);
for (const ratio of [0, 0.01, 1]) {
  const more = (await costOf(tracesOf(ratio))) - off;
  console.log(
    `traces of ${ratio * 100} % of the requests: ${more.toFixed(1)} us more; spans: ${counts.exported.value} sent, ${counts.dropped.value} dropped`,
  );
}
await tracing.close();
collector.close();
process.exitCode = written > 0 ? 0 : 1;
