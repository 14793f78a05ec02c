import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Browse, createBrowser, type Visit } from '../../../scripts/providers/browser.ts';
import { LANGUAGES } from '../../../scripts/providers/messages/languages.ts';
import { authorizationRequest, walkCodeFlow } from '../../../scripts/providers/walk-code-flow.ts';
import type { Mail } from '../../../subgraphs/identity/settings/settings.ts';
import { until } from '../../support/processes.ts';
import { type ProviderGraph, startProviderGraph } from '../../support/provider-graph.ts';

const REQUEST = authorizationRequest({ redirectUri: 'http://127.0.0.1:65000/callback', verifier: 'v'.repeat(43), state: 's' });

let graph: ProviderGraph;
let site: string;
const mails: Mail[] = [];
beforeAll(async () => {
  graph = await startProviderGraph(async (mail) => void mails.push(mail));
  site = graph.providers.loginMassGov.issuer;
});
afterAll(() => graph.stop());

let browse: Browse;
let page: Visit;
beforeEach(async () => {
  browse = createBrowser(site);
  const signIn = await browse(`${site}/auth?${REQUEST}`);
  const path = /href="([^"]+\/account)"/.exec(signIn.body)?.[1] ?? '';
  page = await browse(`${site}${path}`);
});

const send = (form: Record<string, string>, language = '') => browse(`${page.url}${language}`, form);
const hidden = ({ body }: Visit, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

/** Waits for the message to an address. @returns the code in it */
async function codeFor(email: string): Promise<string> {
  const find = () => mails.findLast(({ to }) => to === email);
  await until(() => find() !== undefined);
  return /\b\d{6}\b/.exec(String(find()?.text))?.[0] ?? '';
}

/** Takes the first two steps. @returns the page of the third */
async function reachProfile(email: string): Promise<Visit> {
  await send({ step: 'email', email });
  return send({ step: 'code', email, minutes: '10', code: await codeFor(email) });
}

const profile = (at: Visit, changes: Record<string, string> = {}) => ({
  step: 'profile',
  registration: hidden(at, 'registration'),
  firstName: 'Nguyễn',
  lastName: "O'Brien-陳",
  password: 'correct horse battery',
  ...changes,
});

describe('SI-3: creating an account in three steps', () => {
  it('takes an address, a code and a profile, and the account can then sign in', async () => {
    const email = 'new.person@example.org';
    expect(page.body).toContain('Step 1 of 3');
    const second = await send({ step: 'email', email: ` ${email} ` });
    expect(second.body).toContain('Step 2 of 3');
    expect(second.body).toContain(`We have sent a code of 6 digits to ${email}. It is good for 10 minutes.`);
    const code = await codeFor(email);
    const third = await send({ step: 'code', email, minutes: '10', code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(third.body).toContain('Step 3 of 3');
    const done = await send(profile(third));
    expect(done.body).toContain('<h1>Your account is ready</h1>');
    const { access_token: token } = await walkCodeFlow(site, email, 'correct horse battery');
    const { data } = await graph.ask(
      token,
      '{ viewer { provider account { firstName lastName email emailVerified } links { kind } } }',
    );
    expect(data.viewer).toEqual({
      provider: 'LOGIN_MASS_GOV',
      account: { firstName: 'Nguyễn', lastName: "O'Brien-陳", email, emailVerified: true },
      links: [],
    });
  });

  it('SI-4: works for a person who has another account', async () => {
    expect(page.body).toContain('You can create an account even if you have a MAhealthconnector or DTAConnect account.');
    const third = await reachProfile('bruno.again@example.org');
    expect((await send(profile(third, { firstName: 'Bruno', lastName: 'Ejemplo' }))).body).toContain('Your account is ready');
  });

  it('keeps the chosen language in every step', async () => {
    const second = await send({ step: 'email', email: 'lang@example.org' }, '?ui_locales=zh-Hant');
    expect(second.body).toContain(LANGUAGES['zh-Hant'].codeTitle);
    expect(second.body).toContain('account?ui_locales=zh-Hant"');
  });
});

describe('invalid input is reported beside its field', () => {
  it.each(['', 'nobody', 'a@b', 'x@example.org\r\nbcc: y@example.org', 'nul\0@example.org', `${'x'.repeat(300)}@example.org`])(
    'an address of %j',
    async (email) => {
      const before = mails.length;
      const { body } = await send({ step: 'email', email });
      expect(body).toContain('<a href="#email">Enter an e-mail address in the form name@example.com.</a>');
      expect(body).toMatch(/id="email"[^>]*aria-describedby="email-hint email-error" aria-invalid="true"/);
      expect(mails.length).toBe(before);
    },
  );

  it.each(['', '12345', '1234567', 'abcdef', '000000 or 1=1'])('a code of %j', async (code) => {
    const { body } = await send({ step: 'code', email: 'guessed@example.org', minutes: '10', code });
    expect(body).toContain('<a href="#code">The code is not right or no longer good.');
    expect(hidden({ body } as Visit, 'registration')).toBe('');
  });

  it.each([
    ['firstName', '', 'Enter your first name.'],
    ['lastName', ' ', 'Enter your last name.'],
    ['lastName', 'x\u202ey', 'Enter your last name.'],
    ['password', 'short', 'Enter a password of 8 to 64 characters.'],
    ['password', 'x'.repeat(65), 'Enter a password of 8 to 64 characters.'],
  ])('a profile whose %s is %j (%s), and the form keeps its values except the password', async (field, value, text) => {
    const third = await reachProfile(`profile-${field}-${value.length}@example.org`);
    const failed = await send(profile(third, { [field]: value }));
    expect(failed.body).toContain(`<a href="#${field}">${text}</a>`);
    expect(failed.body).toContain(field === 'firstName' ? 'value="O&#39;Brien-陳"' : 'value="Nguyễn"');
    expect(failed.body).toMatch(/id="password"[^>]*value=""/);
    expect((await send(profile(failed))).body).toContain('Your account is ready');
  });

  it('an address that has an account is not revealed before its code is confirmed', async () => {
    const third = await reachProfile('hugo.p0402.account@example.org');
    const { body } = await send(profile(third));
    expect(body).toContain('The account could not be created. If you already have one, sign in with it.');
    await expect(walkCodeFlow(site, 'hugo.p0402.account@example.org', 'correct horse battery')).rejects.toThrow();
  });

  it('an unknown registration ticket', async () => {
    const { body } = await send({ ...profile(page), registration: 'forged' });
    expect(body).toContain('The account could not be created.');
  });

  it('a step that does not exist', async () => {
    for (const step of ['', 'toString', '__proto__', 'done']) {
      const { status, body } = await send({ step });
      expect({ step, status, broken: body.includes('This page does not work') }).toEqual({ step, status: 400, broken: true });
    }
  });
});
