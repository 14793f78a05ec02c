import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A minimal portal: it signs in by PKCE in the browser, queries the graph, and shows the answer. */
export type Portal = { readonly url: string; readonly stop: () => Promise<void> };

type SignInGraph = {
  readonly url: string;
  readonly providers: Readonly<Record<'maLogin' | 'loginMassGov', { readonly issuer: string }>>;
};

export async function startPortal(graph: SignInGraph): Promise<Portal> {
  const page = portalPage({ maLogin: graph.providers.maLogin.issuer, loginMassGov: graph.providers.loginMassGov.issuer });
  const http = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') return response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    const { authorization = '' } = request.headers;
    const headers = { 'content-type': 'application/json', authorization };
    const answered = await fetch(graph.url, { method: 'POST', headers, body: await text(request) });
    return response.setHeader('content-type', 'application/json').end(await answered.text());
  };
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

/** `window.ask(query, variables)` queries the graph with the token of the sign-in. `#signed-in` is shown once there is one. */
const portalPage = (issuers: Readonly<Record<string, string>>) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Portal</title><link rel="icon" href="data:,"></head>
<body><main><h1>Portal</h1><p id="state" role="status"></p>
<button id="maLogin">Sign in with MA Login</button>
<button id="loginMassGov">Sign in with login.mass.gov</button>
<button id="signOut">Sign out</button></main>
<script type="module">
const ISSUERS = ${JSON.stringify(issuers)};
const CALLBACK = location.origin + '/callback';
const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const keep = sessionStorage;

for (const [name, issuer] of Object.entries(ISSUERS)) {
  document.getElementById(name).onclick = async () => {
    const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const state = base64url(crypto.getRandomValues(new Uint8Array(16)));
    Object.entries({ issuer, verifier, state }).forEach(([key, value]) => keep.setItem(key, value));
    const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
    location.href = issuer + '/auth?' + new URLSearchParams({
      client_id: 'myservices-portal', response_type: 'code', scope: 'openid graph', redirect_uri: CALLBACK, state,
      code_challenge: challenge, code_challenge_method: 'S256',
      ...Object.fromEntries(new URLSearchParams(location.search)),
    });
  };
}
document.getElementById('signOut').onclick = () => {
  location.href = keep.getItem('issuer') + '/session/end?' + new URLSearchParams({
    id_token_hint: keep.getItem('idToken'), post_logout_redirect_uri: location.origin + '/',
  });
};
const answer = new URLSearchParams(location.search);
if (location.pathname === '/callback' && answer.get('state') === keep.getItem('state') && answer.get('iss') === keep.getItem('issuer')) {
  const body = new URLSearchParams({
    client_id: 'myservices-portal', grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: CALLBACK,
    code_verifier: keep.getItem('verifier'),
  });
  const tokens = await (await fetch(keep.getItem('issuer') + '/token', { method: 'POST', body })).json();
  keep.setItem('idToken', tokens.id_token);
  window.ask = async (query, variables = {}) => (await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + tokens.access_token },
    body: JSON.stringify({ query, variables }),
  })).json();
  document.getElementById('state').textContent = 'Signed in';
}
</script></body></html>`;
