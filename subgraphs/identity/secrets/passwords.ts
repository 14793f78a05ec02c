import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { AccountLimits } from '../settings/account-limits.ts';

/** The cost of a hash: memory in KiB, passes, lanes (`limits.md`, after OWASP). */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

const derive = promisify(argon2);

/** @returns the password in the form that is hashed (NFKC); null when it has too few or too many characters */
export function readPassword(value: string, { passwordMinLength, passwordMaxLength }: AccountLimits): string | null {
  const password = value.normalize('NFKC');
  const { length } = [...password];
  return length >= passwordMinLength && length <= passwordMaxLength ? password : null;
}

/** @returns argon2id of the password in the PHC string format, with its own salt */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', { message: password, nonce: salt, tagLength: TAG_BYTES, ...COST });
  return phc(salt, tag);
}

const phc = (salt: Buffer, tag: Buffer) =>
  `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;

const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

/** Replaces the hash of an account that does not exist, so that a refusal costs the same. */
const DUMMY_HASH = phc(Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

/** @param hash as `hashPassword` made it; null when there is no such account: the work is the same, and the result is false */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash ?? DUMMY_HASH) ?? [];
  const expected = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: TAG_BYTES,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return expected.length === TAG_BYTES && timingSafeEqual(found, expected) && hash !== null;
}
