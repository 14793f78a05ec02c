/** ApolloGateway sends telemetry to Apollo unless the environment forbids it (pitfall 19). */
export function forbidTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}
