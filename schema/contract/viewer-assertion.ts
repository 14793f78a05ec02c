import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { createViewer, NO_STANDING, type SignIn, type Standing, type Viewer } from './viewer.ts';

/**
 * The viewer assertion identifies the viewer to a subgraph. It is a JWT, valid for at most 60 seconds, whose audience is that
 * one subgraph. Each subgraph's key is derived from the gateway's secret, so a subgraph can verify its own assertions but not
 * forge any for another.
 */
export const ASSERTION_HEADER = 'x-viewer-assertion';
export const ASSERTION_SECONDS = 60;
const CLOCK_TOLERANCE_SECONDS = 30;
const ISSUER = 'myservices-gateway';
const TYPE = 'viewer+jwt';

type Claims = { signIn: SignIn | null; standing: Standing; recentSignIn: boolean; clientAddress: string | null };

/** @returns the key of `subgraph`, derived from the secret that only the gateway holds */
export function assertionKey(secret: string, subgraph: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'myservices-graph', `viewer-assertion:${subgraph}`, 32));
}

/**
 * @param nowSeconds seconds since 1970
 * @param clientAddress the client's network address; sent only where tries are counted by it
 */
export function signAssertion(
  viewer: Viewer,
  subgraph: string,
  key: Uint8Array,
  nowSeconds: number,
  clientAddress: string | null = null,
): Promise<string> {
  const { signIn, standing, recentSignIn } = viewer;
  const claims: Claims = { signIn, standing, recentSignIn, clientAddress };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + ASSERTION_SECONDS)
    .sign(key);
}

/**
 * @param nowSeconds seconds since 1970
 * @returns the viewer, the client's address if the assertion has it, and when the assertion expires (seconds since 1970)
 * @throws when the assertion is forged, expired, or meant for another subgraph
 */
export async function verifyAssertion(
  assertion: string,
  subgraph: string,
  key: Uint8Array,
  nowSeconds: number,
): Promise<{ viewer: Viewer; clientAddress: string | null; expiresAt: number }> {
  const { payload } = await jwtVerify<Claims>(assertion, key, {
    algorithms: ['HS256'],
    typ: TYPE,
    issuer: ISSUER,
    audience: subgraph,
    requiredClaims: ['exp', 'iat'],
    maxTokenAge: ASSERTION_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(nowSeconds * 1000),
  });
  const viewer = createViewer(payload.signIn ?? null, payload.standing ?? NO_STANDING, nowSeconds);
  return {
    viewer: { ...viewer, recentSignIn: payload.recentSignIn === true },
    clientAddress: payload.clientAddress ?? null,
    expiresAt: payload.exp ?? 0,
  };
}
