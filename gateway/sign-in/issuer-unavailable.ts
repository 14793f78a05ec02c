/** The validity of a token cannot be determined, because its issuer does not provide its keys. The token may be valid. */
export class IssuerUnavailable extends Error {
  /** When to try again. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('The keys of the issuer cannot be fetched');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
