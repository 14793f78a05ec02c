import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { keyIdOf } from './assertion-keys.ts';
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
/** The header of assertions of earlier versions, which names no key. */
const UNNAMED_HEADER = encode({ alg: 'HS256', typ: 'viewer+jwt' });

type Claims = {
  readonly signIn: SignIn | null;
  readonly standing: Standing;
  readonly recentSignIn: boolean;
  readonly clientAddress: string | null;
  readonly iss: string;
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
};

/** @returns the key of `subgraph`, derived from the secret that only the gateway holds */
export function assertionKey(secret: string, subgraph: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'myservices-graph', `viewer-assertion:${subgraph}`, 32));
}

/**
 * @param nowSeconds seconds since 1970
 * @param clientAddress the client's network address; sent only where tries are counted by it
 * @returns a compact JWS (RFC 7515)
 */
export function signAssertion(
  viewer: Viewer,
  subgraph: string,
  key: Uint8Array,
  nowSeconds: number,
  clientAddress: string | null = null,
): string {
  const { signIn, standing, recentSignIn } = viewer;
  const [iss, aud, iat, exp] = [ISSUER, subgraph, nowSeconds, nowSeconds + ASSERTION_SECONDS];
  const claims: Claims = { signIn, standing, recentSignIn, clientAddress, iss, aud, iat, exp };
  const signed = `${headerOf(key)}.${encode(claims)}`;
  return `${signed}.${signatureOf(signed, key)}`;
}

/**
 * @param keys of which each may have signed: while keys are rotated there are two
 * @param nowSeconds seconds since 1970
 * @returns the viewer, the client's address if the assertion has it, and when the assertion expires (seconds since 1970)
 * @throws when the assertion is forged, expired, or meant for another subgraph
 */
export async function verifyAssertion(
  assertion: string,
  subgraph: string,
  keys: readonly Uint8Array[],
  nowSeconds: number,
): Promise<{ viewer: Viewer; clientAddress: string | null; expiresAt: number }> {
  const claims = readSigned(assertion, keys);
  checkClaims(claims, subgraph, nowSeconds);
  const viewer = createViewer(claims.signIn ?? null, claims.standing ?? NO_STANDING, nowSeconds);
  return {
    viewer: { ...viewer, recentSignIn: claims.recentSignIn === true },
    clientAddress: claims.clientAddress ?? null,
    expiresAt: claims.exp,
  };
}

/** @returns what only a holder of a key can have written. @throws when nobody who holds one wrote the assertion */
function readSigned(assertion: string, keys: readonly Uint8Array[]): Partial<Claims> {
  const [header = '', payload = '', signature = '', ...rest] = assertion.split('.');
  const given = Buffer.from(signature);
  const isSignedBy = (key: Uint8Array): boolean => {
    // No other header is accepted, so that a header can say nothing of how to verify.
    if (header !== headerOf(key) && header !== UNNAMED_HEADER) return false;
    const expected = Buffer.from(signatureOf(`${header}.${payload}`, key));
    // Comparing the text refuses other spellings of the same bytes too.
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  if (rest.length > 0 || !keys.some(isSignedBy)) throw new Error('The assertion is not signed');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Partial<Claims>;
}

/** The times are those of RFC 7519, 4.1, and no assertion is valid for longer than `ASSERTION_SECONDS`, whatever it says. */
function checkClaims(
  claims: Partial<Claims>,
  subgraph: string,
  nowSeconds: number,
): asserts claims is Partial<Claims> & Pick<Claims, 'exp'> {
  const { iss, aud, iat, exp } = claims;
  const age = typeof iat === 'number' ? nowSeconds - iat : Number.NaN;
  const isInTime = age >= -CLOCK_TOLERANCE_SECONDS && age <= ASSERTION_SECONDS + CLOCK_TOLERANCE_SECONDS;
  if (iss !== ISSUER || aud !== subgraph) throw new Error('The assertion is for another audience');
  if (!isInTime || typeof exp !== 'number' || !(exp > nowSeconds - CLOCK_TOLERANCE_SECONDS))
    throw new Error('The assertion has expired');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

const headers = new WeakMap<Uint8Array, string>();

/** @returns the header of the assertions that a key signs. It names the key */
function headerOf(key: Uint8Array): string {
  let header = headers.get(key);
  if (header === undefined) headers.set(key, (header = encode({ alg: 'HS256', typ: 'viewer+jwt', kid: keyIdOf(key) })));
  return header;
}

const signatureOf = (signed: string, key: Uint8Array): string =>
  createHmac('sha256', imported(key)).update(signed).digest('base64url');

const known = new WeakMap<Uint8Array, KeyObject>();

/** Importing a key costs four times as much as signing with it. */
function imported(key: Uint8Array): KeyObject {
  let object = known.get(key);
  if (!object) known.set(key, (object = createSecretKey(key)));
  return object;
}
