import { errors } from 'jose';

/** A token is not valid. That is for its bearer to mend, and no fault of the gateway. Its message holds nothing of the token. */
export class InvalidToken extends Error {}

/** @returns whether verification failed because of the token */
export const isInvalidToken = (error: unknown): boolean =>
  error instanceof InvalidToken || error instanceof errors.JOSEError || isOfAnotherKey(error);

/** What jose throws when the algorithm in the token's header is not one of its key. */
const isOfAnotherKey = (error: unknown): boolean => error instanceof TypeError && error.message.startsWith('Key for the ');
