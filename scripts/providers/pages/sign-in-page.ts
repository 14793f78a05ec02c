import type { Say } from '../messages/catalogue.ts';
import { renderField, renderForm } from './field.ts';
import { type Html, html, NOTHING } from './html.ts';
import { type PageContext, type Problem, renderPage } from './layout.ts';

export type SignInView = {
  /** What people sign in with besides their password. */
  readonly login: 'userName' | 'email';
  /** The previous input. */
  readonly typed: string;
  /** The problem: a wrong name or password, or that they cannot be checked now. */
  readonly wrong: 'credentials' | 'unavailable' | null;
  readonly action: string;
  /** Where an account can be created. Null: nowhere. */
  readonly createAccount: string | null;
};

/** The sign-in page. It does not say whether the name or the password was wrong. */
export function renderSignIn(context: PageContext, { login, typed, wrong, action, createAccount }: SignInView): string {
  const { say, provider } = context;
  const problems = wrong === null ? [] : [problemOf(say, wrong, login)];
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

function problemOf(say: Say, wrong: 'credentials' | 'unavailable', login: SignInView['login']): Problem {
  if (wrong === 'unavailable') return { text: say('unavailable'), fields: [] };
  return { text: say(login === 'email' ? 'wrongEmail' : 'wrongUserName'), fields: ['login', 'password'] };
}

const renderCreate = ({ say }: PageContext, address: string): Html =>
  html`<p>${say('noAccount')} <a href="${address}">${say('createAccount')}</a></p>`;
