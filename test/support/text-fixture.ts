import { bodyOf } from '../../gateway/request/respond.ts';
import { clientSource, type Source } from '../../gateway/sources/sources.ts';
import { BRUNO } from './demo-viewers.ts';
import { executeFixture, type FixtureSubgraph, loadFixture, VOCABULARY, WITH_SUBJECTS } from './fixture-supergraphs.ts';

const PEOPLE_QUERY = `{
  people {
    name id note { text at }
    plans { title kind price { amount exact } days flag }
    best { title }
    private
  }
}`;

const OWN = '@policy(policies: [["self"], ["head_of_household"]])';
const ANY = '@policy(policies: [["public"]])';

const PEOPLE_SDL = `${WITH_SUBJECTS}
  type Query { people: [Person] ${ANY} }
  type Person @key(fields: "id") @policy(policies: [["self"], ["head_of_household_limited"]]) {
    id: ID! @subject(as: "person") name: String note: Note private: String ${OWN}
  }
  type Note ${ANY} { text: String! at: Float }`;

const PLANS_SDL = `${WITH_SUBJECTS}
  type Person @key(fields: "id") { id: ID! plans: [Plan!]! best: Plan }
  type Plan ${OWN} { owner: ID @subject(as: "person") @inaccessible title: String kind: Kind price: Price days: Int! flag: Boolean }
  type Price ${ANY} { amount: Float exact: Exact }
  enum Kind { NEW USED }
  scalar Exact`;

/** Changes the bytes of a subgraph's answer. */
export type Spoil = (subgraph: string, answer: Buffer) => Buffer;

/** What the gateway makes of the answers: the text for the client, and whether each answer was read as text. */
export type ReadAs = { readonly text: string; readonly isText: boolean };

/** @param data what the subgraphs have: people, and the plans of each */
export function textFixture(data: { readonly people: unknown; readonly plansOf: (id: string) => object | null }) {
  let spoil: Spoil = (_subgraph, answer) => answer;
  const parsed: string[] = [];
  let spoilt: string[] = [];
  const people = { name: 'people', sdl: PEOPLE_SDL, resolvers: { Query: { people: () => data.people } } };
  const plans = {
    name: 'plans',
    sdl: PLANS_SDL,
    resolvers: { Person: { __resolveReference: ({ id }: { id: string }) => data.plansOf(id) } },
  };
  const bytesOf = (subgraph: FixtureSubgraph): Source => {
    const execute = executeFixture(subgraph);
    const answers = new Map<string, Promise<Buffer>>();
    const answerTo = async (body: string) =>
      Buffer.from(JSON.stringify(await execute(JSON.parse(body) as { query: string }, null)));
    const postAndRead = async <Read>(_headers: unknown, body: string, _isQuery: boolean, read: (bytes: Buffer) => Read) => {
      const answer = answers.get(body) ?? answerTo(body);
      answers.set(body, answer);
      parsed.push(subgraph.name);
      const bytes = spoil(subgraph.name, await answer);
      spoilt.push(bytes.toString());
      const result = read(bytes);
      if ((result as { data?: unknown }).data !== null) parsed.pop();
      return result;
    };
    const client = { post: () => Promise.reject(new Error('not asked')), postAndRead, close: () => Promise.resolve() };
    return clientSource(client, { open: () => Promise.resolve(null), close: () => Promise.resolve() });
  };
  const subgraphs = [VOCABULARY, ...[people, plans].map((subgraph) => ({ ...subgraph, source: bytesOf(subgraph) }))];
  const lane = loadFixture(subgraphs, { lanes: { after: 0, maxPause: 0 } });
  const general = loadFixture(subgraphs, { express: false });
  /** @throws when the lane and the general way answer differently */
  return async (change: Spoil): Promise<ReadAs> => {
    spoil = change;
    parsed.length = 0;
    spoilt = [];
    const [text, isText] = [bodyOf(await lane.run(BRUNO, PEOPLE_QUERY)), parsed.length === 0];
    const wanted = bodyOf(await general.run(BRUNO, PEOPLE_QUERY));
    if (text !== wanted) throw new Error(`For ${spoilt.join('\n')}\non the lane:\n${text}instead of\n${wanted}`);
    return { text, isText };
  };
}
