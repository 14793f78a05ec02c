/** Stands in the built page wherever a nonce belongs; each answer has one of its own in its place. */
export const NONCE = 'nonce-of-this-answer';

/**
 * The headers of every answer of the playground. No script is inline, nothing is loaded from another host, and nothing is sent to
 * one but to the staff's issuer. Style elements need the nonce of the answer. Style attributes may be there: Monaco places each
 * line by one, and neither a nonce nor a hash can allow an attribute.
 *
 * @param staffIssuer where the staff signs in; null: nobody does from here
 * @param nonce of this answer alone
 */
export function pageHeaders(staffIssuer: string | null, nonce: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // For browsers that do not know the two after it.
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
