import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RATE_LIMITS } from '../../gateway/limits/rate-limits.ts';
import { MORNING } from '../support/account-desk.ts';
import { type GuessedGraph, openGuessedGraph } from '../support/guessed-graph.ts';
import { CONFIRM, HUGO, LINK, RATE_LIMITED, REQUEST, UNLINK, wrongSsns } from '../support/guesses.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let graph: GuessedGraph;
const start = async (options: Parameters<typeof openGuessedGraph>[0]) => {
  await graph.stop();
  graph = await openGuessedGraph(options);
};
beforeEach(async () => void (graph = await openGuessedGraph()));
afterEach(() => graph.stop());

describe('after the gateways have lost their counts', () => {
  const lost = (names: readonly (keyof typeof RATE_LIMITS)[]) => ({
    ...RATE_LIMITS,
    ...Object.fromEntries(names.map((name) => [name, { ...RATE_LIMITS[name], points: 10_000 }])),
  });

  it('identity refuses the sixth link of an account with the same answer, and the link shows as locked', async () => {
    await start({ rateLimits: lost(['links by account', 'links by address']) });
    await graph.ask(UNLINK, { as: HUGO.as });
    const answers = await Promise.all(
      wrongSsns(40).map((ssn, at) => graph.ask(LINK.with({ ssn }), { as: HUGO.as, from: `192.0.2.${at}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(35);
    graph.clock.now += 10 * MINUTE;
    const { status, text, headers } = await graph.ask(LINK.with({ ssn: HUGO.ssn }), { as: HUGO.as, from: '198.51.100.1' });
    expect([status, text.trim(), headers.get('retry-after')]).toEqual([
      429,
      RATE_LIMITED,
      String((24 * HOUR - 10 * MINUTE) / SECOND),
    ]);
    const links = '{ viewer { links { kind state lockedUntil } } }';
    const lockedUntil = new Date(MORNING + 24 * HOUR).toISOString();
    expect((await graph.ask({ query: links }, { as: HUGO.as })).data).toEqual({
      viewer: { links: [{ kind: 'MASSHEALTH', state: 'LOCKED', lockedUntil }] },
    });
  });

  it.each<[string, (at: number) => object, number]>([
    ['the eleventh link', (at) => LINK.with({ ssn: `123-45-70${at + 10}` }), 10],
    ['the twenty-first code', (at) => REQUEST.with(`guessed.${at}@example.org`), 20],
    ['the sixty-first try of a code', (at) => CONFIRM.with(`guessed.${at}@example.org`, '123456'), 60],
  ])('identity refuses %s from one address with the same answer', async (_what, guess, count) => {
    await start({
      rateLimits: lost(['links by account', 'links by address', 'codes sent by address', 'codes tried by address']),
    });
    const accounts = ['H05', 'H06-lmg', 'H07', 'H09-pia', 'H11-tova', 'H13-max'];
    const ask = (at: number, address: string) => graph.ask(guess(at), { as: accounts[at % accounts.length]!, from: address });
    for (let at = 0; at < count; at += 1) expect((await ask(at, '2001:db8:0:1::7')).status).toBe(200);
    const { status, text, headers } = await ask(count, '2001:db8:0:1::8');
    expect([status, text.trim(), headers.get('retry-after')]).toEqual([429, RATE_LIMITED, '3600']);
    expect((await ask(count, '2001:db8:0:2::8')).status).toBe(200);
    expect(JSON.stringify(graph.dump())).not.toContain('2001:db8');
  });
});
