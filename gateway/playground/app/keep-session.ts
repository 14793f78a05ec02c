import { messageOf } from './session.ts';
import { renewStaff } from './staff-sign-in.ts';
import { changeState, currentState } from './store.ts';
import { readClaims } from './token-claims.ts';

/** How often the session is checked. */
const INTERVAL_MS = 5_000;
/** How long before its end a session is renewed. */
const AHEAD_MS = 30_000;

let used = false;

/**
 * Watches the session: reports its end, and renews it before that if the issuer allows it and the page was used since the last
 * renewal. An unused page stays signed in only until its token expires.
 */
export function keepSession(): void {
  for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, () => (used = true), true);
  setInterval(() => void look(), INTERVAL_MS);
}

async function look(): Promise<void> {
  const { session, ended, config } = currentState();
  const left = millisecondsLeft(session.token, Date.now());
  if (left === null || ended || left > AHEAD_MS) return;
  if (left <= 0) return changeState({ ended: true });
  if (!used || session.refreshToken === null || !config?.staff) return;
  used = false;
  try {
    const renewed = { ...session, ...(await renewStaff(config.staff, session.refreshToken)) };
    if (currentState().session === session) changeState({ session: renewed });
  } catch (error) {
    changeState({ problem: `The session could not be renewed: ${messageOf(error)}` });
  }
}

/** @returns null when there is no token, or it does not say */
export function millisecondsLeft(token: string | null, nowMs: number): number | null {
  const expiresAt = token === null ? null : readClaims(token).expiresAt;
  return expiresAt === null ? null : expiresAt * 1000 - nowMs;
}
