/** Deadlines for a busy machine, where a test is not about deadlines. */
export const PATIENT = { fetchTimeoutMs: 60_000, requestTimeoutMs: 120_000 } as const;
