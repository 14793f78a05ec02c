import type { ServerResponse } from 'node:http';
import type { Count, Distribution } from '../../../schema/contract/metrics/measures.ts';
import type { StatementObserver } from '../database/observe-statements.ts';
import type { SubgraphLog } from '../log.ts';
import type { SubgraphMeasures } from './subgraph-metrics.ts';

/** @returns what measures one answer: called when its request begins, it returns what is called when it has ended */
export function measureAnswers(subgraph: string, measures: SubgraphMeasures): (response: ServerResponse) => () => void {
  const seconds = measures.times('graph_subgraph_request_seconds', subgraph);
  const counts = (['answered', 'refused', 'failed'] as const).map((outcome) =>
    measures.count('graph_subgraph_requests_total', subgraph, outcome),
  );
  return (response) => {
    const startedAt = performance.now();
    return () => {
      seconds.observe((performance.now() - startedAt) / 1000);
      const { statusCode, destroyed, writableEnded } = response;
      const outcome = statusCode >= 500 || (destroyed && !writableEnded) ? 2 : statusCode >= 400 ? 1 : 0;
      counts[outcome]!.value += 1;
    };
  };
}

type StatementMeasures = { readonly seconds: Distribution; readonly ok: Count; readonly failed: Count };

/** @returns what measures each statement. Tables that are not the subgraph's own share one label */
export function measureStatements(
  subgraph: string,
  tables: readonly string[],
  measures: SubgraphMeasures,
  log: SubgraphLog,
): StatementObserver {
  const own = new Set(tables);
  const known = new Map<string, StatementMeasures>();
  return ({ operation, table }, ms, error) => {
    const key = `${operation} ${table}`;
    let of = known.get(key);
    if (!of) {
      const name = own.has(table) ? table : 'other';
      of = {
        seconds: measures.times('graph_statement_seconds', subgraph, operation, name),
        ok: measures.count('graph_statements_total', subgraph, operation, name, 'ok'),
        failed: measures.count('graph_statements_total', subgraph, operation, name, 'failed'),
      };
      known.set(key, of);
    }
    of.seconds.observe(ms / 1000);
    (error === null ? of.ok : of.failed).value += 1;
    if (log.debugs()) log.debug({ event: 'statement', subgraph, operation, table, ms: Math.round(ms * 10) / 10 });
  };
}
