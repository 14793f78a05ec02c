import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerAccount } from './answer-account.ts';
import { answerSignIn } from './answer-sign-in.ts';
import { RequestRefused, sendPage } from './http.ts';
import { pageContext, pathOf, queryOf } from './interaction.ts';
import { logFault } from './log-fault.ts';
import { renderBroken, renderOutOfBand } from './pages/plain-pages.ts';
import type { Site } from './site.ts';

type Answer = (site: Site, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The pages beside OpenID Connect's own addresses. */
const PAGES: readonly { readonly path: RegExp; readonly methods: readonly string[]; readonly answer: Answer }[] = [
  { path: /^\/sign-in\/[\w-]+$/, methods: ['GET', 'POST'], answer: answerSignIn },
  { path: /^\/sign-in\/[\w-]+\/account$/, methods: ['GET', 'POST'], answer: answerAccount },
  { path: /^\/oob$/, methods: ['GET'], answer: answerOutOfBand },
];

/** Answers every request to a provider. */
export function createAnswer(site: Site): RequestListener {
  const oidc = site.oidc.callback();
  return (request, response) => {
    const page = PAGES.find(({ path }) => path.test(pathOf(request)));
    if (page === undefined) return void oidc(request, response);
    const allowed = page.methods.includes(request.method ?? '');
    const answered = allowed ? page.answer(site, request, response) : Promise.reject(new RequestRefused(405));
    answered.catch((error: unknown) => answerBroken(site, request, response, error));
  };
}

async function answerOutOfBand(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const code = queryOf(request).get('code');
  if (code === null) throw new RequestRefused(400);
  sendPage(response, 200, renderOutOfBand(pageContext(site, request, null), code));
}

function answerBroken(site: Site, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (!(error instanceof RequestRefused)) logFault('sign-in provider', error);
  if (response.headersSent) return void response.destroy();
  const status = error instanceof RequestRefused ? error.status : 500;
  sendPage(response, status, renderBroken(pageContext(site, request, null)));
}
