/** The claims of a token, which anyone can read. */
export type TokenClaims = {
  /** Seconds since 1970. */
  readonly expiresAt: number | null;
  readonly client: string | null;
};

/** Reads a token without checking it: only to show what it says. */
export function readClaims(token: string): TokenClaims {
  const { exp, client_id: id, azp } = payloadOf(token);
  const client = id ?? azp;
  return { expiresAt: typeof exp === 'number' ? exp : null, client: typeof client === 'string' ? client : null };
}

function payloadOf(token: string): Record<string, unknown> {
  const part = token.split('.')[1] ?? '';
  try {
    return JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
  } catch {
    // Not every token can be read here; the gateway judges them.
    return {};
  }
}
