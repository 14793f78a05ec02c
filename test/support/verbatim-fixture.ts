import { bodyText } from '../../gateway/sources/body-text.ts';
import { clientSource } from '../../gateway/sources/sources.ts';
import { bodyOf } from '../../gateway/request/respond.ts';
import { ANONYMOUS } from '../../schema/contract/viewer.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture } from './fixture-supergraphs.ts';

const SHELF_QUERY = `{
  shelf { __typename name id }
  things {
    id text count ratio free flag kind tags grid
    parent { name at }
    child { at }
    copies { name }
  }
}`;

const SHELF_SDL = `${FEDERATION}
  type Query { things: [Thing!]! shelf: Shelf }
  type Shelf { id: ID! name: String }
  type Thing {
    id: ID! text: String count: Int! ratio: Float free: Free flag: Boolean! kind: Kind
    tags: [String] grid: [[Int!]]! parent: Place! child: Place copies: [Shelf]
  }
  type Place { name: String! at: Float! }
  enum Kind { NEW USED SOLD }
  scalar Free`;

/** What the gateway makes of an answer: the text for the client, and whether the data was passed on as it came. */
export type Passed = { readonly text: string; readonly isVerbatim: boolean };

/** A gateway whose subgraph answers these bytes, whatever it is asked. */
export function verbatimFixture() {
  let answer: Buffer = Buffer.alloc(0);
  const client = {
    post: async () => bodyText(answer),
    postAndRead: async <Read>(_headers: unknown, _body: string, _isQuery: boolean, read: (bytes: Buffer) => Read) => read(answer),
    close: () => Promise.resolve(),
  };
  const source = clientSource(client, { open: () => Promise.resolve(null), close: () => Promise.resolve() });
  const shelf: FixtureSubgraph = { name: 'shelf', sdl: SHELF_SDL, source };
  const verbatim = loadFixture([shelf], { open: true, lanes: { after: 0, verbatimFrom: 0 } });
  const general = loadFixture([shelf], { open: true, express: false });
  return async (bytes: Buffer): Promise<Passed> => {
    answer = bytes;
    const outcome = await verbatim.run(ANONYMOUS, SHELF_QUERY);
    const expected = await general.run(ANONYMOUS, SHELF_QUERY);
    const [text, wanted] = [bodyOf(outcome), bodyOf(expected)];
    if (text !== wanted)
      throw new Error(`The answer ${JSON.stringify(bytes.toString('latin1'))} gives\n${text}instead of\n${wanted}`);
    return { text, isVerbatim: typeof outcome.dataText === 'object' };
  };
}
