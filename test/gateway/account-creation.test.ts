import { afterEach, describe, expect, it } from '@jest/globals';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import { codeIn } from '../support/account-desk.ts';
import { type Graph, startGraph } from '../support/graph.ts';

const REQUEST = 'mutation ($email: String!) { requestEmailCode(email: $email) { expiresInSeconds } }';
const CONFIRM = 'mutation ($email: String!, $code: String!) { confirmEmailCode(email: $email, code: $code) { registration } }';
const CREATE = 'mutation ($input: CreateProfileInput!) { createProfile(input: $input) { created } }';
const PROFILE = { firstName: 'Nguyễn', lastName: 'Đặng', password: 'correct horse battery' };

let graph: Graph;
afterEach(() => graph.stop());

describe.each(['own', 'apollo'] as const)('through the gateway, by the executor %s', (executor) => {
  it('an account is created; a wrong input is reported by the name of its field only (SI-3)', async () => {
    const mails: Mail[] = [];
    const sendMail = (mail: Mail) => Promise.resolve(void mails.push(mail));
    graph = await startGraph({ executor, settings: { identity: { sendMail } } });
    const email = 'someone@example.org';
    await graph.ask('anonymous', REQUEST, { email });
    while (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const { data } = await graph.ask('anonymous', CONFIRM, { email, code: codeIn(mails[0]?.text) });
    const { registration } = data.confirmEmailCode;
    const refused = await graph.ask('anonymous', CREATE, { input: { ...PROFILE, registration, lastName: 'Bcc: x\r\n' } });
    expect([refused.data, refused.errors]).toEqual([
      { createProfile: null },
      [
        {
          message: 'An input value is not valid',
          path: ['createProfile'],
          extensions: { code: 'BAD_USER_INPUT', field: 'lastName' },
        },
      ],
    ]);
    const made = await graph.ask('anonymous', CREATE, { input: { ...PROFILE, registration } });
    expect([made.data, made.errors]).toEqual([{ createProfile: { created: true } }, []]);
  });

  it('creating an account is refused where accounts are created elsewhere', async () => {
    graph = await startGraph({ executor, settings: { identity: { registration: 'external' } } });
    const { data, errors } = await graph.ask('anonymous', REQUEST, { email: 'someone@example.org' });
    expect(data).toEqual({ requestEmailCode: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'REGISTRATION_ELSEWHERE' }]);
  });
});
