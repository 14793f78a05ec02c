import { html } from './html.ts';
import { type PageContext, renderPage } from './layout.ts';

/** @param form the hidden form that both buttons send, as oidc-provider makes it */
export const renderSignOut = (context: PageContext, form: string): string =>
  renderPage(context, {
    title: context.say('signOutTitle', { provider: context.provider }),
    main: html`${{ html: form }}
      <p><button type="submit" form="op.logoutForm" name="logout" value="yes">${context.say('signOutYes')}</button></p>
      <p><button class="second" type="submit" form="op.logoutForm">${context.say('signOutNo')}</button></p>`,
  });

export const renderSignedOut = (context: PageContext): string =>
  renderPage(context, { title: context.say('signedOutTitle'), main: html`<p>${context.say('signedOut')}</p>` });

/** Says the same for every fault, because the person who caused it can read the page. */
export const renderBroken = (context: PageContext): string =>
  renderPage(context, { title: context.say('brokenTitle'), main: html`<p>${context.say('broken')}</p>` });

/** Shows the authorization code to copy, for programs that a browser cannot redirect to. */
export const renderOutOfBand = (context: PageContext, code: string): string =>
  renderPage(context, {
    title: context.say('outOfBandTitle'),
    main: html`<p>${context.say('outOfBand')}</p>
      <p class="code">${code}</p>`,
  });
