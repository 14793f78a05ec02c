import { ConfigurationError, describeProblem } from '../../schema/contract/configuration.ts';

const PREFIX = 'SUBGRAPH_URL_';
const ALLOWED = 'a URL that begins with http:// or https://, as https://masshealth.internal:4002/graphql';

/** URLs by the rest of the variable's name, as HEALTH_CONNECTOR. */
export type SubgraphUrls = ReadonlyMap<string, string>;

/**
 * Reads the variables `SUBGRAPH_URL_<NAME>`: the routing URLs of a stage, so that all stages serve one supergraph.
 *
 * @throws ConfigurationError that names every variable that is not a URL
 */
export function readSubgraphUrls(environment: NodeJS.ProcessEnv): SubgraphUrls {
  const given = Object.entries(environment).filter(([name]) => name.startsWith(PREFIX));
  const wrong = given.filter(([, value = '']) => !/^https?:$/.test(URL.parse(value)?.protocol ?? ''));
  if (wrong.length > 0)
    throw new ConfigurationError(
      wrong.map(([name, value]) => describeProblem(name, value === '' ? 'is empty' : 'is not valid', ALLOWED)),
    );
  return new Map(given.map(([name, value = '']) => [name.slice(PREFIX.length), value]));
}

const variableOf = (subgraph: string): string => subgraph.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');

/**
 * @param subgraphs the subgraphs of the supergraph
 * @returns the URLs by subgraph
 * @throws ConfigurationError when a variable names no subgraph: the URL would be without effect
 */
export function routesOf(urls: SubgraphUrls, subgraphs: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map(subgraphs.map((subgraph) => [variableOf(subgraph), subgraph]));
  const unknown = [...urls.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new ConfigurationError(
      unknown.map((name) =>
        describeProblem(
          `${PREFIX}${name}`,
          'names no subgraph of the supergraph',
          [...known.keys()].map((one) => PREFIX + one).join(', '),
        ),
      ),
    );
  return new Map([...urls].map(([name, url]) => [known.get(name) ?? name, url]));
}
