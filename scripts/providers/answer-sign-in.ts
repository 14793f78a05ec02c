import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { readForm, sendPage } from './http.ts';
import { addressIn, findInteraction, pageContext } from './interaction.ts';
import { logFault } from './log-fault.ts';
import { renderSignIn, type SignInView } from './pages/sign-in-page.ts';
import { ASSURANCE } from './provider-configuration.ts';
import type { Authenticate, Site } from './site.ts';

/** GET shows the page on which people sign in; POST signs them in, or shows it again. */
export async function answerSignIn(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await findInteraction(site, request, response);
  const path = `/sign-in/${interaction.uid}`;
  const showPage = (status: number, typed: string, wrong: SignInView['wrong']) => {
    const createAccount = site.askGraph === null ? null : addressIn(request, `${path}/account`);
    const view = { login: site.login, typed, wrong, action: addressIn(request, path), createAccount };
    const page = renderSignIn(pageContext(site, request, path, interaction.uiLocales), view);
    sendPage(response, status, page, [interaction.redirectOrigin]);
  };
  if (request.method !== 'POST') return showPage(200, '', null);
  const form = await readForm(request, site.origin);
  const login = (form.get('login') ?? '').trim();
  const subject = await site
    .authenticate(login, form.get('password') ?? '')
    .catch((error: unknown) => logFault('sign-in page', error));
  if (subject === undefined) return showPage(503, login, 'unavailable');
  if (subject === null) return showPage(422, login, 'credentials');
  const signedIn = { accountId: subject, acr: ASSURANCE, amr: ['pwd'], remember: false };
  await site.oidc.interactionFinished(request, response, { login: signedIn }, { mergeWithLastSubmission: false });
}

/**
 * After this many wrong passwords for one name, every password is refused for a quarter of an hour. The page looks the same in
 * both cases. This is a fast first check: identity counts the passwords of login.mass.gov again, in its database and in a
 * sliding window.
 */
const WRONG_PASSWORDS = { points: 10, duration: 15 * 60 };

export function limitTries(authenticate: Authenticate): Authenticate {
  const failures = new RateLimiterMemory(WRONG_PASSWORDS);
  return async (login, password) => {
    const key = createHash('sha256').update(login.toLowerCase()).digest('base64url');
    // The try is counted before its result is known. Otherwise a thousand simultaneous tries would count as none.
    const isAllowed = await failures.consume(key).then(
      () => true,
      () => false,
    );
    const subject = await authenticate(login, password);
    if (!isAllowed || subject === null) return null;
    await failures.delete(key);
    return subject;
  };
}
