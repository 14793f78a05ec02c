/** Generous deadlines for a busy machine, for tests that are not about deadlines. */
export const PATIENT = {
  fetchTimeoutMs: 60_000,
  requestTimeoutMs: 120_000,
  database: { connectMs: 60_000 },
  requests: { statementMs: 60_000, replica: null },
} as const;
