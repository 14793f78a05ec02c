import { describe, expect, it } from '@jest/globals';
import { jwtVerify, type JWTPayload, SignJWT } from 'jose';
import { keyIdOf } from '../../../schema/contract/assertion-keys.ts';
import { assertionKey, signAssertion, verifyAssertion } from '../../../schema/contract/viewer-assertion.ts';
import { BRUNO } from '../../support/demo-viewers.ts';

const SECRET = 'the secret of the tests';
const key = assertionKey(SECRET, 'documents');
const NOW = 1_800_000_000;
const STRICT = {
  algorithms: ['HS256'],
  typ: 'viewer+jwt',
  issuer: 'myservices-gateway',
  audience: 'documents',
  requiredClaims: ['exp', 'iat'],
  maxTokenAge: 60,
  clockTolerance: 30,
};

/** The verdicts of jose, as the independent reference, and of `verifyAssertion`. */
async function verdicts(assertion: string, atSeconds: number): Promise<readonly boolean[]> {
  const accepts = (verified: Promise<unknown>) =>
    verified.then(
      () => true,
      () => false,
    );
  return Promise.all([
    accepts(jwtVerify(assertion, key, { ...STRICT, currentDate: new Date(atSeconds * 1000) })),
    accepts(verifyAssertion(assertion, 'documents', [key], atSeconds)),
  ]);
}

const CLAIMS = { iss: STRICT.issuer, aud: 'documents', iat: NOW, exp: NOW + 60, signIn: null };
const HEADER = { alg: 'HS256', typ: 'viewer+jwt' };
const signed = (claims: Record<string, unknown>, header: { alg: string; typ?: string } = HEADER, by = key) =>
  new SignJWT(claims as JWTPayload).setProtectedHeader(header).sign(by);
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('a viewer assertion', () => {
  it('is a JWS that jose verifies, and says who the viewer is', async () => {
    const assertion = signAssertion(BRUNO, 'documents', key, NOW, '192.0.2.1');
    const { payload, protectedHeader } = await jwtVerify(assertion, key, { ...STRICT, currentDate: new Date(NOW * 1000) });
    const { signIn, standing, recentSignIn } = BRUNO;
    expect(protectedHeader).toEqual({ ...HEADER, kid: keyIdOf(key) });
    expect(payload).toEqual({ ...CLAIMS, signIn, standing, recentSignIn, clientAddress: '192.0.2.1' });
    const { viewer, clientAddress, expiresAt } = await verifyAssertion(assertion, 'documents', [key], NOW);
    expect({ viewer, clientAddress, expiresAt }).toEqual({ viewer: BRUNO, clientAddress: '192.0.2.1', expiresAt: NOW + 60 });
  });

  it.each<[what: string, assertion: () => Promise<string>, atSeconds: number]>([
    ['at once', () => signed(CLAIMS), NOW],
    ['until it expires, with a tolerance', () => signed(CLAIMS), NOW + 89],
    ['before it was issued, within the tolerance', () => signed(CLAIMS), NOW - 30],
  ])('is accepted %s', async (_what, assertion, atSeconds) => {
    expect(await verdicts(await assertion(), atSeconds)).toEqual([true, true]);
  });

  it.each<[what: string, assertion: () => string | Promise<string>, atSeconds: number]>([
    ['expired', () => signed(CLAIMS), NOW + 90],
    ['from the future', () => signed(CLAIMS), NOW - 31],
    ['older than its lifetime, whatever its exp says', () => signed({ ...CLAIMS, exp: NOW + 9_999 }), NOW + 91],
    ['for another subgraph', () => signed({ ...CLAIMS, aud: 'notices' }), NOW],
    ['of another issuer', () => signed({ ...CLAIMS, iss: 'another' }), NOW],
    ['without an audience', () => signed({ ...CLAIMS, aud: undefined }), NOW],
    ['without exp', () => signed({ ...CLAIMS, exp: undefined }), NOW],
    ['without iat', () => signed({ ...CLAIMS, iat: undefined }), NOW],
    ['with an iat that is text', () => signed({ ...CLAIMS, iat: String(NOW) }), NOW],
    ['with an exp that is text', () => signed({ ...CLAIMS, exp: String(NOW + 60) }), NOW],
    ['of another type', () => signed(CLAIMS, { alg: 'HS256', typ: 'at+jwt' }), NOW],
    ['without a type', () => signed(CLAIMS, { alg: 'HS256' }), NOW],
    ['by another algorithm', () => signed(CLAIMS, { alg: 'HS512', typ: 'viewer+jwt' }, Buffer.alloc(64, key)), NOW],
    ['by the key of another subgraph', () => signed(CLAIMS, HEADER, assertionKey(SECRET, 'notices')), NOW],
    ['unsigned', () => `${encode({ alg: 'none', typ: 'viewer+jwt' })}.${encode(CLAIMS)}.`, NOW],
    ['without its signature', async () => (await signed(CLAIMS)).replace(/[^.]+$/, ''), NOW],
    [
      'with another content',
      async () => (await signed(CLAIMS)).replace(/\.[^.]+\./, `.${encode({ ...CLAIMS, iat: NOW - 1 })}.`),
      NOW,
    ],
    ['cut short', async () => (await signed(CLAIMS)).slice(0, -1), NOW],
    ['of four parts', async () => `${await signed(CLAIMS)}.`, NOW],
    ['of one part', () => 'forged', NOW],
    ['empty', () => '', NOW],
    ['no object', () => signAssertion(BRUNO, 'documents', key, NOW).replace(/\.[^.]+\./, `.${encode([])}.`), NOW],
  ])('is refused when it is %s', async (_what, assertion, atSeconds) => {
    expect(await verdicts(await assertion(), atSeconds)).toEqual([false, false]);
  });

  it('is refused where jose would be lenient: several audiences, other spellings, further headers', async () => {
    const spelled = (await signed(CLAIMS)).replace(/^[^.]+/, encode({ typ: 'viewer+jwt', alg: 'HS256' }));
    for (const lenient of [await signed({ ...CLAIMS, aud: ['documents', 'notices'] }), spelled])
      await expect(verifyAssertion(lenient, 'documents', [key], NOW)).rejects.toThrow();
    await expect(verifyAssertion(`${await signed(CLAIMS)}=`, 'documents', [key], NOW)).rejects.toThrow();
  });
});
