import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GuessedGraph, openGuessedGraph } from '../support/guessed-graph.ts';
import type { GraphAnswer } from '../support/graph.ts';
import { CONFIRM, HUGO, LINK, REQUEST, UNLINK } from '../support/guesses.ts';

let graph: GuessedGraph;
let tests = 0;
beforeAll(async () => {
  graph = await openGuessedGraph();
  for (const as of [HUGO.as, 'H05']) await graph.ask(UNLINK, { as });
});
afterAll(() => graph.stop());

/** All that an answer is, but its moment and the id of its request. */
function all({ status, headers, text }: GraphAnswer) {
  const { date, 'x-request-id': id, ...others } = Object.fromEntries(headers);
  expect(Date.parse(String(date))).not.toBeNaN();
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  return { status, headers: others, text };
}

const answerOf = (text: string) => ({
  status: 200,
  headers: {
    'cache-control': 'private, no-store',
    connection: 'close',
    'content-length': String(text.length),
    'content-type': 'application/json; charset=utf-8',
    vary: 'authorization, accept-language',
    'content-language': 'en',
    'x-content-type-options': 'nosniff',
  },
  text,
});
const ask = async (body: object, as?: string) =>
  all(await graph.ask(body, { from: `192.0.2.${(tests += 1)}`, ...(as && { as }) }));

describe('existing and missing secrets get the same answers (LK-3, SI-3)', () => {
  const NOT_LINKED = answerOf('{"data":{"linkAccount":{"linked":false,"link":null}}}\n');

  // Kazimir Placeholder was born on 1954-10-12. Ada Fictum is the first of the demo persons, born on 1992-02-11; Hugo the eighth.
  it.each([
    ['an SSN that nobody has', { ssn: '123-45-6789' }, '1954-10-12', 'H05'],
    ['an SSN of somebody else', { ssn: '900-12-0001' }, '1954-10-12', 'H05'],
    ['an SSN of somebody else, with that birth date', { ssn: '900-12-0001' }, '1992-02-11', 'H05'],
    ['one’s own SSN, with another birth date', { ssn: '900-12-0010' }, '1954-10-13', 'H05'],
    ['a MassHealth ID that nobody has', { massHealthId: '123456789012' }, '1998-07-21', HUGO.as],
    ['a MassHealth ID of somebody else', { massHealthId: '999000000101' }, '1998-07-21', HUGO.as],
    ['a MassHealth ID of somebody else, with that birth date', { massHealthId: '999000000101' }, '1992-02-11', HUGO.as],
    ['one’s own MassHealth ID, with another birth date', { massHealthId: '999000000402' }, '1998-07-22', HUGO.as],
    ['an SSN of a restricted person', { ssn: '900-12-0020' }, '1989-10-01', 'H08'],
    ['an SSN of somebody who is linked already', { ssn: '900-12-0011' }, '1996-05-06', 'H08'],
  ])('%s', async (_what, by, birthDate, as) => {
    expect(await ask(LINK.with(by, birthDate), as)).toEqual(NOT_LINKED);
  });

  const KNOWN = 'hugo.p0402.account@example.org';
  const UNKNOWN = 'guessed.address@example.org';

  it('an e-mail address with an account and one without: asked for a code, and again too soon', async () => {
    const sent = answerOf('{"data":{"requestEmailCode":{"resendAfterSeconds":60,"expiresInSeconds":600}}}\n');
    for (const email of [KNOWN, UNKNOWN, KNOWN, UNKNOWN]) expect(await ask(REQUEST.with(email))).toEqual(sent);
  });

  it('an e-mail address with an account, one without, one never sent a code, one that is locked', async () => {
    const refused = answerOf('{"data":{"confirmEmailCode":{"confirmed":false,"registration":null}}}\n');
    const right = await graph.codeSentTo(UNKNOWN);
    const wrong = right === '123456' ? '654321' : '123456';
    for (const email of [KNOWN, UNKNOWN, 'never.sent@example.org'])
      expect(await ask(CONFIRM.with(email, wrong))).toEqual(refused);
    for (let times = 0; times < 4; times += 1) await ask(CONFIRM.with(UNKNOWN, wrong));
    expect(await ask(CONFIRM.with(UNKNOWN, right))).toEqual(refused);
  });

  it('an e-mail address with an account: only its owner learns so, by the code', async () => {
    const right = await graph.codeSentTo(KNOWN);
    const { text } = await ask(CONFIRM.with(KNOWN, right));
    const { registration } = (JSON.parse(text) as { data: { confirmEmailCode: { registration: string } } }).data.confirmEmailCode;
    const query = 'mutation ($input: CreateProfileInput!) { createProfile(input: $input) { created } }';
    const profile = { firstName: 'Some', lastName: 'One', password: 'correct horse battery' };
    const notCreated = answerOf('{"data":{"createProfile":{"created":false}}}\n');
    for (const ticket of ['never-given', registration])
      expect(await ask({ query, variables: { input: { registration: ticket, ...profile } } })).toEqual(notCreated);
  });
});

describe('over a limit, existing and missing secrets get the same answers', () => {
  it.each([
    ['somebody’s SSN', { ssn: '900-12-0001' }],
    ['nobody’s', { ssn: '123-45-6788' }],
    ['one’s own', { ssn: '900-12-0008' }],
    ['no number at all', { ssn: 'none' }],
  ])('%s', async (_what, by) => {
    for (let times = 0; times < 5; times += 1)
      await graph.ask(LINK.with({ ssn: '123-45-6787' }), { as: HUGO.as, from: '198.51.100.1' });
    const { status, headers, text } = await ask(LINK.with(by), HUGO.as);
    const { 'retry-after': wait, ...others } = headers as Record<string, string>;
    const body = '{"errors":[{"message":"Too many requests","extensions":{"code":"RATE_LIMITED"}}]}\n';
    expect({ status, headers: others, text }).toEqual({ ...answerOf(body), status: 429 });
    expect(Number(wait)).toBeGreaterThan(86_000);
  });
});
