import type { StaffSignIn } from './api.ts';
import { SIGN_IN_CHANNEL, type SignInAnswer } from './staff-channel.ts';

type Discovery = { readonly authorization_endpoint: string; readonly token_endpoint: string };

/** After so long the window was closed, or forgotten. */
const PATIENCE_MS = 5 * 60_000;

/**
 * Signs the staff in by the authorization code flow with PKCE (RFC 7636), in a window of its own, so that everything of it
 * stays in the memory of this page.
 *
 * @returns an access token
 * @throws Error when the issuer refuses, or nobody signed in
 */
export async function signInStaff({ issuer, clientId, scope }: StaffSignIn): Promise<string> {
  // Opened before anything is waited for: browsers stop windows that no click opened.
  const popup = window.open('about:blank', 'staff-sign-in', 'popup,width=480,height=720');
  const discovery = await read<Discovery>(await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  const verifier = random();
  const state = random();
  const redirectUri = new URL('/playground/signed-in.html', location.origin).href;
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
  });
  const address = `${discovery.authorization_endpoint}?${parameters.toString()}`;
  if (!popup) throw new Error('The browser did not open the window to sign in');
  popup.location.href = address;
  const code = await answerTo(state);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  return (await read<{ access_token: string }>(await fetch(discovery.token_endpoint, { method: 'POST', body }))).access_token;
}

function answerTo(state: string): Promise<string> {
  const channel = new BroadcastChannel(SIGN_IN_CHANNEL);
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Nobody signed in')), PATIENCE_MS);
    channel.onmessage = ({ data }: MessageEvent<SignInAnswer>) => {
      // Another window's sign-in is none of ours.
      if (data.state !== state) return;
      clearTimeout(timer);
      if (data.code === null) reject(new Error(`The issuer refused: ${data.error ?? 'no reason given'}`));
      else resolve(data.code);
    };
  }).finally(() => channel.close());
}

async function read<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`The issuer answered ${response.status}`);
  return (await response.json()) as Answer;
}

const random = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
