import { expect } from '@jest/globals';
import type { GatewayOptions } from '../../gateway/start-gateway.ts';
import { type Behaviour, type BrokenSource, startBrokenSource } from './broken-source.ts';
import { type FixtureGateway, startFixtureGateway } from './fixture-gateway.ts';
import { type FixtureSubgraph, VOCABULARY, WITH_SUBJECTS } from './fixture-supergraphs.ts';
import type { GraphError } from './graph.ts';

/** A subgraph that works. */
const PEOPLE: FixtureSubgraph = {
  name: 'people',
  sdl: `${WITH_SUBJECTS}
    type Query { people: [Person!] @policy(policies: [["public"]]) twins: [Person!] @policy(policies: [["public"]]) }
    type Person @key(fields: "id") @policy(policies: [["public"]]) { id: ID! }`,
  resolvers: {
    Query: { people: () => [{ id: '1' }, { id: '2' }], twins: () => [{ id: '1' }, { id: '1' }] },
    Person: { __resolveReference: (reference: object) => reference },
  },
};
/** A subgraph whose behaviour a test sets. */
export const PLANS: FixtureSubgraph = {
  name: 'plans',
  sdl: `${WITH_SUBJECTS}
    type Query { plans: [String!] @policy(policies: [["public"]]) best: String @policy(policies: [["public"]]) }
    type Person @key(fields: "id") @policy(policies: [["public"]]) { id: ID! plan: String }`,
};

/** Text that must never reach a client. */
export const SECRETS = /SECRET|127\.0\.0\.1|\.invalid|stack|ECONN|socket/i;

export const UNAVAILABLE = { message: 'This data is not available now', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
export const FAILED = { message: 'This data could not be read', extensions: { code: 'SUBGRAPH_ERROR' } };

export type BrokenPlans = {
  readonly plans: BrokenSource;
  /** @returns the answer. @throws when it holds a secret, or its status is not 200 */
  readonly ask: (query: string, behaviour: Behaviour) => Promise<{ data: unknown; errors: readonly GraphError[] }>;
  readonly stop: () => Promise<void>;
};

/** Starts a gateway over two subgraphs, one of which behaves as a test sets. Stop it after use. */
export async function startBrokenPlans(options: Pick<Partial<GatewayOptions>, 'log' | 'httpClient'> = {}): Promise<BrokenPlans> {
  const plans = await startBrokenSource();
  const gateway: FixtureGateway = await startFixtureGateway([PEOPLE, PLANS, VOCABULARY], { plans: plans.url }, options);
  return {
    plans,
    async ask(query, behaviour) {
      plans.behave(behaviour);
      const { status, data, errors, text } = await gateway.post({ query });
      expect(text).not.toMatch(SECRETS);
      expect(status).toBe(200);
      return { data: data as unknown, errors };
    },
    async stop() {
      await plans.stop();
      await gateway.stop();
    },
  };
}
