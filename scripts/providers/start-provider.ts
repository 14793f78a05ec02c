import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { createHttpServer } from '../../gateway/http/http-server.ts';
import { createAnswer } from './answer-request.ts';
import { limitTries } from './answer-sign-in.ts';
import { pageHeaders } from './http.ts';
import { pageContext } from './interaction.ts';
import { renderBroken, renderSignedOut, renderSignOut } from './pages/plain-pages.ts';
import { configureProvider, type Pages } from './provider-configuration.ts';
import { readOrMakeKeys } from './provider-keys.ts';
import type { Site, SiteSettings } from './site.ts';

export type RunningProvider = { readonly key: SiteSettings['key']; readonly issuer: string; readonly stop: () => Promise<void> };

/**
 * Starts an OpenID provider on this machine.
 *
 * @param port 0 uses a free port
 * @param keysFolder where its keys are kept
 */
export async function startProvider(settings: SiteSettings, port: number, keysFolder: string): Promise<RunningProvider> {
  const keys = await readOrMakeKeys(join(keysFolder, `provider-${settings.key}.json`));
  // The issuer URL contains the port, so requests can be answered only after the server listens.
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const http = createHttpServer((request, response) => answer(request, response));
  const issuer = await http.listen(port, '127.0.0.1');
  const oidc = new Provider(issuer, configureProvider(settings.key, keys, pagesOf(settings)));
  oidc.use(async (context, next) => {
    context.set({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' });
    await next();
  });
  const site: Site = { ...settings, authenticate: limitTries(settings.authenticate), origin: issuer, oidc };
  answer = createAnswer(site);
  return { key: settings.key, issuer, stop: http.close };
}

/** The pages that oidc-provider requires. */
function pagesOf({ name }: SiteSettings): Pages {
  const show = (context: KoaContextWithOIDC, page: string, formTargets: readonly string[] = []) => {
    context.set({ ...pageHeaders(formTargets) });
    context.body = page;
  };
  const contextOf = ({ req }: KoaContextWithOIDC) => pageContext({ name }, req, null);
  return {
    renderError: (context) => show(context, renderBroken(contextOf(context))),
    signOut: async (context, form) => {
      const uri = context.oidc.params?.['post_logout_redirect_uri'];
      show(context, renderSignOut(contextOf(context), form), typeof uri === 'string' ? [new URL(uri).origin] : []);
    },
    signedOut: async (context) => show(context, renderSignedOut(contextOf(context))),
  };
}
