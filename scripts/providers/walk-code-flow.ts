import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createBrowser } from './browser.ts';
import { PORTAL } from './provider-configuration.ts';

const discovery = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() });
const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  id_token: z.string(),
  expires_in: z.number(),
});
export type Tokens = z.infer<typeof tokens>;

/**
 * Signs in at an embedded provider as a browser does: authorization code with PKCE, the form on the page, the exchange.
 *
 * @throws when there is no such provider, or login and password do not match
 */
export async function walkCodeFlow(issuer: string, login: string, password: string): Promise<Tokens> {
  const redirectUri = 'http://127.0.0.1/callback';
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const endpoints = discovery.parse(await (await fetch(`${issuer}/.well-known/openid-configuration`)).json());
  const browse = createBrowser(issuer);
  const start = `${endpoints.authorization_endpoint}?${authorizationRequest({ redirectUri, verifier, state })}`;
  const { url, status } = await browse((await browse(start)).url, { login, password });
  if (status === 503) throw new Error(`${issuer} cannot check passwords now: the subgraph identity does not answer it`);
  const answer = new URL(url).searchParams;
  if (!url.startsWith(`${redirectUri}?`)) throw new Error(`${issuer} does not take this name with this password`);
  if (answer.get('state') !== state || answer.get('iss') !== issuer) throw new Error(`${issuer} answered something else`);
  return askForTokens(endpoints.token_endpoint, {
    grant_type: 'authorization_code',
    code: answer.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
}

export type AuthorizationRequest = { readonly redirectUri: string; readonly verifier: string; readonly state: string };

/** @returns the query of an authorization request of the portal, with PKCE (RFC 7636) */
export const authorizationRequest = ({ redirectUri, verifier, state }: AuthorizationRequest): URLSearchParams =>
  new URLSearchParams({
    client_id: PORTAL,
    response_type: 'code',
    scope: 'openid graph',
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });

/** @throws when the provider refuses */
export async function askForTokens(tokenEndpoint: string, parameters: Readonly<Record<string, string>>): Promise<Tokens> {
  const body = new URLSearchParams({ client_id: PORTAL, ...parameters });
  const response = await fetch(tokenEndpoint, { method: 'POST', body });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`The provider refused: ${(answer as { error?: string }).error}`);
  return tokens.parse(answer);
}
