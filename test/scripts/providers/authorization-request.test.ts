import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBrowser } from '../../../scripts/providers/browser.ts';
import { authorizationRequest } from '../../../scripts/providers/walk-code-flow.ts';
import { type ProviderGraph, startProviderGraph } from '../../support/provider-graph.ts';

const CALLBACK = 'http://127.0.0.1:65000/callback';

let graph: ProviderGraph;
let maLogin: string;
beforeAll(async () => {
  graph = await startProviderGraph(() => Promise.resolve());
  maLogin = graph.providers.maLogin.issuer;
});
afterAll(() => graph.stop());

const request = (changes: Record<string, string | undefined> = {}) => {
  const query = authorizationRequest({ redirectUri: CALLBACK, verifier: 'v'.repeat(43), state: 's' });
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  return `${maLogin}/auth?${query}`;
};
const errorOf = (url: string) => new URL(url).searchParams.get('error');

describe('the authorization request', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with the plain method', { code_challenge_method: 'plain' }],
    ['for the implicit flow', { response_type: 'token' }],
    ['for an ID token in the redirect', { response_type: 'id_token', nonce: 'n' }],
    ['for another resource', { resource: 'urn:another' }],
  ])('is refused %s', async (_what, changes) => {
    const { url, status } = await createBrowser(maLogin)(request(changes));
    expect(url.startsWith(CALLBACK)).toBe(true);
    expect(errorOf(url.replace('#', '?'))).toMatch(
      /^(invalid_request|unsupported_response_type|invalid_target|unauthorized_client)$/,
    );
    expect(status).toBe(0);
  });

  it.each([
    'https://portal.example.org/callback',
    'http://127.0.0.1:65000/other',
    'http://127.0.0.1.example.org:65000/callback',
    'http://127.0.0.1@portal.example.org/callback',
    'http://127.0.0.1:65000/callback/..',
    'http://127.0.0.1:65000/callback?to=elsewhere',
  ])('with the redirect URI %s is refused without a redirect', async (redirectUri) => {
    const { url, status, body } = await createBrowser(maLogin)(request({ redirect_uri: redirectUri }));
    expect({ status, stays: url.startsWith(maLogin) }).toEqual({ status: 400, stays: true });
    expect(body).toContain('This page does not work');
    expect(body).not.toContain('example.org/callback');
  });

  it.each(['http://127.0.0.1:1/callback', 'http://localhost:65535/callback', 'http://127.0.0.1/callback'])(
    'may have the redirect URI %s',
    async (redirectUri) => {
      expect((await createBrowser(maLogin)(request({ redirect_uri: redirectUri }))).url).toContain('/sign-in/');
    },
  );

  it('is refused for another client', async () => {
    expect((await createBrowser(maLogin)(request({ client_id: 'another' }))).status).toBe(400);
  });
});

describe('other origins', () => {
  const tokenFrom = (origin: string) =>
    fetch(`${maLogin}/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ client_id: 'myservices-portal' }),
    });

  it('may request tokens if they are on this machine', async () => {
    const { headers } = await tokenFrom('http://localhost:65000');
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:65000');
  });

  it.each(['https://example.org', 'http://127.0.0.1.example.org', 'null'])('may not request tokens from %s', async (origin) => {
    expect((await tokenFrom(origin)).headers.get('access-control-allow-origin')).toBeNull();
  });
});
