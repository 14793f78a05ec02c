import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import { RequestRefused } from './http.ts';
import { sayIn } from './messages/catalogue.ts';
import { chooseLanguage } from './messages/choose-language.ts';
import { LANGUAGES } from './messages/languages.ts';
import type { PageContext } from './pages/layout.ts';
import type { Site } from './site.ts';

/** A sign-in in progress: a request by our portal that waits for the person. */
export type Interaction = {
  readonly uid: string;
  /** The languages that the portal requested. */
  readonly uiLocales: string | null;
  /** The redirect target of the sign-in. */
  readonly redirectOrigin: string;
};

/** @throws RequestRefused when this browser has no such sign-in in progress */
export async function findInteraction(site: Site, request: IncomingMessage, response: ServerResponse): Promise<Interaction> {
  try {
    const { uid, params } = await site.oidc.interactionDetails(request, response);
    if (!pathOf(request).startsWith(`/sign-in/${uid}`)) throw new RequestRefused(400);
    const { ui_locales: uiLocales, redirect_uri: redirectUri } = params;
    return {
      uid,
      uiLocales: typeof uiLocales === 'string' ? uiLocales : null,
      redirectOrigin: new URL(String(redirectUri)).origin,
    };
  } catch (error) {
    if (error instanceof errors.OIDCProviderError) throw new RequestRefused(400);
    throw error;
  }
}

const urlOf = (request: IncomingMessage) => new URL(request.url ?? '/', 'http://site');
export const pathOf = (request: IncomingMessage): string => urlOf(request).pathname;
export const queryOf = (request: IncomingMessage): URLSearchParams => urlOf(request).searchParams;

/** @param path the path of the page in other languages; null if there are none */
export function pageContext(
  site: Pick<Site, 'name'>,
  request: IncomingMessage,
  path: string | null,
  uiLocales: string | null = null,
): PageContext {
  const language = chooseLanguage(queryOf(request).get('ui_locales') ?? uiLocales, request.headers['accept-language']);
  return { provider: site.name, language, say: sayIn(LANGUAGES[language]), path };
}

/** @returns an address within this sign-in that keeps the chosen language */
export function addressIn(request: IncomingMessage, path: string): string {
  const chosen = queryOf(request).get('ui_locales');
  return chosen === null ? path : `${path}?${new URLSearchParams({ ui_locales: chosen })}`;
}
