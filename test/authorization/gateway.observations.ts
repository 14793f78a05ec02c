import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { askWith, startAssisted } from '../support/delegates.ts';
import type { Graph, GraphAnswer } from '../support/graph.ts';
import { KNOWS, refuseLeaks } from '../support/leak-scan.ts';
import { accountExchanges, AFTERWARDS, HAND_OFF, handOffOf, SIGN_OUT } from './account-exchanges.ts';
import { exchange, type Send } from './exchange.ts';
import { QUESTIONS as WRITTEN } from './gateway.questions.ts';
import type { SameAs } from './same-as.ts';
import { type Exchange, observe, type Observed } from './observe.ts';
import { askForPlainFields } from './plain-fields.ts';
import { concernsSubject, type Situation, variablesOf } from './situations.ts';

export const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));

const QUESTIONS = askForPlainFields(schema, WRITTEN);

const answered = ({ data, errors }: GraphAnswer): Pick<Exchange, 'data' | 'errors'> => ({
  data: data as unknown,
  errors: errors.map(({ path = [], extensions: { code } }) => ({ path: path.join('.'), code })),
});

const sendAs =
  (graph: Graph, signIn: string): Send =>
  async (query, variables) =>
    answered(await graph.ask(signIn, query, variables));

/** A delegate may know what the member may. */
const sendWith =
  (graph: Graph, signIn: string, token: string): Send =>
  async (query, variables) => {
    const answer = await askWith(graph.url, token, query, variables);
    refuseLeaks(`the answer to a delegate of ${signIn}`, answer.text, KNOWS[signIn] ?? {});
    return answered(answer);
  };

async function askAll(graph: Graph, situation: Situation, send: Send, assisted = 'none'): Promise<Exchange[]> {
  const { data } = await graph.ask('H01', HAND_OFF);
  const known = { ...variablesOf(situation), assisted, handOff: handOffOf(data) };
  const exchanges: Exchange[] = [];
  for (const question of QUESTIONS) exchanges.push(await exchange(question, known, send));
  return [...exchanges, ...(await accountExchanges(known, send)), await exchange(AFTERWARDS, known, send)];
}

async function askDelegate(graph: Graph, situation: Situation): Promise<Exchange[]> {
  const { id, token } = await startAssisted(graph, situation.signIn);
  const send = sendWith(graph, situation.signIn, token);
  return [...(await askAll(graph, situation, send, id)), await exchange(SIGN_OUT, {}, send)];
}

/**
 * Asks everybody everything.
 *
 * @returns by the code of the situation, what was seen of each coordinate
 */
export async function observeAll(
  graph: Graph,
  situations: readonly Situation[],
  sameAs: readonly SameAs[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Observed>>> {
  const asked = new Map<Situation, Exchange[]>();
  for (const situation of situations) asked.set(situation, await askAll(graph, situation, sendAs(graph, situation.signIn)));
  for (const { situation, isDelegate } of sameAs) {
    const exchanges = isDelegate
      ? await askDelegate(graph, situation)
      : await askAll(graph, situation, sendAs(graph, situation.signIn));
    asked.set(situation, exchanges);
  }
  await signOutAll(graph, asked, [
    ...situations,
    ...sameAs.filter(({ isDelegate }) => !isDelegate).map(({ situation }) => situation),
  ]);
  return new Map(
    [...asked].map(([situation, exchanges]) => [situation.code, observe(schema, exchanges, concernsSubject(situation))]),
  );
}

/** Last of all, and once for each sign-in, whoever is looked at with it: nothing can be asked with it any more. */
async function signOutAll(
  graph: Graph,
  asked: ReadonlyMap<Situation, Exchange[]>,
  situations: readonly Situation[],
): Promise<void> {
  const signedOut = new Map<string, Exchange>();
  for (const situation of situations) {
    const { signIn } = situation;
    const out = signedOut.get(signIn) ?? (await exchange(SIGN_OUT, {}, sendAs(graph, signIn)));
    signedOut.set(signIn, out);
    asked.get(situation)?.push(out);
  }
}
