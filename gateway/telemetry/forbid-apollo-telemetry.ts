/** ApolloGateway reports to its maker unless the environment says otherwise (pitfall 19). */
export function forbidTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}
