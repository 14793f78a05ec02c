import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { PepperKeys } from '../settings/settings.ts';

/** The kind of value that is hashed. Hashes for one purpose reveal nothing about those for another. */
type Purpose = 'ssn' | 'email' | 'email-code' | 'client-address';

/**
 * A value hashed with HMAC-SHA-256 under the pepper, as `<chain>:<digest>`. The chain names the keys in the order of hashing:
 * `2025` or, after a rotation, `2025.2026`.
 */
export type KeyedHash = string;

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @throws when the pepper has no such key */
function keyOf({ keys }: PepperKeys, id: string): Uint8Array {
  const key = Object.hasOwn(keys, id) ? keys[id] : undefined;
  if (key === undefined) throw new Error(`The pepper has no key "${id}". Add it to PEPPER_KEYS.`);
  return key;
}

const imported = new WeakMap<Uint8Array, KeyObject>();

/** Importing a key costs five times as much as a hash, and a feed has a number for each person. */
function secretOf(pepper: PepperKeys, id: string): KeyObject {
  const key = keyOf(pepper, id);
  const known = imported.get(key);
  if (known !== undefined) return known;
  const secret = createSecretKey(key);
  imported.set(key, secret);
  return secret;
}

const step = (pepper: PepperKeys, purpose: Purpose, value: string, keyId: string) =>
  createHmac('sha256', secretOf(pepper, keyId)).update(`${purpose}\0${value}`).digest('base64url');

/** @param chain the keys in the order of hashing; the current one by default */
export function keyedHash(pepper: PepperKeys, purpose: Purpose, value: string, chain = pepper.current): KeyedHash {
  const digest = chain.split('.').reduce((input, keyId) => step(pepper, purpose, input, keyId), value);
  return `${chain}:${digest}`;
}

/** @returns the keys of a hash in the order of hashing, as `2025.2026` */
export const chainOf = (hash: KeyedHash): string => hash.slice(0, hash.indexOf(':'));

/** Hashes an existing hash again under the current key. After that, the older keys alone no longer suffice to find its value. */
export function rotateHash(pepper: PepperKeys, purpose: Purpose, hash: KeyedHash): KeyedHash {
  const chain = chainOf(hash);
  return `${chain}.${pepper.current}:${step(pepper, purpose, hash.slice(chain.length + 1), pepper.current)}`;
}

/** @returns the hashes of a value under each key, the current one first; a row may be stored under any of them */
export const hashesUnderEachKey = (pepper: PepperKeys, purpose: Purpose, value: string): KeyedHash[] => {
  const others = Object.keys(pepper.keys).filter((id) => id !== pepper.current);
  return [pepper.current, ...others].map((id) => keyedHash(pepper, purpose, value, id));
};

/** Compares two hashes in constant time. */
export function sameHash(left: KeyedHash, right: KeyedHash): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const sealingKey = (pepper: PepperKeys, keyId: string) =>
  new Uint8Array(hkdfSync('sha256', keyOf(pepper, keyId), '', 'myservices-graph:sealed', 32));

/** @returns the text encrypted under the current key, for values that must be read again later */
export function seal(pepper: PepperKeys, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, sealingKey(pepper, pepper.current), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${pepper.current}:${sealed.toString('base64url')}`;
}

/** @throws when the text was changed, or its key is no longer in the pepper */
export function open(pepper: PepperKeys, sealed: string): string {
  const keyId = chainOf(sealed);
  const bytes = Buffer.from(sealed.slice(keyId.length + 1), 'base64url');
  const decipher = createDecipheriv(ALGORITHM, sealingKey(pepper, keyId), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}
