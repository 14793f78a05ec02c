import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, startGraph } from '../../support/graph.ts';

const CREATE = 'mutation { createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url requiresSignIn expiresInSeconds } }';
const REDEEM = 'mutation ($token: String!) { redeemHandOff(token: $token) { issuer subject } }';

describe('a hand-off through the gateway (UP-3)', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  const redeem = async (by: string, token: string) => (await graph.ask(by, REDEEM, { token })).data.redeemHandOff;

  it('of an MA Login session can be redeemed once, by the system handed over to and nobody else', async () => {
    const { url, ...rest } = (await graph.ask('H01', CREATE)).data.createHandOff;
    expect(rest).toEqual({ requiresSignIn: false, expiresInSeconds: 60 });
    expect(url).toMatch(/^https:\/\/www\.mahealthconnector\.org\/#handoff=[\w-]{43}$/);
    const token = url.split('=')[1];
    for (const by of ['partner-eligibility', 'staff', 'H01', 'anonymous']) expect(await redeem(by, token)).toBeNull();
    expect(await redeem('partner-hand-off', token)).toEqual({ issuer: 'ma-login', subject: 'demo-ada' });
    expect(await redeem('partner-hand-off', token)).toEqual({ issuer: null, subject: null });
    expect(graph.logLines.join('')).not.toContain(token);
    expect(JSON.stringify(graph.auditRecords)).not.toContain(token);
  });

  it('of a login.mass.gov session is a plain link, where the person has an account at MAhealthconnector', async () => {
    expect((await graph.ask('H06-lmg', CREATE)).data.createHandOff).toEqual({
      url: 'https://www.mahealthconnector.org/',
      requiresSignIn: true,
      expiresInSeconds: null,
    });
  });

  it('is null where the person has no account there', async () => {
    for (const signIn of ['H04-hugo', 'H08']) {
      const { status, data, errors } = await graph.ask(signIn, CREATE);
      expect([status, data, errors]).toEqual([200, { createHandOff: null }, []]);
    }
  });

  it('opens no graph to the partner who redeems it', async () => {
    expect((await graph.ask('partner-hand-off', '{ me { id } }')).data).toEqual({ me: null });
  });
});
