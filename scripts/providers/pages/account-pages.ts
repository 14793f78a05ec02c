import type { MessageKey } from '../messages/catalogue.ts';
import { renderField, renderForm } from './field.ts';
import { html } from './html.ts';
import { type PageContext, type Problem, renderPage } from './layout.ts';

/** What is wrong: a message, and the field it is about. */
export type Wrong = { readonly key: MessageKey; readonly field?: string };

const problemsOf = ({ say }: PageContext, wrong: readonly Wrong[]): Problem[] =>
  wrong.map(({ key, field }) => ({ text: say(key), fields: field === undefined ? [] : [field] }));

/** The first step to an account: the e-mail address (SI-3). */
export function renderEmailStep(context: PageContext, action: string, typed = '', wrong: readonly Wrong[] = []): string {
  const { say } = context;
  const problems = problemsOf(context, wrong);
  const field = { name: 'email', label: say('email'), type: 'email', autocomplete: 'email', hint: say('emailHint') } as const;
  const main = html`<p>${say('step', { step: 1 })}</p>
    <div class="note">
      <p>${say('advice')}</p>
      <p>${say('anyAccount')}</p>
    </div>
    ${renderForm(action, [renderField({ ...field, value: typed }, problems)], say('sendCode'), { step: 'email' })}`;
  return renderPage(context, { title: say('createAccount'), main, problems });
}

export type CodeView = { readonly action: string; readonly email: string; readonly minutes: string };

/** The second step: the code that was sent there. */
export function renderCodeStep(context: PageContext, { action, email, minutes }: CodeView, wrong: readonly Wrong[] = []): string {
  const { say } = context;
  const problems = problemsOf(context, wrong);
  const code = renderField(
    { name: 'code', label: say('code'), type: 'text', autocomplete: 'one-time-code', numeric: true },
    problems,
  );
  const main = html`<p>${say('step', { step: 2 })}</p>
    <p role="status">${say('codeSent', { email, minutes })}</p>
    ${renderForm(action, [code], say('confirm'), { step: 'code', email, minutes })}
    ${renderForm(action, [], say('resend'), { step: 'email', email })}`;
  return renderPage(context, { title: say('codeTitle'), main, problems });
}

export type ProfileView = {
  readonly action: string;
  readonly registration: string;
  readonly firstName: string;
  readonly lastName: string;
};

/** The third step: name and password. The address is the one that was confirmed. */
export function renderProfileStep(context: PageContext, view: ProfileView, wrong: readonly Wrong[] = []): string {
  const { say } = context;
  const problems = problemsOf(context, wrong);
  const name = (field: 'firstName' | 'lastName', autocomplete: string) =>
    renderField({ name: field, label: say(field), type: 'text', autocomplete, value: view[field] }, problems);
  const password = { name: 'password', label: say('newPassword'), type: 'password', hint: say('passwordHint') } as const;
  const fields = [
    name('firstName', 'given-name'),
    name('lastName', 'family-name'),
    renderField({ ...password, autocomplete: 'new-password' }, problems),
  ];
  const main = html`<p>${say('step', { step: 3 })}</p>
    ${renderForm(view.action, fields, say('create'), { step: 'profile', registration: view.registration })}`;
  return renderPage(context, { title: say('profileTitle'), main, problems });
}

/** The account has been created. */
export const renderDone = (context: PageContext, signIn: string): string =>
  renderPage(context, {
    title: context.say('doneTitle'),
    main: html`<p>${context.say('done')}</p>
      <p><a href="${signIn}">${context.say('signIn')}</a></p>`,
  });

/** The account cannot be created. */
export const renderStuck = (context: PageContext, key: 'notCreated' | 'unavailable', signIn: string, again: string): string =>
  renderPage(context, {
    title: context.say('createAccount'),
    main: html`<p><a href="${signIn}">${context.say('signIn')}</a></p>
      <p><a href="${again}">${context.say('startAgain')}</a></p>`,
    problems: [{ text: context.say(key), fields: [] }],
  });
