import type { GraphQLSchema } from 'graphql';
import { createViewer, type Viewer } from '../../schema/contract/viewer.ts';
import type { Answer, AskedSubgraph } from '../support/ask-subgraph.ts';
import type { StartedSession } from '../support/delegates.ts';
import { SAMIR } from '../support/demo-viewers.ts';
import { accountExchanges, CHECK_PASSWORD, HAND_OFF, handOffOf, OPEN_ACCOUNT, SIGN_OUT } from './account-exchanges.ts';
import { exchange, selectionOf, type Send } from './exchange.ts';
import { delegateOf, type SameAs } from './same-as.ts';
import { type Exchange, observe, type Observed } from './observe.ts';
import { askForPlainFields } from './plain-fields.ts';
import { concernsSubject, type Situation, SITUATIONS, variablesOf } from './situations.ts';
import type { SubgraphQuestions } from './subgraphs.questions.ts';

const START = `mutation {
  startAssistedSession(input: { delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }) {
    session { id } token
  }
}`;

const { viewer: ADA } = SITUATIONS.find(({ code }) => code === 'Ab')!;

const HANDLE = 'query ($notice: ID!) { notice(id: $notice) { download { handle } } }';
const REDEEM = `mutation ($handle: String!) {
  redeemNoticeDownload(handle: $handle) { recipientId namedIds noticeId }
}`;

const withCodes = ({ data, errors }: Answer) => ({
  data,
  errors: errors.map((error) => {
    const [path = '', code = ''] = error.split(' ');
    return { path, code };
  }),
});

const sendAs =
  (subgraph: AskedSubgraph, viewer: Viewer | null): Send =>
  async (query, variables) =>
    withCodes(await subgraph.ask(viewer, query, variables));

/** @returns a handle of the viewer's letter; null when there is none for them */
async function handleOf(subgraph: AskedSubgraph, viewer: Viewer | null, notice: string): Promise<string | null> {
  const { data } = await subgraph.ask(viewer, HANDLE, { notice });
  return (data as { notice: { download: { handle: string } | null } | null }).notice?.download?.handle ?? null;
}

/** Asks a subgraph everything, as one viewer. */
async function askAll(
  subgraph: AskedSubgraph,
  asked: SubgraphQuestions,
  { viewer, ...situation }: Situation,
): Promise<Exchange[]> {
  const known = { ...variablesOf({ viewer, ...situation }), assisted: viewer?.standing.delegate?.assistedSessionId ?? 'none' };
  const send = sendAs(subgraph, viewer);
  const exchanges: Exchange[] = [];
  for (const change of asked.changes ?? []) exchanges.push(await exchange(change, known, send));
  if (asked.redeemsHandles) {
    const handle = (await handleOf(subgraph, viewer, known.notice)) ?? (await handleOf(subgraph, SAMIR, 'ntc-1001-1')) ?? '';
    exchanges.push(await exchange(REDEEM, { handle }, send));
  }
  if (asked.changesAccounts) {
    const handOff = handOffOf((await subgraph.ask(ADA, HAND_OFF)).data);
    exchanges.push(...(await accountExchanges({ ...known, handOff }, send)));
    for (const question of [CHECK_PASSWORD, OPEN_ACCOUNT]) exchanges.push(await exchange(question, known, send));
  }
  for (const { type, key, selection, brings } of asked.entities) {
    const answer = await subgraph.entity(viewer, type, known[key], selection, brings?.(known.person));
    exchanges.push({ type, selection: selectionOf(selection), ...withCodes(answer) });
  }
  for (const query of asked.queries) exchanges.push(await exchange(query, known, send));
  if (asked.changesAccounts) exchanges.push(await exchange(SIGN_OUT, known, sendAs(subgraph, elsewhere(viewer))));
  return exchanges;
}

/** The same viewer in a session of their own, which may end; a delegate has that already. */
function elsewhere(viewer: Viewer | null): Viewer | null {
  if (!viewer?.signIn || viewer.standing.delegate) return viewer;
  return createViewer({ ...viewer.signIn, sessionId: 'a session to end' }, viewer.standing, Date.now() / 1000);
}

/** As the gateway would: only identity knows of assisted sessions, and the others hear of one from the assertion. */
async function situationOf(
  { situation, isDelegate }: SameAs,
  subgraph: AskedSubgraph,
  { changesAccounts }: SubgraphQuestions,
): Promise<Situation> {
  if (!isDelegate || situation.viewer === null) return situation;
  const started = changesAccounts ? await startAssisted(subgraph, situation.viewer) : { id: 'elsewhere', token: 'elsewhere' };
  return { ...situation, viewer: delegateOf(situation.viewer, started) };
}

async function startAssisted(subgraph: AskedSubgraph, member: Viewer): Promise<StartedSession> {
  const { data } = await subgraph.ask(member, START);
  const { startAssistedSession } = data as { startAssistedSession: { session: { id: string }; token: string } };
  return { id: startAssistedSession.session.id, token: startAssistedSession.token };
}

/** Written questions, and with them those for plain fields that nothing written asks for. */
function withPlainFields(schema: GraphQLSchema, asked: SubgraphQuestions): SubgraphQuestions {
  const { entities, queries } = asked;
  const fragments = entities.map(({ type, selection }) => `fragment Asked on ${type} { ${selection} }`);
  const completed = askForPlainFields(schema, [...fragments, ...queries]);
  const selections = completed.map((text) => text.slice(text.indexOf('{') + 1, text.lastIndexOf('}')));
  return {
    ...asked,
    entities: entities.map((entity, index) => ({ ...entity, selection: selections[index] ?? '' })),
    queries: completed.slice(entities.length),
  };
}

/**
 * Asks a subgraph everything, as everybody.
 *
 * @returns by the code of the situation, what was seen of each coordinate
 */
export async function observeSubgraph(
  subgraph: AskedSubgraph,
  written: SubgraphQuestions,
  schema: GraphQLSchema,
  sameAs: readonly SameAs[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Observed>>> {
  const asked = withPlainFields(schema, written);
  const seen = new Map<string, ReadonlyMap<string, Observed>>();
  const see = async (situation: Situation) => {
    const exchanges = await askAll(subgraph, asked, situation);
    seen.set(situation.code, observe(schema, exchanges, concernsSubject(situation)));
  };
  for (const situation of SITUATIONS) await see(situation);
  for (const one of sameAs) await see(await situationOf(one, subgraph, asked));
  return seen;
}
