import type { GatewayMeasures } from '../telemetry/gateway-metrics.ts';
import type { AuditSink } from './audit-sink.ts';

/** @returns the same sink, whose records are measured */
export function measureAudit(sink: AuditSink, measures: GatewayMeasures): AuditSink {
  const written = measures.count('graph_audit_records_total', 'written');
  const refused = measures.count('graph_audit_records_total', 'refused');
  const waiting = measures.count('graph_audit_waiting');
  return {
    append(record) {
      waiting.value += 1;
      return sink.append(record).then(
        () => {
          waiting.value -= 1;
          written.value += 1;
        },
        (error: unknown) => {
          waiting.value -= 1;
          refused.value += 1;
          throw error;
        },
      );
    },
  };
}
