/** Generous deadlines for a busy machine, for tests that are not about deadlines. */
export const PATIENT = { fetchTimeoutMs: 60_000, requestTimeoutMs: 120_000 } as const;
