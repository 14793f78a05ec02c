import { createHash } from 'node:crypto';

/** @returns by what a document is known: the SHA-256 of its text, in lower-case hexadecimal */
export const hashBody = (body: string): string => createHash('sha256').update(body).digest('hex');
