import type { DevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { findDemoSignIn } from '../../scripts/tooling/demo-sign-ins.ts';

/**
 * @param clock milliseconds since 1970
 * @returns the headers of demo sign-ins, each with one token; `anew` makes a token with another sign-in time
 */
export function demoBearers(issuer: DevIssuer, clock: () => number) {
  const known = new Map<string, Promise<string>>();
  const anew = (signIn: string, authenticatedAt = clock()): Promise<string> => {
    const claims = { ...findDemoSignIn(signIn), authenticatedAt: Math.floor(authenticatedAt / 1000) };
    return issuer.token(claims, Math.floor(clock() / 1000));
  };
  const headersOf = async (signIn: string | undefined): Promise<Record<string, string>> => {
    if (signIn === undefined) return {};
    const token = known.get(signIn) ?? anew(signIn);
    known.set(signIn, token);
    return { authorization: `Bearer ${await token}` };
  };
  return { anew, headersOf };
}
