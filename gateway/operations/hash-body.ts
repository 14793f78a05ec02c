import { createHash } from 'node:crypto';

/** @returns the SHA-256 of a document's text in lower-case hexadecimal, which identifies it */
export const hashBody = (body: string): string => createHash('sha256').update(body).digest('hex');
