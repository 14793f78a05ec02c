import type { Viewer } from '../../schema/contract/viewer.ts';
import { type Answer, type MutatedGraph, RefusedByComposition } from './mutated-graph.ts';

/** What a gateway or a subgraph must answer: its data as JSON, then the path of each denied field after an exclamation mark. */
export type Probe = {
  readonly about: string;
  /** Null: the gateway is asked. */
  readonly subgraph: string | null;
  readonly answer: string;
  readonly run: (graph: MutatedGraph) => Promise<Answer>;
};

/** Asks the gateway. */
export const gatewayProbe = (signIn: string, query: string, answer: string): Probe => ({
  about: `${signIn}: ${query}`,
  subgraph: null,
  answer,
  run: (graph) => graph.askGateway(signIn, query),
});

/** Asks a subgraph past the gateway. */
export const subgraphProbe = (
  subgraph: string,
  [name, viewer]: readonly [string, Viewer | null],
  query: string,
  answer: string,
): Probe => ({
  about: `${name} at ${subgraph}: ${query}`,
  subgraph,
  answer,
  run: (graph) => graph.askSubgraph(subgraph, viewer, query),
});

/** Asks a subgraph for an entity, as the gateway would. */
export const entityProbe = (
  subgraph: string,
  viewer: readonly [string, Viewer | null],
  entity: string,
  selection: string,
  answer: string,
): Probe => {
  const [type, id] = entity.split(' ');
  const query = `{ _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} ${selection} } }`;
  return subgraphProbe(subgraph, viewer, query, answer);
};

/** @returns the answer in the form in which probes expect it */
function spell({ data, errors = [] }: Answer): string {
  const lines = errors.map(({ path = [], extensions }) => {
    const code = extensions?.code;
    return ` !${path.join('.')}${code === 'UNAUTHORIZED_FIELD_OR_TYPE' ? '' : ` ${code}`}`;
  });
  return JSON.stringify(data) + lines.sort().join('');
}

/**
 * @returns the probes that concern some subgraphs: first those of the subgraphs, which are quick, then those of the gateway;
 *   of each those first that ask for a field or type of this name
 */
export function probesFor(probes: readonly Probe[], subgraphs: readonly string[], name: string): Probe[] {
  const rank = ({ about, subgraph }: Probe) => (subgraph === null ? 2 : 0) + (about.includes(name) ? 0 : 1);
  return probes
    .filter(({ subgraph }) => subgraph === null || subgraphs.includes(subgraph))
    .sort((left, right) => rank(left) - rank(right));
}

/** @returns what the graph answers wrongly to the first probe that it fails, or why it does not compose; null when it passes all */
export async function firstFailure(graph: MutatedGraph, probes: readonly Probe[]): Promise<string | null> {
  for (const probe of probes) {
    const received = await probe.run(graph).then(spell, toldByComposition);
    if (received !== probe.answer) return `${probe.about}\n  expected ${probe.answer}\n  received ${received}`;
  }
  return null;
}

function toldByComposition(error: unknown): string {
  if (error instanceof RefusedByComposition) return `Composition refuses it: ${error.message}`;
  throw error;
}
