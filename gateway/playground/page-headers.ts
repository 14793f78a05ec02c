/**
 * The headers of every answer of the playground. Monaco writes style attributes and style elements, so that styles may be
 * inline; scripts never are. Nothing is loaded from another host, and nothing is sent to one but to the staff's issuer.
 *
 * @param staffIssuer where the staff signs in; null: nobody does from here
 */
export function pageHeaders(staffIssuer: string | null): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
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
