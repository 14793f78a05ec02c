import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { HARD, HARD_OPERATION } from '../../support/hard-operation.ts';
import { keptLog } from '../../support/kept-log.ts';

const log = keptLog();
let gateway: FixtureGateway;
beforeAll(async () => {
  gateway = await startFixtureGateway(HARD, {}, { open: true, planningTimeoutMs: 1_000, requestTimeoutMs: 240_000, log });
});
afterAll(() => gateway.stop());

const failures = () => log.lines.filter(({ event }) => event === 'planning failed');

it('an operation that takes too long to plan is refused, again at once, and other requests are answered', async () => {
  expect((await gateway.post({ query: '{ easy1 }' })).data).toEqual({ easy1: 1 });
  const hard = gateway.post({ query: HARD_OPERATION });
  expect((await gateway.post({ query: '{ easy1 easy2 }' })).data).toEqual({ easy1: 1, easy2: 2 });
  for (const { status, errors } of [await hard, await gateway.post({ query: HARD_OPERATION })])
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'OPERATION_TOO_COMPLEX']);
  expect(failures()).toEqual([{ event: 'planning failed', reason: 'too slow' }]);
  expect((await gateway.post({ query: '{ easy3 }' })).data).toEqual({ easy3: 3 });
});
