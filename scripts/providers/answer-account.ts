import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AskGraph, GraphResult } from './ask-graph.ts';
import { readForm, RequestRefused, sendPage } from './http.ts';
import { addressIn, findInteraction, pageContext } from './interaction.ts';
import { logFault } from './log-fault.ts';
import {
  renderCodeStep,
  renderDone,
  renderEmailStep,
  renderProfileStep,
  renderStuck,
  type Wrong,
} from './pages/account-pages.ts';
import type { PageContext } from './pages/layout.ts';
import type { Site } from './site.ts';

const REQUEST_CODE = 'mutation RequestCode($email: String!) { requestEmailCode(email: $email) { expiresInSeconds } }';
const CONFIRM_CODE =
  'mutation ConfirmCode($email: String!, $code: String!) { confirmEmailCode(email: $email, code: $code) { registration } }';
const CREATE_PROFILE = 'mutation CreateProfile($input: CreateProfileInput!) { createProfile(input: $input) { created } }';

type Step = {
  readonly ask: AskGraph;
  readonly context: PageContext;
  readonly form: URLSearchParams;
  /** Where the forms go, and where people sign in. */
  readonly action: string;
  readonly signIn: string;
};

/** The three steps to an account (SI-3). Each page submits to the next, and only the forms carry their state. */
export async function answerAccount(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const ask = site.askGraph;
  if (ask === null) throw new RequestRefused(404);
  const { uid, uiLocales } = await findInteraction(site, request, response);
  const path = `/sign-in/${uid}/account`;
  const context = pageContext(site, request, path, uiLocales);
  const action = addressIn(request, path);
  const signIn = addressIn(request, `/sign-in/${uid}`);
  if (request.method !== 'POST') return sendPage(response, 200, renderEmailStep(context, action));
  const step: Step = { ask, context, form: await readForm(request, site.origin), action, signIn };
  const take = STEPS.get(step.form.get('step') ?? '');
  if (take === undefined) throw new RequestRefused(400);
  const stuck = (error: unknown) => {
    logFault('account pages', error);
    return renderStuck(context, 'unavailable', signIn, action);
  };
  sendPage(response, 200, await take(step).catch(stuck));
}

const STEPS = new Map([
  ['email', takeEmail],
  ['code', takeCode],
  ['profile', takeProfile],
]);

async function takeEmail({ ask, context, form, action, signIn }: Step): Promise<string> {
  const email = (form.get('email') ?? '').trim();
  const result = await ask(REQUEST_CODE, { email });
  if ('given' in result) {
    const minutes = String(Math.floor(Number(result.given['expiresInSeconds']) / 60));
    return renderCodeStep(context, { action, email, minutes });
  }
  if (!isAbout(result, 'email')) return renderStuck(context, 'unavailable', signIn, action);
  return renderEmailStep(context, action, email, [{ key: 'emailInvalid', field: 'email' }]);
}

async function takeCode({ ask, context, form, action, signIn }: Step): Promise<string> {
  const [email = '', minutes = ''] = ['email', 'minutes'].map((name) => form.get(name) ?? '');
  const code = (form.get('code') ?? '').replaceAll(/[\s-]/g, '');
  const result = await ask(CONFIRM_CODE, { email, code });
  const registration = 'given' in result ? result.given['registration'] : null;
  if (typeof registration === 'string') {
    return renderProfileStep(context, { action, registration, firstName: '', lastName: '' });
  }
  if ('code' in result && result.code !== 'BAD_USER_INPUT') return renderStuck(context, 'unavailable', signIn, action);
  return renderCodeStep(context, { action, email, minutes }, [{ key: 'codeWrong', field: 'code' }]);
}

const PROFILE_FIELDS = { firstName: 'firstNameInvalid', lastName: 'lastNameInvalid', password: 'passwordInvalid' } as const;

async function takeProfile({ ask, context, form, action, signIn }: Step): Promise<string> {
  const read = (name: string) => form.get(name) ?? '';
  const profile = { registration: read('registration'), firstName: read('firstName'), lastName: read('lastName') };
  const result = await ask(CREATE_PROFILE, { input: { ...profile, password: read('password') } });
  if ('given' in result) {
    return result.given['created'] === true ? renderDone(context, signIn) : renderStuck(context, 'notCreated', signIn, action);
  }
  const wrong = Object.entries(PROFILE_FIELDS).flatMap(([field, key]): Wrong[] =>
    isAbout(result, field) ? [{ key, field }] : [],
  );
  if (wrong.length === 0) return renderStuck(context, 'unavailable', signIn, action);
  return renderProfileStep(context, { action, ...profile }, wrong);
}

const isAbout = (result: GraphResult, field: string) =>
  'code' in result && result.code === 'BAD_USER_INPUT' && result.field === field;
