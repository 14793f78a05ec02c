import { beforeEach, describe, expect, it } from '@jest/globals';
import { FetchError } from '../../../gateway/sign-in/fetch-json.ts';
import { UnusableUserInfo, type UserInfo } from '../../../gateway/sign-in/fetch-user-info.ts';
import { IssuerUnavailable } from '../../../gateway/sign-in/issuer-unavailable.ts';
import { createUserInfoReader, type UserInfoReader } from '../../../gateway/sign-in/user-info-reader.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { signInOf } from '../../support/scripted-identity.ts';

const INFO: UserInfo = { firstName: 'Nova', lastName: 'Ejemplo', email: 'nova@example.org', emailVerified: true, locale: null };

let now = 0;
let asked: string[] = [];
let logged: string[] = [];
let answer: (subject: string) => Promise<UserInfo>;
let reader: UserInfoReader;
beforeEach(() => {
  [now, asked, logged] = [1_000_000, [], []];
  answer = () => Promise.resolve(INFO);
  const fetchUserInfo = (_token: string, subject: string) => {
    asked.push(subject);
    return answer(subject);
  };
  const log = createLog('info', (line) => logged.push((JSON.parse(line) as { reason: string }).reason));
  reader = createUserInfoReader('login-mass-gov', fetchUserInfo, log, () => now);
});
const read = (subject: string, session = 'session') => reader.read(signInOf(subject, session), 'token');
/** @returns the seconds until the next try */
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error as IssuerUnavailable).retryAfterSeconds,
  );
const fails = (error: Error) => () => Promise.reject(error);

describe('what an issuer says of a person', () => {
  it('is fetched once for concurrent requests, and kept for a minute', async () => {
    expect(await Promise.all(Array.from({ length: 100 }, () => read('ada')))).toEqual(Array.from({ length: 100 }, () => INFO));
    now += 59_999;
    await read('ada');
    expect(asked).toEqual(['ada']);
    now += 1;
    await read('ada');
    expect(asked).toEqual(['ada', 'ada']);
  });

  it('is fetched for each sign-in, and never told to another', async () => {
    answer = (subject) => Promise.resolve({ ...INFO, firstName: subject });
    const all = await Promise.all([read('ada'), read('ben'), read('ada', 'another')]);
    expect(all.map(({ firstName }) => firstName)).toEqual(['ada', 'ben', 'ada']);
    expect(asked).toEqual(['ada', 'ben', 'ada']);
  });

  it('is kept of a bounded number of sign-ins', async () => {
    for (let number = 0; number <= 10_000; number += 1) await read(`person-${number}`);
    await read('person-10000');
    expect(asked).toHaveLength(10_001);
    await read('person-0');
    expect(asked).toHaveLength(10_002);
  });
});

describe('an answer that cannot be used', () => {
  it('keeps this sign-in waiting, and nobody else', async () => {
    answer = fails(new UnusableUserInfo('The answer is about another subject'));
    expect(await refusal(read('ada'))).toBe(15);
    now += 14_000;
    expect(await refusal(read('ada'))).toBe(1);
    answer = () => Promise.resolve(INFO);
    expect(await read('ben')).toEqual(INFO);
    expect(asked).toEqual(['ada', 'ben']);
    now += 1_000;
    expect(await read('ada')).toEqual(INFO);
    expect(logged).toEqual(['The answer is about another subject']);
  });

  it('may be found by whoever reads it', async () => {
    await read('ada');
    expect(() => reader.reject(signInOf('ada'), 'The email cannot be used')).toThrow(IssuerUnavailable);
    expect(await refusal(read('ada'))).toBe(15);
    expect(asked).toEqual(['ada']);
    expect(logged).toEqual(['The email cannot be used']);
  });
});

describe('an outage of the issuer', () => {
  it.each([
    ['no connection', Object.assign(new Error('connect to nova@example.org'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    ['an error of the issuer', new FetchError('The answer has the status 500', 500), 'The answer has the status 500'],
    ['an answer that is late', new FetchError('The answer did not arrive in time'), 'The answer did not arrive in time'],
  ])('by %s keeps everybody waiting, longer each time, up to five seconds', async (_what, error, reason) => {
    answer = fails(error);
    const waits: unknown[] = [];
    for (const subject of ['ada', 'ben', 'cleo', 'dora', 'eve']) {
      const wait = await refusal(read(subject));
      expect(await refusal(read('somebody'))).toBe(wait);
      waits.push(wait);
      now += Number(wait) * 1_000;
    }
    expect(waits).toEqual([1, 2, 4, 5, 5]);
    expect(asked).toEqual(['ada', 'ben', 'cleo', 'dora', 'eve']);
    expect(new Set(logged)).toEqual(new Set([reason]));
    answer = () => Promise.resolve(INFO);
    expect(await read('ada')).toEqual(INFO);
    answer = fails(error);
    expect(await refusal(read('ben'))).toBe(1);
  });

  it('does not last longer because a clock was set back', async () => {
    answer = fails(new FetchError('The answer has the status 500', 500));
    await refusal(read('ada'));
    now -= 1_000_000;
    answer = () => Promise.resolve(INFO);
    expect(await read('ada')).toEqual(INFO);
  });
});
