import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { subgraphs } from '../../subgraphs/registry.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Portal, startPortal } from '../support/portal.ts';
import { makeCertificate } from '../support/private-ca.ts';
import { composeWith, startGatewayProcess, startSubgraphs, stopProcesses } from '../support/processes.ts';
import { bodyOf } from '../support/registered.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTlsProvider, type TlsProvider } from '../support/tls-provider.ts';

// An installation in production: providers behind TLS with a private authority, and every program a process of its own.

const ADDRESS = 'carla.fictitious@example.org';
const PRODUCTION = { NODE_ENV: 'production', ASSERTION_SECRET: 'a secret that is long enough for production' };
const folder = temporaryFolder();

let providers: Record<'maLogin' | 'loginMassGov', TlsProvider>;
let sink: SmtpSink;
let portal: Portal;
let browser: Browser;
let gatewayOutput: () => string;

beforeAll(async () => {
  const certificate = makeCertificate(folder.path);
  const carla = { given_name: 'Carla', family_name: 'Ejemplo', email: ADDRESS, email_verified: false, locale: 'es-US' };
  providers = {
    maLogin: await startTlsProvider(certificate, { 'demo-carla': carla }),
    loginMassGov: await startTlsProvider(certificate, { carla }),
  };
  sink = await startSmtpSink();
  const pepper = `production:${Buffer.alloc(32, 7).toString('base64')}`;
  const routes = await startSubgraphs(
    subgraphs.map(({ name }) => name),
    (name) => ({
      // The demo is never served in production; what identity does otherwise there is set.
      ASSERTION_SECRET: PRODUCTION.ASSERTION_SECRET,
      DEMO: 'true',
      ...(name === 'identity' && {
        ...{ REGISTRATION: 'external', ALLOW_DEMO_SSNS: 'false' },
        ...{ PEPPER_KEYS: pepper, SMTP_URL: sink.url },
      }),
    }),
  );
  const supergraph = join(folder.path, 'supergraph.graphql');
  writeFileSync(supergraph, composeWith(routes));
  const gateway = await startGatewayProcess(supergraph, {
    ...PRODUCTION,
    AUDIT_FILE: join(folder.path, 'audit.jsonl'),
    MA_LOGIN_ISSUER: providers.maLogin.issuer,
    LOGIN_MASS_GOV_ISSUER: providers.loginMassGov.issuer,
    SINGLE_GATEWAY: 'true',
    ISSUER_CA_FILE: certificate.caFile,
  });
  gatewayOutput = gateway.output;
  portal = await startPortal({ url: gateway.url, providers });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await stopProcesses();
  await Promise.all([providers?.maLogin.stop(), providers?.loginMassGov.stop(), sink?.stop()]);
  folder.remove();
});

type Answer = { data: Record<string, never>; errors?: { extensions: { code: string } }[] };

/** Signs in, in a window of its own. @returns how to ask a registered operation in the page, with the token of the sign-in */
async function signIn(button: string, login: string) {
  // Chromium does not know the authority. That the gateway does is what is tried here.
  const page: Page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  page.setDefaultTimeout(60_000);
  await page.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  await page.goto(portal.url);
  await page.getByRole('button', { name: button }).click();
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any password');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByText('Signed in', { exact: true }).waitFor();
  return (operation: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
    page.evaluate(
      ([text, values]) => (globalThis as never as { ask: (...all: unknown[]) => Promise<Answer> }).ask(text, values),
      [bodyOf('portal', operation), variables] as const,
    );
}

it('a first sign-in at an external issuer opens an account, and its address gets no notification until it is confirmed (SI-1, SI-3, LK-2)', async () => {
  const asCarla = await signIn('login.mass.gov', 'carla');
  const dashboard = await asCarla('Dashboard');
  expect(dashboard.errors).toBeUndefined();
  expect(dashboard.data).toMatchObject({ dashboard: { nextSteps: [{ kind: 'ACCOUNT_NOT_LINKED' }] } });
  const { data } = await asCarla('Account');
  const account = { firstName: 'Carla', lastName: 'Ejemplo', email: ADDRESS, emailVerified: false };
  expect(data).toMatchObject({ viewer: { provider: 'LOGIN_MASS_GOV', account, links: [], securityEvents: [] } });

  // No names, and no address, have linked it. An identifier does.
  const by = { massHealthId: '999000000202' };
  expect(await asCarla('LinkAccount', { by, birthDate: '1987-08-02' })).toMatchObject({
    data: { linkAccount: { linked: true } },
  });

  // Her MA Login, which the feed knows, is linked by itself, and her other account is told so. Nobody has confirmed its address.
  const asMaLogin = await signIn('MA Login', 'demo-carla');
  expect((await asMaLogin('Account')).data).toMatchObject({
    viewer: { provider: 'MA_LOGIN', links: [{ kind: 'MAHEALTHCONNECTOR', state: 'LINKED' }] },
  });
  const events = (await asCarla('Account')).data as { viewer?: { securityEvents: { kind: string }[] } };
  expect(events.viewer?.securityEvents.map(({ kind }) => kind)).toContain('OTHER_ACCOUNT_LINKED');

  expect((await asCarla('RequestEmailCode', { email: ADDRESS })).errors).toBeUndefined();
  const [, code = ''] = /\b(\d{6})\b(?![^<]*>)/.exec(textIn(await sink.messageTo(ADDRESS))) ?? [];
  // The code is the first message.
  expect(sink.recipients()).toEqual([ADDRESS]);
  expect(await asCarla('ConfirmEmailCode', { email: ADDRESS, code })).toMatchObject({
    data: { confirmEmailCode: { confirmed: true, registration: null } },
  });
  expect((await asCarla('Account')).data).toMatchObject({ viewer: { account: { emailVerified: true } } });
  expect(gatewayOutput()).not.toMatch(/Carla|Ejemplo|carla/);
}, 600_000);

it('no code is sent to an address that is not the account’s own (SI-3)', async () => {
  const asCarla = await signIn('login.mass.gov', 'carla');
  const before = sink.recipients().length;
  const { errors = [] } = await asCarla('RequestEmailCode', { email: 'somebody.else@example.org' });
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['REGISTRATION_ELSEWHERE']);
  expect(sink.recipients()).toHaveLength(before);
}, 600_000);

/** The plain text of a message, without its headers. */
const textIn = (message: string): string =>
  message.slice(message.indexOf('Content-Type: text/plain')).split('\r\n\r\n').slice(1).join('\n');
