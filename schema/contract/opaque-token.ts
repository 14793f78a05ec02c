import { createHash } from 'node:crypto';

/** The issuer of sign-ins that are assisted sessions: identity itself. No provider may be configured under this key. */
export const ASSISTED_ISSUER = 'assisted';

const PREFIX = 'asst_';
const FORM = /^asst_[A-Za-z0-9_-]{43}$/;

/** @param random 32 bytes */
export const assistedToken = (random: Buffer): string => PREFIX + random.toString('base64url');

export const isAssistedToken = (bearer: string): boolean => FORM.test(bearer);

/** @returns the SHA-256 of a bearer token in base64url. It is stored in its place, and is an assisted sign-in's subject */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
