import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Locale, LOCALES } from '../../schema/contract/locales.ts';
import { codeMail, otherAccountMail } from '../../subgraphs/identity/messages/mail-texts.ts';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { createMailer } from '../../subgraphs/mail.ts';
import { accountOf, type Desk, openDesk, unlinked } from '../support/account-desk.ts';
import { readMessage } from '../support/read-message.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';

const CODE = '271828';
const ADDRESS = 'someone@example.org';
const MAILS: readonly (readonly [what: string, make: (locale: Locale) => Mail])[] = [
  ['a code', (locale) => codeMail(ADDRESS, CODE, 600, locale)],
  ['a notice of a link', (locale) => otherAccountMail(ADDRESS, locale)],
];
const EACH = MAILS.flatMap(([what, make]) =>
  LOCALES.map((locale) => ({ what, locale, mail: make(locale), english: make('en') })),
);

const sentences = ({ text }: Mail) => text.trim().split('\n\n');
/** The paragraphs of a message in HTML, as a reader sees them. */
const paragraphsOf = ({ html }: Mail) =>
  [...html.matchAll(/<p[^>]*>(.*?)<\/p>/gs)].map(([, inner = '']) =>
    inner
      .replaceAll(/<\/?strong>/g, '')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );

describe.each(EACH)('LA-1: $what in $locale', ({ locale, mail, english }) => {
  it('has as many sentences as the English message, and none of them in English', () => {
    expect(sentences(mail)).toHaveLength(sentences(english).length);
    const left = [mail.subject, ...sentences(mail)].filter((said) => [english.subject, ...sentences(english)].includes(said));
    expect(left).toEqual(locale === 'en' ? [mail.subject, ...sentences(mail)] : []);
    expect(`${mail.subject}${mail.text}`).not.toMatch(/[{}<>]/);
  });

  it('has the same content as text and as HTML, and the HTML declares its language', () => {
    expect(paragraphsOf(mail)).toEqual(sentences(mail));
    expect(mail.html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${locale}" dir="ltr">\n<head>\n<meta charset="utf-8">`));
    expect(mail.html).toContain(`<title>${mail.subject}</title>`);
    expect(mail.html).not.toMatch(/<(table|img|script|link|a|style)\b|https?:|url\(/);
  });

  it('has no numbers but the code, its validity and the help line (42 CFR 435.918)', () => {
    const numbers = (text: string) => text.replaceAll(/\d{1,2}:\d\d|\d+\s?(h\b|giờ)/g, '').match(/\d+/g);
    const expected = ['800', '841', '2900', '711'];
    expect(numbers(mail.text)).toEqual(
      mail.subject === otherAccountMail(ADDRESS, locale).subject ? expected : [CODE, '10', ...expected],
    );
    expect(`${mail.subject}${mail.text}`).not.toContain('someone');
  });
});

describe('a message over SMTP', () => {
  let sink: SmtpSink;
  beforeAll(async () => void (sink = await startSmtpSink()));
  afterAll(() => sink.stop());
  const mailer = (from = 'MyServices <no-reply@example.org>') => createMailer({ smtpUrl: sink.url, from, outboxDir: 'nowhere' });

  it.each(LOCALES)('has a text part and an HTML part in UTF-8, in this order, and arrives unchanged: %s', async (locale) => {
    const to = `${locale.toLowerCase()}@example.org`;
    const mail = { ...codeMail(to, CODE, 600, locale), to };
    await mailer()(mail);
    const { headers, parts } = readMessage(await sink.messageTo(to));
    expect(headers.get('content-type')).toMatch(/^multipart\/alternative;/);
    expect(headers.get('content-language')).toBe(locale);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('subject')).toBe(mail.subject);
    expect(parts.map(({ type, charset }) => [type, charset])).toEqual([
      ['text/plain', 'utf-8'],
      ['text/html', 'utf-8'],
    ]);
    expect(parts.map(({ text }) => text.trim())).toEqual([mail.text.trim(), mail.html.trim()]);
  });

  it.each<[string, Partial<Mail>, string]>([
    ['the address', { to: 'victim-1@example.org\r\nBcc: other@example.org' }, 'victim-1@example.org'],
    ['the name of an address', { to: '"Some\r\nBcc: other@example.org" <victim-2@example.org>' }, 'victim-2@example.org'],
    [
      'the subject',
      { subject: 'A code\r\nBcc: other@example.org\r\n\r\nBody', to: 'victim-3@example.org' },
      'victim-3@example.org',
    ],
  ])('has no injected header if there is a line break in %s', async (_where, part, victim) => {
    const sent = await mailer()({ ...codeMail(victim, CODE, 600, 'en'), ...part }).then(
      () => true,
      () => false,
    );
    if (sent) {
      const { headers } = readMessage(await sink.messageTo(victim));
      expect([...headers.keys()]).not.toContain('bcc');
      expect(headers.get('content-type')).toMatch(/^multipart\/alternative;/);
    }
    expect(sink.recipients()).not.toContain('other@example.org');
  });

  it('is not sent to a second address in a recipient that lists two', async () => {
    await mailer()({ ...codeMail('first@example.org', CODE, 600, 'en'), to: 'first@example.org, second@example.org' }).catch(
      () => undefined,
    );
    expect(sink.recipients()).not.toContain('second@example.org');
  });

  it('keeps its sender address if the sender name has non-ASCII letters', async () => {
    await mailer('Dịch vụ của tôi, “MyServices” <no-reply@example.org>')({ ...codeMail('from@example.org', CODE, 600, 'vi') });
    const { headers } = readMessage(await sink.messageTo('from@example.org'));
    expect(headers.get('from')).toContain('no-reply@example.org');
  });
});

describe('the language of a message (LA-1)', () => {
  const REQUEST = 'mutation ($email: String!) { requestEmailCode(email: $email) { expiresInSeconds } }';
  const CONFIRM = 'mutation ($email: String!, $code: String!) { confirmEmailCode(email: $email, code: $code) { registration } }';
  const CREATE = 'mutation ($input: CreateProfileInput!) { createProfile(input: $input) { created } }';
  const LINK = `mutation { linkAccount(by: { ssn: "900-12-0006" }, birthDate: "1963-03-09") { linked } }`;

  let desk: Desk;
  beforeEach(async () => void (desk = await openDesk()));
  afterEach(() => desk.stop());

  async function languageOfCode(email: string, locale: Locale): Promise<Locale | undefined> {
    desk.clock.now += 60_000;
    await desk.ask(null, REQUEST, { email }, { locale });
    await desk.store.sendDueMail();
    return desk.mails.findLast(({ to }) => to === email)?.locale;
  }

  it.each(LOCALES)('is that of the request for an address without an account: %s', async (locale) => {
    expect(await languageOfCode(ADDRESS, locale)).toBe(locale);
    expect(desk.mails[0]?.subject).toBe(codeMail(ADDRESS, CODE, 600, locale).subject);
  });

  it('is the written language of the person for a linked account', async () => {
    expect(await languageOfCode('kazimir.p0501.account@example.org', 'es')).toBe('vi');
    expect(await languageOfCode('marisol.p0701.account@example.org', 'en')).toBe('pt-BR');
  });

  it('is the language in which the account was created for an account without a link', async () => {
    await languageOfCode(ADDRESS, 'ht');
    const code = /\d{6}/.exec(String(desk.mails.at(-1)?.text))?.[0];
    const { data } = await desk.ask(null, CONFIRM, { email: ADDRESS, code });
    const { registration } = (data as { confirmEmailCode: { registration: string } }).confirmEmailCode;
    const input = { registration, firstName: 'Some', lastName: 'One', password: 'correct horse battery' };
    expect((await desk.ask(null, CREATE, { input }, { locale: 'ht' })).data).toEqual({ createProfile: { created: true } });
    expect(await languageOfCode(ADDRESS, 'zh-Hant')).toBe('ht');
  });

  it('is that of each notified account, not that of the request', async () => {
    await desk.stop();
    const persons = demoFeed().persons.map((person) =>
      person.id === 'p0301' ? { ...person, writtenLanguage: 'ZH_HANT' as const } : person,
    );
    const other = accountOf('greta-ma', 'Greta', 'Muster', { issuer: 'ma-login', provider: 'MA_LOGIN' });
    desk = await openDesk({ accounts: [accountOf('greta', 'Greta', 'Muster'), other], feed: { persons } });
    await desk.ask(unlinked('greta-ma'), LINK, {}, { locale: 'vi' });
    await desk.ask(unlinked('greta'), LINK, {}, { locale: 'vi' });
    await desk.store.sendDueMail();
    expect(desk.mails.map(({ to, locale, subject }) => [to, locale, subject])).toEqual([
      ['greta-ma@example.org', 'zh-Hant', '另一個帳戶已連結'],
    ]);
  });
});
