import { compose } from '../../scripts/compose.ts';
import { readSubgraphs, type SubgraphSource } from '../../scripts/tooling/rover-config.ts';

/** A text in the SDL of one subgraph, and its replacement. */
export type SdlChange = readonly [subgraph: string, from: string | RegExp, to: string];

/** @returns our subgraphs with changes. @throws when the SDL does not have the text */
export const changedSubgraphs = (...changes: readonly SdlChange[]): readonly SubgraphSource[] =>
  changes.reduce<readonly SubgraphSource[]>((sources, [subgraph, from, to]) => {
    const source = sources.find(({ name }) => name === subgraph);
    const sdl = source?.sdl.replace(from, to);
    if (source === undefined || sdl === undefined || sdl === source.sdl) throw new Error(`${subgraph} has nothing like ${from}`);
    return sources.map((one) => (one === source ? { ...one, sdl } : one));
  }, readSubgraphs());

/** @returns the supergraph of our subgraphs with changes. @throws when they do not compose */
export const changedSupergraph = (...changes: readonly SdlChange[]): string =>
  compose(changedSubgraphs(...changes)).supergraphSdl;
