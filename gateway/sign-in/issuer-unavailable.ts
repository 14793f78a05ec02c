/** Whether a token is valid cannot be told, because its issuer does not say which keys it has. The token may be good. */
export class IssuerUnavailable extends Error {
  /** When asking again makes sense. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('The keys of the issuer are not known');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
