import type { Supergraph } from '@apollo/federation-internals';
import { describeProblems } from '../../schema/contract/problem-list.ts';

/** The versions of the specifications that the gateway understands, by URL prefix. */
const UNDERSTOOD: ReadonlyMap<string, readonly string[]> = new Map([
  ['https://specs.apollo.dev/core', ['v0.1', 'v0.2']],
  ['https://specs.apollo.dev/link', ['v1.0']],
  ['https://specs.apollo.dev/join', ['v0.1', 'v0.2', 'v0.3', 'v0.4', 'v0.5']],
  ['https://specs.apollo.dev/inaccessible', ['v0.1', 'v0.2']],
  ['https://specs.apollo.dev/authenticated', ['v0.1']],
  ['https://specs.apollo.dev/requiresScopes', ['v0.1']],
  ['https://specs.apollo.dev/policy', ['v0.1']],
  ['https://specs.apollo.dev/cost', ['v0.1']],
  ['https://myservices.mass.gov/specs/subject', ['v1.0']],
  ['https://myservices.mass.gov/specs/oneOf', ['v1.0']],
]);

const CONTEXT = 'https://specs.apollo.dev/context';

/**
 * A feature `for: SECURITY` or `for: EXECUTION` changes who may see what, or how it is fetched (core specification, "Purpose"):
 * one that is not understood cannot be ignored, nor can an unknown version of a known feature.
 *
 * @throws with the URL of each feature that the gateway does not understand
 */
export function checkFeatures({ schema }: Supergraph): void {
  const problems = [...(schema.coreFeatures?.allFeatures() ?? [])].flatMap(({ url, purpose }) => {
    const { identity, version, element } = url;
    if (identity === CONTEXT) return [`@context and @fromContext are not supported (${url})`];
    const versions = UNDERSTOOD.get(identity);
    if (versions?.includes(String(version)) && element === undefined) return [];
    if (versions !== undefined) return [`${url} is not supported. Supported versions: ${versions.join(', ')}`];
    return purpose === undefined ? [] : [`${url} is not supported, and cannot be ignored because it is for: ${purpose}`];
  });
  const fields = [...(schema.directive('join__field')?.applications() ?? [])];
  if (fields.some((field) => field.arguments()['contextArguments'] !== undefined) && problems.length === 0)
    problems.push('@fromContext is not supported');
  if (problems.length === 0) return;
  const action = 'Remove the feature from the SDL of the subgraphs, or use a version that the gateway supports.';
  throw new Error(describeProblems('The supergraph uses features that the gateway does not support', problems, action));
}
