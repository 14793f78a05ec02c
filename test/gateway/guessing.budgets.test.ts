import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RATE_LIMITS } from '../../gateway/limits/rate-limits.ts';
import { type GuessedGraph, openGuessedGraph } from '../support/guessed-graph.ts';
import type { GraphAnswer } from '../support/graph.ts';
import * as guesses from '../support/guesses.ts';

const {
  CONFIRM,
  HUGO,
  LINK,
  LINKED_BY_SSN,
  NOT_LINKED,
  RATE_LIMITED,
  REQUEST,
  UNLINK,
  wrongCodes,
  wrongMassHealthIds,
  wrongSsns,
} = guesses;
const EMAIL = 'guessed.address@example.org';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let graph: GuessedGraph;
const start = async (options: Parameters<typeof openGuessedGraph>[0]) => {
  await graph.stop();
  graph = await openGuessedGraph(options);
};
beforeEach(async () => void (graph = await openGuessedGraph()));
afterEach(() => void jest.useRealTimers());
afterEach(() => graph.stop());

/** An address of its own for each. */
const from = (position: number) => `192.0.${position >> 8}.${position & 255}`;
const statuses = (answers: readonly GraphAnswer[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const linkStates = () => graph.dump()['links']?.flatMap(({ accountId, state }) => (accountId === HUGO.account ? [state] : []));

/** Asks for a code, and takes it out of the message. */
async function sentCode(address = '192.0.2.250'): Promise<string> {
  await graph.ask(REQUEST.with(EMAIL), { from: address });
  return graph.codeSentTo(EMAIL);
}
const confirm = async (code: string, address = '192.0.2.251', email = EMAIL): Promise<boolean> =>
  (await graph.ask(CONFIRM.with(email, code), { from: address })).data.confirmEmailCode.confirmed as boolean;
const failures = () => JSON.parse(String(graph.dump()['email_codes']?.[0]?.['failures'])) as number[];

describe('of up to a thousand simultaneous guesses, at most five are tried', () => {
  it.each([
    ['of an SSN', wrongSsns(1_000).map((ssn) => ({ ssn }))],
    ['of a MassHealth ID', wrongMassHealthIds(1_000).map((massHealthId) => ({ massHealthId }))],
    ['of either', wrongSsns(100).flatMap((ssn) => [{ ssn }, { massHealthId: `999${ssn.replaceAll('-', '')}` }])],
  ])(
    '%s, each from another address; the right one after them is refused',
    async (_what, wrong) => {
      await graph.ask(UNLINK, { as: HUGO.as });
      const answers = await Promise.all(wrong.map((by, at) => graph.ask(LINK.with(by), { as: HUGO.as, from: from(at) })));
      expect(statuses(answers)).toEqual({ 200: 5, 429: wrong.length - 5 });
      expect(answers.flatMap(({ data }) => (data ? [data.linkAccount] : []))).toEqual(
        Array.from({ length: 5 }, () => NOT_LINKED),
      );
      expect(graph.reached('linkAccount')).toBe(5);
      for (const by of [{ ssn: HUGO.ssn }, { massHealthId: HUGO.massHealthId }]) {
        const { status, text } = await graph.ask(LINK.with(by), { as: HUGO.as, from: '198.51.100.1' });
        expect([status, text.trim()]).toEqual([429, RATE_LIMITED]);
      }
      expect([graph.reached('linkAccount'), linkStates()]).toEqual([5, ['REVOKED']]);
      expect(graph.written()).not.toMatch(/\d{3}-\d{2}-\d{4}|123456\d{6}|1998-07-21/);
    },
    60_000,
  );

  it.each<[string, number, (position: number) => string, Record<number, number>]>([
    ['from one address', 1_000, () => '203.0.113.1', { 200: 60, 429: 940 }],
    ['each from another address', 200, from, { 200: 200 }],
  ])(
    'of a code, %s; the right one after them is refused',
    async (_how, count, address, expected) => {
      const code = await sentCode();
      const wrong = wrongCodes(count, code);
      const answers = await Promise.all(wrong.map((guess, at) => graph.ask(CONFIRM.with(EMAIL, guess), { from: address(at) })));
      expect(statuses(answers)).toEqual(expected);
      const said = new Set(answers.flatMap(({ status, text }) => (status === 200 ? [text.trim()] : [])));
      expect([...said]).toEqual(['{"data":{"confirmEmailCode":{"confirmed":false,"registration":null}}}']);
      expect(failures()).toHaveLength(5);
      expect(await confirm(code)).toBe(false);
      expect(graph.dump()['registrations']).toEqual([]);
    },
    60_000,
  );
});

describe('wrong codes', () => {
  it('four failures, a resend and another failure lock the address, and no other code is sent', async () => {
    const first = await sentCode();
    for (const guess of wrongCodes(4, first)) expect(await confirm(guess)).toBe(false);
    graph.clock.now += MINUTE;
    const second = await sentCode();
    for (const guess of wrongCodes(1, second)) expect(await confirm(guess)).toBe(false);
    expect(await confirm(second)).toBe(false);
    graph.clock.now += MINUTE;
    expect(await sentCode()).toBe(second);
    expect(await confirm(second)).toBe(false);
    graph.clock.now += HOUR;
    expect(await confirm(await sentCode())).toBe(true);
  });

  it('after four failures and a resend, the right code is accepted', async () => {
    for (const guess of wrongCodes(4, await sentCode())) expect(await confirm(guess)).toBe(false);
    graph.clock.now += MINUTE;
    expect(await confirm(await sentCode())).toBe(true);
  });
});

describe('limits by address', () => {
  // Each has an account with a link to end, and so could link again.
  const OTHERS = ['H05', 'H06-lmg', 'H07', 'H09-pia', 'H11-tova', 'H13-max'];
  const tries = async (address: (position: number) => string | undefined, headers = {}) => {
    const answers: GraphAnswer[] = [];
    for (const [at, as] of [...OTHERS, ...OTHERS].entries()) {
      const forwarded = address(at);
      answers.push(
        await graph.ask(LINK.with({ ssn: `123-45-70${at + 10}` }), { as, ...(forwarded && { from: forwarded }), headers }),
      );
    }
    return answers.map(({ status }) => status);
  };
  const TEN = [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 429, 429];
  const TWELVE = Array.from({ length: 12 }, () => 200);

  it('link ten times an hour, over several accounts', async () => {
    expect(await tries(() => '203.0.113.1')).toEqual(TEN);
    expect(graph.reached('linkAccount')).toBe(10);
    const refused = await graph.ask(LINK.with({ ssn: HUGO.ssn }), { as: HUGO.as, from: '203.0.113.1' });
    expect([refused.status, refused.text.trim()]).toEqual([429, RATE_LIMITED]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_590);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3_600);
    expect((await graph.ask(LINK.with({ ssn: HUGO.ssn }), { as: HUGO.as, from: '203.0.113.2' })).status).toBe(200);
  });

  it.each<[string, (position: number) => string, number[]]>([
    ['what a client wrote before it counts nothing', (at) => `198.51.100.${at}, 203.0.113.1`, TEN],
    ['its last element is another client', (at) => `203.0.113.1, 198.51.100.${at}`, TWELVE],
    ['the ports of one client are one client', (at) => `203.0.113.1:${4_000 + at}`, TEN],
    ['the addresses of one IPv6 network are one client', (at) => `2001:db8:0:1::${at}`, TEN],
    ['another IPv6 network is another client', (at) => `2001:db8:0:${at}::1`, TWELVE],
    ['an IPv4 address is itself within IPv6', (at) => (at % 2 ? '::ffff:203.0.113.1' : '203.0.113.1'), TEN],
  ])('behind a proxy, X-Forwarded-For counts: %s', async (_what, address, expected) => {
    expect(await tries(address)).toEqual(expected);
  });

  it('without a proxy, X-Forwarded-For is ignored', async () => {
    await start({ trustProxy: false });
    expect(await tries((at) => `198.51.100.${at}`, { forwarded: 'for=198.51.100.99', 'x-real-ip': '198.51.100.98' })).toEqual(
      TEN,
    );
  });

  it('ask for twenty codes an hour', async () => {
    const ask = (at: number, address: string) => graph.ask(REQUEST.with(`guessed.${at}@example.org`), { from: address });
    const answers = [];
    for (let at = 0; at < 22; at += 1) answers.push(await ask(at, '203.0.113.1'));
    expect(statuses(answers)).toEqual({ 200: 20, 429: 2 });
    expect(graph.reached('requestEmailCode')).toBe(20);
    expect((await ask(22, '203.0.113.2')).status).toBe(200);
  });

  it('try sixty codes an hour, for any e-mail address; tickets of profiles count as well', async () => {
    const profile = { registration: 'x', firstName: 'Some', lastName: 'One', password: 'correct horse battery' };
    const create = { query: 'mutation ($input: CreateProfileInput!) { createProfile(input: $input) { created } }' };
    const answers = [];
    for (let at = 0; at < 31; at += 1) {
      answers.push(await graph.ask(CONFIRM.with(`guessed.${at}@example.org`, '123456'), { from: '203.0.113.1' }));
      answers.push(await graph.ask({ ...create, variables: { input: profile } }, { from: '203.0.113.1' }));
    }
    expect(statuses(answers)).toEqual({ 200: 60, 429: 2 });
  });

  it('ask 300 times in five minutes without a sign-in, guesses that were refused among them', async () => {
    const ask = (query: string, address = '203.0.113.1') => graph.ask({ query }, { from: address });
    const plain = await Promise.all(Array.from({ length: 290 }, () => ask('{ help { learnMoreUrl } __typename }')));
    expect(statuses(plain)).toEqual({ 200: 290 });
    const two = 'mutation { a: requestEmailCode(email: "") { expiresInSeconds } signOut { signedOut } }';
    expect(statuses(await Promise.all(Array.from({ length: 10 }, () => ask(two))))).toEqual({ 400: 10 });
    const over = await ask('{ __typename }');
    expect([over.status, over.text.trim()]).toEqual([429, RATE_LIMITED]);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(200);
    expect(Number(over.headers.get('retry-after'))).toBeLessThanOrEqual(300);
    expect((await ask('{ __typename }', '203.0.113.2')).status).toBe(200);
    expect((await graph.ask({ query: '{ viewer { provider } }' }, { as: 'H01', from: '203.0.113.1' })).status).toBe(200);
  });
});

/** All but the clocks, by which rates are counted. */
const OTHERS = ['hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'] as const;

it('a configured limit replaces the default', async () => {
  jest.useFakeTimers({ now: Date.now(), doNotFake: [...OTHERS] });
  const one = { ...RATE_LIMITS['links by account'], points: 1, seconds: 90 };
  await start({ rateLimits: { ...RATE_LIMITS, 'links by account': one } });
  await graph.ask(UNLINK, { as: HUGO.as });
  const link = () => graph.ask(LINK.with({ ssn: HUGO.ssn }), { as: HUGO.as });
  expect((await graph.ask(LINK.with({ ssn: '123-45-6789' }), { as: HUGO.as })).data).toEqual({ linkAccount: NOT_LINKED });
  const over = await link();
  expect([over.status, over.headers.get('retry-after')]).toEqual([429, '90']);
  jest.advanceTimersByTime(89 * SECOND);
  expect((await link()).status).toBe(429);
  jest.advanceTimersByTime(2 * SECOND);
  expect((await link()).data).toEqual({ linkAccount: LINKED_BY_SSN });
});
