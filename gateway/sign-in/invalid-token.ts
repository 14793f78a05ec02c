import { errors } from 'jose';

/** A token is not valid: an error of the client, not of the gateway. The message contains nothing from the token. */
export class InvalidToken extends Error {}

/** @returns whether verification failed because of the token */
export const isInvalidToken = (error: unknown): boolean =>
  error instanceof InvalidToken || error instanceof errors.JOSEError || isOfAnotherKey(error);

/** What jose throws when the key does not support the algorithm in the token's header. */
const isOfAnotherKey = (error: unknown): boolean => error instanceof TypeError && error.message.startsWith('Key for the ');
