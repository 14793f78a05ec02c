import { getOwn } from '../../schema/contract/own-property.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { serveAnswers, startBenchSubgraph, type SubgraphSettings } from './bench-subgraph.ts';
import { listenLocally } from './listen.ts';
import type { Situation } from './situation.ts';

// One real subgraph, including guards and database, with the bench's households. Live, it executes every request. Recorded, it
// executes the first request of each text and household, and gives equal later requests the same answer from memory, so that the
// machine's time goes to the measured gateways.

const settings = await readSettings<SubgraphSettings>();
const executeRequest = await startBenchSubgraph(settings);
const recorded = new Map<string, Promise<string>>();
let situation: Situation | null = null;
let requests = 0;

const execute = async (body: string, assertion: string | null): Promise<string> =>
  JSON.stringify(await executeRequest(body, assertion));

function answer(body: string, given: string | null): Promise<string> {
  // A peer sends no assertion.
  const assertion = given ?? getOwn<string>(situation?.assertions ?? {}, settings.name) ?? null;
  if (situation?.answers !== 'recorded') return execute(body, assertion);
  const key = `${situation.household} ${body}`;
  const known = recorded.get(key);
  if (known) return known;
  if (!situation.mayRecord) return Promise.reject(new Error(`${settings.name} was asked what it was not asked before: ${body}`));
  const fresh = execute(body, assertion);
  recorded.set(key, fresh);
  return fresh;
}

const server = serveAnswers((body, assertion) => {
  requests += 1;
  return answer(body, assertion);
});

answerParent(
  await listenLocally(server),
  () => requests,
  (told) => void (situation = told as Situation),
);
