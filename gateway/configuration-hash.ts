import { readFileSync } from 'node:fs';
import { canonicalJson } from './audit/records/canonical-json.ts';
import { hashRecord } from './audit/records/chain.ts';
import type { GatewayConfig } from './config.ts';

/** @returns a hash of what decides over answers, and of no secret. The audit trail shows by it that a configuration was changed */
export function configurationHash(config: GatewayConfig): string {
  const { production, force, overrideLabels, limits, introspection, rejectDenied, trustProxy, executor, express } = config;
  return hashRecord(
    canonicalJson({
      ...{ production, force, limits, introspection, rejectDenied, trustProxy, executor, express },
      ...{ fetchTimeoutMs: config.fetchTimeoutMs, requestTimeoutMs: config.requestTimeoutMs, operations: config.operations },
      clients: readFileSync(config.clients, 'utf8'),
      issuers: config.issuers.map(({ key, issuer }) => ({ key, issuer })),
      labels: [...overrideLabels],
      playground: config.playground,
      planningTimeoutMs: config.planningTimeoutMs,
    }),
  );
}
