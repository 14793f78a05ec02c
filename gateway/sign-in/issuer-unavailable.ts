/**
 * An issuer does not provide what a request needs: its keys, so that the validity of a token cannot be determined, or the profile of
 * a person without an account. The token may be valid.
 */
export class IssuerUnavailable extends Error {
  /** When to try again. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('The issuer does not provide its keys, or the profile of a person');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
