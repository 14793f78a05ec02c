import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The folder that holds rover.yaml. */
export const ROOT = join(import.meta.dirname, '../..');

const roverConfig = z.object({
  federation_version: z.string(),
  subgraphs: z.record(z.string(), z.object({ routing_url: z.url(), schema: z.object({ file: z.string() }) })),
});

export type SubgraphSource = {
  readonly name: string;
  readonly url: string;
  /** The SDL file, relative to the root of the project. */
  readonly file: string;
  readonly sdl: string;
};

/** @returns the subgraphs that rover.yaml lists, in its order, each with its SDL */
export function readSubgraphs(): readonly SubgraphSource[] {
  const { subgraphs } = roverConfig.parse(parse(readFileSync(join(ROOT, 'rover.yaml'), 'utf8')));
  return Object.entries(subgraphs).map(([name, { routing_url: url, schema }]) => ({
    name,
    url,
    file: schema.file,
    sdl: readFileSync(join(ROOT, schema.file), 'utf8'),
  }));
}
