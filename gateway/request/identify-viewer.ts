import { LRUCache } from 'lru-cache';
import { ANONYMOUS, createViewer, NO_STANDING, type SignIn, type Standing, type Viewer } from '../../schema/contract/viewer.ts';
import type { VerifyToken } from '../sign-in/verify-token.ts';
import type { FindStanding } from '../standing/standing-cache.ts';
import { refusal } from './refusal.ts';

/** @param authorization the Authorization header; without one the viewer is anonymous */
export type IdentifyViewer = (authorization: string | undefined, nowMs: number) => Promise<Viewer>;

/**
 * Who asks: the token says who signed in, identity says what that person may see.
 *
 * @throws UNAUTHENTICATED when a token came that is not valid: it is never taken for an anonymous request
 * @throws SERVICE_UNAVAILABLE when the standing cannot be told
 */
export function createViewerStep(verify: VerifyToken, findStanding: FindStanding): IdentifyViewer {
  const viewers = new LRUCache<string, Viewer>({ max: 50_000 });
  return async (authorization, nowMs) => {
    if (authorization === undefined) return ANONYMOUS;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw refusal('UNAUTHENTICATED');
    const signIn = await signInOf(token, verify, nowMs);
    const standing = signIn.kind === 'person' ? await standingOf(signIn, findStanding, nowMs) : NO_STANDING;
    return sameViewer(viewers, token, createViewer(signIn, standing, nowMs / 1000));
  };
}

async function signInOf(token: string, verify: VerifyToken, nowMs: number): Promise<SignIn> {
  try {
    return (await verify(token, nowMs / 1000)).signIn;
  } catch {
    throw refusal('UNAUTHENTICATED');
  }
}

async function standingOf(signIn: SignIn, findStanding: FindStanding, nowMs: number): Promise<Standing> {
  try {
    return await findStanding(signIn, nowMs);
  } catch {
    throw refusal('SERVICE_UNAVAILABLE');
  }
}

/** One object per unchanged viewer, so that what is kept per viewer (signed assertions) is found again. */
function sameViewer(viewers: LRUCache<string, Viewer>, token: string, viewer: Viewer): Viewer {
  const before = viewers.get(token);
  if (
    before &&
    before.signIn === viewer.signIn &&
    before.standing === viewer.standing &&
    before.recentSignIn === viewer.recentSignIn
  ) {
    return before;
  }
  viewers.set(token, viewer);
  return viewer;
}
