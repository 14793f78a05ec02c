import { StatementSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FOUR_TABS_QUERY } from '../../scripts/bench/four-tabs-query.ts';
import { type Graph, startGraph } from '../support/graph.ts';

const statements: string[] = [];
const { all } = StatementSync.prototype;

let graph: Graph;
/** The statements of each subgraph's part of a request. */
const counted = new Map<string, string[]>();
beforeAll(async () => {
  StatementSync.prototype.all = function (this: StatementSync, ...values: unknown[]) {
    statements.push(this.sourceSQL);
    return all.apply(this, values as never);
  } as typeof all;
  graph = await startGraph();
  // One subgraph after another, so that each statement is known to be of one of them.
  let turn: Promise<unknown> = Promise.resolve();
  for (const [name, subgraph] of graph.subgraphs) {
    const { execute } = subgraph;
    const inTurn: typeof execute = (request, ...rest) => {
      const answered = turn.then(async () => {
        statements.length = 0;
        const answer = await execute(request, ...rest);
        const part = request.query.includes('viewerStanding') ? `${name}, standing` : name;
        if (!request.query.includes('standingChanges')) counted.set(part, [...(counted.get(part) ?? []), ...statements]);
        return answer;
      });
      turn = answered.catch(() => undefined);
      return answered;
    };
    Object.assign(subgraph, { execute: inTurn });
  }
});
afterAll(async () => {
  StatementSync.prototype.all = all;
  await graph.stop();
});

it('the four tabs of a household take few statements of each subgraph, however many members there are', async () => {
  const url = await graph.startAnother();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await graph.token('H02')}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: FOUR_TABS_QUERY }) });
  expect(await answer.text()).toContain('"households":[');
  const counts = Object.fromEntries([...counted].map(([name, own]) => [name, own.length]));
  expect(counts).toEqual({
    'identity, standing': 7,
    identity: 8,
    masshealth: 2,
    'health-connector': 2,
    documents: 2,
    notices: 4,
  });
});

it('no statement is run twice with the same text, but those that need an earlier answer', () => {
  const repeated = [...counted].flatMap(([name, own]) =>
    own.filter((text, index) => own.indexOf(text) !== index).map((text) => `${name}: ${text.slice(0, 40)}`),
  );
  expect(repeated).toEqual([]);
});
