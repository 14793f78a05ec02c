import { renderField, renderForm } from './field.ts';
import { type Html, html, NOTHING } from './html.ts';
import { type PageContext, type Problem, renderPage } from './layout.ts';

export type SignInView = {
  /** What people sign in with beside their password. */
  readonly login: 'userName' | 'email';
  /** What was typed before. */
  readonly typed: string;
  readonly failed: boolean;
  readonly action: string;
  /** Where an account is created; null: not here. */
  readonly createAccount: string | null;
};

/** The page on which people sign in. Whatever was wrong, it says the same. */
export function renderSignIn(context: PageContext, { login, typed, failed, action, createAccount }: SignInView): string {
  const { say, provider } = context;
  const text = say(login === 'email' ? 'wrongEmail' : 'wrongUserName');
  const problems: Problem[] = failed ? [{ text, fields: ['login', 'password'] }] : [];
  const loginField = { name: 'login', label: say(login), type: login === 'email' ? 'email' : 'text', value: typed } as const;
  const fields = [
    renderField({ ...loginField, autocomplete: 'username' }, problems),
    renderField({ name: 'password', label: say('password'), type: 'password', autocomplete: 'current-password' }, problems),
  ];
  const main = html`<div class="note">
      <p>${say('advice')}</p>
      ${login === 'userName' ? html`<p>${say('adviceMaLogin')}</p>` : NOTHING}
    </div>
    ${renderForm(action, fields, say('signIn'))} ${createAccount === null ? NOTHING : renderCreate(context, createAccount)}`;
  return renderPage(context, { title: say('signInTitle', { provider }), main, problems });
}

const renderCreate = ({ say }: PageContext, address: string): Html =>
  html`<p>${say('noAccount')} <a href="${address}">${say('createAccount')}</a></p>`;
