/** The placeholder of the nonce in the built page. Each answer replaces it with its own nonce. */
export const NONCE = 'nonce-of-this-answer';

/**
 * The headers of every answer of the playground. They forbid inline scripts, loading from other hosts, and sending to any host
 * but the staff's issuer. Style elements need the nonce of the answer. Style attributes are allowed, because Monaco positions
 * each line by one, and neither a nonce nor a hash can allow an attribute.
 *
 * @param staffIssuer where staff sign in; null: there is no staff sign-in
 * @param nonce the nonce of this answer
 */
export function pageHeaders(staffIssuer: string | null, nonce: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // For browsers that do not support the next two directives.
    "style-src 'self' 'unsafe-inline'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${staffIssuer === null ? '' : ` ${new URL(staffIssuer).origin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  };
}
