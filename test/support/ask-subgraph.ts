import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { PublicError } from '../../schema/contract/errors.ts';
import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import type { RequestOrigin } from '../../subgraphs/identity/input/request-origin.ts';
import type { Subgraph, SubgraphOptions } from '../../subgraphs/shared/define-subgraph.ts';
import { type FeedRows, linesOf } from '../../scripts/demo/feed-lines.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';

const SECRET = 'the secret of the tests';

/**
 * The data, and each error as its path, code and input field if it has one: "documents.edges.0.node BAD_USER_INPUT".
 */
export type Answer = { data: unknown; errors: string[] };

/** A subgraph in this process, which gets requests as the gateway sends them. */
export type AskedSubgraph<Store = unknown> = {
  readonly store: Store;
  /**
   * @param viewer null sends no assertion, unless `from` has an address
   * @param from what else the gateway asserts about the request. By default each request has a new client address
   */
  ask: (
    viewer: Viewer | null,
    query: string,
    variables?: Record<string, unknown>,
    from?: Partial<RequestOrigin>,
  ) => Promise<Answer>;
  /** Asks for one entity; paths of errors begin at the entity. */
  entity: (
    viewer: Viewer | null,
    typeName: string,
    id: string,
    selection: string,
    /** Other fields of the representation. */
    brings?: Record<string, unknown>,
  ) => Promise<Answer>;
  stop: () => Promise<void>;
};

/** `feed`: rows to load instead of the demo households, or null to keep the existing rows. */
export type StartOptions<Settings> = Partial<Omit<SubgraphOptions<Settings>, 'feed'>> & {
  readonly feed?: FeedRows[keyof FeedRows] | null;
};

/** Starts a subgraph with the demo households on the fixed day, unless `options` say otherwise. */
export async function startSubgraph<Store, Settings>(
  subgraph: Subgraph<Store, Settings>,
  { feed, ...options }: StartOptions<Settings> = {},
): Promise<AskedSubgraph<Store>> {
  const key = assertionKey(SECRET, subgraph.name);
  const { wallClock = Date.now } = options;
  const lines = feed ? linesOf(subgraph.name as 'identity', feed as FeedRows['identity']) : feed;
  const own = { databaseUrl: 'sqlite::memory:', assertionKey: key, clock: () => DEMO_NOW };
  const running = await subgraph.start({ ...own, ...options, ...(lines !== undefined && { feed: lines }) });
  let asked = 0;
  const ask: AskedSubgraph['ask'] = async (viewer, query, variables = {}, from = {}) => {
    const { clientAddress = viewer === null ? null : `an address ${(asked += 1)}`, locale } = from;
    const named = viewer ?? (clientAddress === null ? null : ANONYMOUS);
    const assertion = named && signAssertion(named, subgraph.name, key, wallClock() / 1000, clientAddress);
    const { data, errors = [] } = plain(await running.execute({ query, variables }, assertion, locale));
    return {
      data,
      errors: errors.map(({ path = [], extensions: { code, field = '' } }) => `${path.join('.')} ${code} ${field}`.trim()),
    };
  };
  const entity: AskedSubgraph['entity'] = async (viewer, typeName, id, selection, brings = {}) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typeName} { ${selection} } } }`;
    const { data, errors } = await ask(viewer, query, { of: [{ ...brings, __typename: typeName, id }] });
    const entities = (data as { _entities: unknown[] } | null | undefined)?._entities;
    return { data: entities?.[0], errors: errors.map((error) => error.replace(/^_entities\.0\./, '')) };
  };
  return { store: running.store, ask, entity, stop: running.stop };
}

/** The result as a client gets it over HTTP. */
const plain = (result: Record<string, unknown>) =>
  JSON.parse(JSON.stringify(result)) as { data?: unknown; errors?: PublicError[] };
