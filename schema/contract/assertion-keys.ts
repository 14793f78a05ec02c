import { createHash } from 'node:crypto';

/** @returns the id under which assertions name a key: a part of its hash, so that nobody has to keep ids and keys together */
export const keyIdOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('base64url').slice(0, 11);
