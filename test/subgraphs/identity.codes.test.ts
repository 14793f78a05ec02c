import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDesk, standingAlone, type Desk } from '../support/account-desk.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const ADDRESS = 'someone.new@example.org';
const REQUEST = 'mutation ($email: String!) { requestEmailCode(email: $email) { resendAfterSeconds expiresInSeconds } }';
const CONFIRM =
  'mutation ($email: String!, $code: String!) { confirmEmailCode(email: $email, code: $code) { confirmed registration } }';

const SENT = { data: { requestEmailCode: { resendAfterSeconds: 60, expiresInSeconds: 600 } }, errors: [] };
const REFUSED = { data: { confirmEmailCode: { confirmed: false, registration: null } }, errors: [] };

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const request = (email = ADDRESS) => desk.ask(null, REQUEST, { email });
const confirm = (code: string, email = ADDRESS) => desk.ask(null, CONFIRM, { email, code });
const confirmed = async (code: string, email = ADDRESS) =>
  ((await confirm(code, email)).data as { confirmEmailCode: { confirmed: boolean } }).confirmEmailCode.confirmed;

/** Asks for a code, and takes it out of the message. */
async function sentCode(email = ADDRESS): Promise<string> {
  await request(email);
  return String(await desk.codeSentTo(email));
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
async function fail(times: number, code: string): Promise<void> {
  for (let count = 0; count < times; count += 1) expect(await confirm(wrong(code))).toEqual(REFUSED);
}

describe('a code (SI-3)', () => {
  it('has six digits, is sent to the address, and confirms the address once', async () => {
    const code = await sentCode();
    expect(code).toMatch(/^\d{6}$/);
    expect(desk.mails.map(({ to, subject }) => [to, subject])).toEqual([[ADDRESS, 'Your MyServices verification code']]);
    const { data } = await confirm(code);
    expect(data).toEqual({ confirmEmailCode: { confirmed: true, registration: expect.stringMatching(/^[\w-]{43}$/) } });
    expect(await confirm(code)).toEqual(REFUSED);
  });

  it('is valid for ten minutes', async () => {
    const code = await sentCode();
    desk.clock.now += 10 * MINUTE - 1;
    expect(await confirmed(code)).toBe(true);
    desk.clock.now += MINUTE;
    const late = await sentCode();
    desk.clock.now += 10 * MINUTE;
    expect(await confirm(late)).toEqual(REFUSED);
  });

  it('replaces the previous code', async () => {
    const first = await sentCode();
    desk.clock.now += MINUTE;
    const second = await sentCode();
    if (first !== second) expect(await confirm(first)).toEqual(REFUSED);
    expect(await confirmed(second)).toBe(true);
  });

  it('confirms only its own address, in upper or lower case', async () => {
    const code = await sentCode();
    expect(await confirm(code, 'someone.else@example.org')).toEqual(REFUSED);
    expect(await confirmed(code, 'Someone.New@EXAMPLE.org')).toBe(true);
  });

  it.each(['', '12345', '1234567', 'abcdef', '’ or 1=1 --', '\0', '١٢٣٤٥٦'])('is refused when it is %j', async (code) => {
    await sentCode();
    expect(await confirm(code)).toEqual(REFUSED);
  });
});

describe('wrong codes', () => {
  it('lock the address at the fifth failure', async () => {
    const code = await sentCode();
    await fail(4, code);
    expect(await confirmed(code)).toBe(true);
    desk.clock.now += MINUTE;
    const next = await sentCode();
    await fail(1, next);
    expect(await confirm(next)).toEqual(REFUSED);
  });

  it('are counted across a new code: four, then one, lock the address', async () => {
    await fail(4, await sentCode());
    desk.clock.now += MINUTE;
    const second = await sentCode();
    await fail(1, second);
    expect(await confirm(second)).toEqual(REFUSED);
    desk.clock.now += MINUTE;
    expect(await request()).toEqual(SENT);
    await desk.store.sendDueMail();
    expect(desk.mails).toHaveLength(2);
  });

  it('lock for an hour after five, and for a day after ten', async () => {
    await fail(5, await sentCode());
    desk.clock.now += HOUR;
    const second = await sentCode();
    await fail(5, second);
    for (let hours = 1; hours < 23; hours += 1) {
      desk.clock.now += HOUR;
      expect(await request()).toEqual(SENT);
    }
    await desk.store.sendDueMail();
    expect(desk.mails).toHaveLength(2);
    desk.clock.now += HOUR;
    expect(await confirmed(await sentCode())).toBe(true);
  });

  it('sent concurrently are counted as five', async () => {
    const code = await sentCode();
    const guesses = Array.from({ length: 1_000 }, (_, guess) => String(guess).padStart(6, '0')).filter((guess) => guess !== code);
    const answers = await Promise.all(guesses.map((guess) => confirm(guess)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(REFUSED)]));
    const [row] = desk.dump()['email_codes'] ?? [];
    expect(JSON.parse(String(row?.['failures']))).toHaveLength(5);
    expect(await confirm(code)).toEqual(REFUSED);
  }, 120_000);

  it('the right code, sent many times concurrently, confirms once', async () => {
    const code = await sentCode();
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirmed(code)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('of one address do not lock another', async () => {
    const other = 'other@example.org';
    await fail(5, await sentCode());
    expect(await confirmed(await sentCode(other), other)).toBe(true);
  });
});

describe('sending', () => {
  it('sends at most one code in 60 seconds and five in an hour', async () => {
    const moments = [0, 59, 60, 119, 120, 180, 240, 300, 360, 3599, 3600];
    const sentAt: number[] = [];
    const start = desk.clock.now;
    for (const moment of moments) {
      desk.clock.now = start + moment * SECOND;
      expect(await request()).toEqual(SENT);
      const before = desk.mails.length;
      await desk.store.sendDueMail();
      if (desk.mails.length > before) sentAt.push(moment);
    }
    expect(sentAt).toEqual([0, 60, 120, 180, 240, 3600]);
  });

  it('gives the same answer for an address with an account, and sends a code there too', async () => {
    const known = 'hugo.p0402.account@example.org';
    expect(await request(known)).toEqual(await request());
    await desk.store.sendDueMail();
    expect(desk.mails.map(({ to }) => to).toSorted()).toEqual([known, ADDRESS]);
  });

  it('sends one code for many concurrent requests', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => request()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await desk.store.sendDueMail();
    expect(desk.mails).toHaveLength(1);
  });

  it.each([
    ['', 'nothing'],
    ['someone', 'no @'],
    ['someone@example', 'no top level'],
    ['some one@example.org', 'a space'],
    ['someone@example.org\r\nBcc: other@example.org', 'an injected header'],
    ['someone\0@example.org', 'NUL'],
    ['some\u202eone@example.org', 'a bidirectional control character'],
    ['"someone"@example.org', 'quotes'],
    ['someone@[127.0.0.1]', 'an address literal'],
    ['.someone@example.org', 'a leading dot'],
    ['some..one@example.org', 'two dots'],
    ['someone@-example.org', 'a leading hyphen in the domain'],
    ['someone@example.org, other@example.org', 'two addresses'],
    ['<someone@example.org>', 'angle brackets'],
    [`someone@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.org`, 'too long'],
  ])('refuses the address %j: %s', async (email) => {
    const refused = { data: { requestEmailCode: null }, errors: ['requestEmailCode BAD_USER_INPUT email'] };
    expect(await request(email)).toEqual(refused);
    expect(await confirm('123456', email)).toEqual(REFUSED);
  });

  it.each([
    "o'brien+test@example.org",
    'nguyễn@example.org'.normalize('NFC').replace('ễ', 'e'),
    'a@b.co',
    'x@xn--bcher-kva.example',
  ])('accepts the address %j', async (email) => {
    expect(await request(email)).toEqual(SENT);
    expect(await desk.codeSentTo(email)).not.toBeNull();
  });
});

describe('the stored rows of a code', () => {
  it('hold neither the code nor the address in clear, before and after sending', async () => {
    await desk.stop();
    const tried: string[] = [];
    desk = await openDesk({ settings: { sendMail: ({ text }) => Promise.reject(new Error(String(tried.push(text)))) } });
    await request();
    await desk.store.sendDueMail();
    const code = String(/code is (\d{6})/.exec(tried[0] ?? '')?.[1]);
    const tables = desk.dump();
    expect(tables['outbox']).toHaveLength(1);
    expect(tables['email_codes']).toHaveLength(1);
    const local = JSON.stringify([tables['outbox'], tables['email_codes'], tables['registrations']]);
    expect(local).not.toMatch(standingAlone(code));
    expect(local).not.toContain('someone');
    expect(await confirmed(code)).toBe(true);
    expect(JSON.stringify(desk.dump())).not.toContain('someone.new');
  });

  it('are deleted a day after the last code', async () => {
    await sentCode();
    expect(desk.dump()['email_codes']).toHaveLength(1);
    desk.clock.now += 24 * HOUR + 10 * MINUTE;
    await desk.store.forgetExpired();
    expect(desk.dump()['email_codes']).toEqual([]);
  });
});
