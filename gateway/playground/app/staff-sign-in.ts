import type { StaffSignIn } from '../staff-sign-in.ts';
import { SIGN_IN_CHANNEL, type SignInAnswer } from './staff-channel.ts';

type Discovery = { readonly authorization_endpoint: string; readonly token_endpoint: string };

/** The time after which the window counts as closed or forgotten. */
const PATIENCE_MS = 5 * 60_000;

/** The issuer's tokens, kept only in the memory of this page. */
export type StaffTokens = { readonly token: string; readonly refreshToken: string | null };

/**
 * Signs a member of staff in by the authorization code flow with PKCE (RFC 7636). A separate window is used so that this page
 * keeps its state.
 *
 * @throws Error when the issuer refuses, or nobody signed in
 */
export async function signInStaff({ issuer, clientId, scope }: StaffSignIn): Promise<StaffTokens> {
  // The window must be opened before the first await, because browsers block windows that no click opened.
  const popup = window.open('about:blank', 'staff-sign-in', 'popup,width=480,height=720');
  if (!popup) throw new Error('The browser did not open the window to sign in');
  try {
    const { authorization_endpoint: authorize, token_endpoint: exchange } = await discover(issuer);
    const verifier = random();
    const state = random();
    const redirectUri = new URL('/playground/signed-in.html', location.origin).href;
    const address = new URL(authorize);
    const parameters = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope,
      state,
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    popup.location.href = address.href;
    const code = await answerTo(state);
    return await askForTokens(exchange, {
      grant_type: 'authorization_code',
      code,
      client_id: clientId,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
  } catch (error) {
    popup.close();
    throw error;
  }
}

/** @throws Error when the issuer refuses */
export async function renewStaff({ issuer, clientId }: StaffSignIn, refreshToken: string): Promise<StaffTokens> {
  const { token_endpoint: exchange } = await discover(issuer);
  const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId };
  const renewed = await askForTokens(exchange, parameters);
  // An issuer without rotation returns no new refresh token.
  return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
}

const discover = (issuer: string): Promise<Discovery> =>
  read(fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));

async function askForTokens(endpoint: string, parameters: Record<string, string>): Promise<StaffTokens> {
  const asked = fetch(endpoint, { method: 'POST', body: new URLSearchParams(parameters) });
  const answer = await read<{ access_token: string; refresh_token?: string }>(asked);
  return { token: answer.access_token, refreshToken: answer.refresh_token ?? null };
}

function answerTo(state: string): Promise<string> {
  const channel = new BroadcastChannel(SIGN_IN_CHANNEL);
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The sign-in took too long. Try again.')), PATIENCE_MS);
    channel.onmessage = ({ data }: MessageEvent<SignInAnswer>) => {
      // The message belongs to another window's sign-in.
      if (data.state !== state) return;
      clearTimeout(timer);
      if (data.code === null) reject(new Error(`The issuer refused: ${data.error ?? 'no reason given'}`));
      else resolve(data.code);
    };
  }).finally(() => channel.close());
}

async function read<Answer>(asked: Promise<Response>): Promise<Answer> {
  const response = await asked.catch(() => {
    // The page says what the person can do about it; the browser shows the cause in its console.
    throw new Error('The issuer cannot be reached');
  });
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
    .replaceAll('=', '');
