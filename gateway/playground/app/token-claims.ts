/** What a token says for everybody to read. */
export type TokenClaims = {
  /** Seconds since 1970. */
  readonly expiresAt: number | null;
  readonly authenticatedAt: number | null;
  readonly client: string | null;
};

/** Reads a token without checking it: only to show what it says. */
export function readClaims(token: string): TokenClaims {
  const claims = payloadOf(token);
  const number = (name: string) => (typeof claims[name] === 'number' ? claims[name] : null);
  const client = claims['client_id'] ?? claims['azp'];
  return {
    expiresAt: number('exp'),
    authenticatedAt: number('auth_time'),
    client: typeof client === 'string' ? client : null,
  };
}

function payloadOf(token: string): Record<string, unknown> {
  const part = token.split('.')[1] ?? '';
  try {
    return JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
  } catch {
    return {};
  }
}
