/** Checks one part of a process. @throws NotReady, or whatever the part throws, when the part cannot be used */
export type ReadinessCheck = () => Promise<void>;

/** Why a part is not ready, in words that hold no value from outside. */
export class NotReady extends Error {}

/** Whether a process takes requests, and how each of its parts is. */
export type ReadinessReport = {
  readonly status: 'starting' | 'ready' | 'not ready' | 'draining';
  readonly parts: Readonly<Record<string, { readonly ready: boolean; readonly reason?: string }>>;
};

export type Readiness = {
  /** Checks these parts from now on. @param checks by the name of the part */
  readonly start: (checks: ReadonlyMap<string, ReadinessCheck>) => void;
  /** Says from now on that the process takes no more requests. */
  readonly drain: () => void;
  readonly report: () => Promise<ReadinessReport>;
};

/** A part that does not answer by then is not ready. Probes usually wait no longer. */
const CHECK_MS = 1_000;

/** @param checkMs how long a check may take, in milliseconds */
export function createReadiness(checkMs: number = CHECK_MS): Readiness {
  let parts: ReadonlyMap<string, ReadinessCheck> | null = null;
  let draining = false;
  return {
    start: (checks) => void (parts = new Map([...checks].map(([name, check]) => [name, shared(check)]))),
    drain: () => void (draining = true),
    async report() {
      if (parts === null) return { status: 'starting', parts: {} };
      const found = await Promise.all([...parts].map(async ([name, check]) => [name, await outcomeOf(check, checkMs)] as const));
      const isReady = found.every(([, { ready }]) => ready);
      return { status: draining ? 'draining' : isReady ? 'ready' : 'not ready', parts: Object.fromEntries(found) };
    },
  };
}

/** A check that hangs is not begun again by the next probe: each would hold a connection. */
function shared(check: ReadinessCheck): ReadinessCheck {
  let running: Promise<void> | null = null;
  return () => (running ??= check().finally(() => (running = null)));
}

async function outcomeOf(check: ReadinessCheck, checkMs: number): Promise<{ ready: boolean; reason?: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotReady(`does not answer within ${checkMs} ms`)), checkMs);
  });
  try {
    await Promise.race([check(), late]);
    return { ready: true };
  } catch (error) {
    return { ready: false, reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Messages of libraries may hold addresses and values; codes and names do not. */
function reasonOf(error: unknown): string {
  if (error instanceof NotReady) return error.message;
  const { code, name = 'Error' } = error as { readonly code?: unknown; readonly name?: string };
  return typeof code === 'string' ? code : name;
}
