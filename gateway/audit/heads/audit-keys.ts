import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { keyIdOf } from '../../../schema/contract/assertion-keys.ts';
import { canonicalJson } from '../records/canonical-json.ts';

/** Signs statements of the audit trail. */
export type AuditSigner = { readonly keyId: string; readonly publicKey: string; readonly sign: (statement: object) => Signed };
export type Signed = { readonly key: string; readonly signature: string };

/** Of a private key of 32 bytes, as RFC 8410 wraps it. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const privateKeyOf = (seed: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(seed, 'base64url')]), format: 'der', type: 'pkcs8' });

/** @param seed an Ed25519 key of 32 bytes in base64url. @returns its public key in base64url */
export const publicKeyOf = (seed: string): string =>
  createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).subarray(SPKI.length).toString('base64url');

/** @param publicKey in base64url */
const auditKeyId = (publicKey: string): string => keyIdOf(Buffer.from(publicKey, 'base64url'));

/** @param seed as for `publicKeyOf` */
export function createAuditSigner(seed: string): AuditSigner {
  const [key, publicKey] = [privateKeyOf(seed), publicKeyOf(seed)];
  const keyId = auditKeyId(publicKey);
  return {
    keyId,
    publicKey,
    sign: (statement) => ({ key: keyId, signature: sign(null, bytesOf(statement, keyId), key).toString('base64url') }),
  };
}

/** @returns why a signed statement does not hold; null when it does */
export type CheckSignature = (statement: object, signed: Signed) => string | null;

/** @param publicKeys all keys that have ever signed, in base64url */
export function createSignatureCheck(publicKeys: readonly string[]): CheckSignature {
  const keys = new Map(
    publicKeys.map((one) => [
      auditKeyId(one),
      createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(one, 'base64url')]), format: 'der', type: 'spki' }),
    ]),
  );
  return (statement, { key, signature }) => {
    const known = keys.get(key);
    if (!known) return `the key ${key} is not among the public keys`;
    const isValid = verify(null, bytesOf(statement, key), known, Buffer.from(signature, 'base64url'));
    return isValid ? null : 'the signature is not valid';
  };
}

const bytesOf = (statement: object, key: string): Buffer => Buffer.from(canonicalJson({ ...statement, key }));
