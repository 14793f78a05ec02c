import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RATE_LIMITS } from '../../../gateway/limits/rate-limits.ts';
import { type DevIssuer, openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { findDemoSignIn } from '../../../scripts/tooling/demo-sign-ins.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { post } from '../../support/graph.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const POINTS = 3;
const folder = temporaryFolder();
let issuer: DevIssuer;
let gateway: FixtureGateway;
beforeAll(async () => {
  issuer = await openDevIssuer(folder.path);
  const rateLimits = { ...RATE_LIMITS, 'anonymous requests': { ...RATE_LIMITS['anonymous requests'], points: POINTS } };
  // There is no identity that could say what stands behind a token.
  gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { issuers: issuer.issuers, rateLimits: rateLimits as never });
});
afterAll(async () => {
  await gateway.stop();
  folder.remove();
});

async function bearer() {
  const now = Math.floor(Date.now() / 1000);
  return { authorization: `Bearer ${await issuer.token({ ...findDemoSignIn('H02'), authenticatedAt: now }, now)}` };
}

async function statuses(count: number, path: string, body: unknown, headers: Record<string, string>): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) found.push((await post(new URL(path, gateway.url).href, body, headers)).status);
  return found;
}

const unavailable = Array<number>(POINTS + 2).fill(503);
const OPEN = { query: '{ open }' };

describe('pitfall 55: requests that fail because of the gateway', () => {
  it.each([
    ['/graphql', OPEN],
    ['/notices/download', { handle: 'A'.repeat(43) }],
  ])('are not counted as requests of an unidentified caller: %s', async (path, body) => {
    expect(await statuses(POINTS + 2, path, body, await bearer())).toEqual(unavailable);
  });

  it('do not block the next request from the address; failures that the caller caused are counted', async () => {
    expect(await statuses(1, '/graphql', OPEN, {})).toEqual([200]);
    expect(await statuses(POINTS, '/graphql', OPEN, { authorization: 'Bearer a.b.c' })).toEqual([401, 401, 429]);
    expect(await statuses(1, '/graphql', OPEN, {})).toEqual([429]);
    expect(await statuses(1, '/graphql', OPEN, await bearer())).toEqual([503]);
  });
});
