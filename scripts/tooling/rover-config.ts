import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
  /** The SDL file, relative to the folder of the configuration. */
  readonly file: string;
  readonly sdl: string;
};

/** @returns the subgraphs that rover.yaml, or another configuration of its format, lists, in its order, each with its SDL */
export function readSubgraphs(file: string = join(ROOT, 'rover.yaml')): readonly SubgraphSource[] {
  const { subgraphs } = roverConfig.parse(parse(readFileSync(file, 'utf8')));
  return Object.entries(subgraphs).map(([name, { routing_url: url, schema }]) => ({
    name,
    url,
    file: schema.file,
    sdl: readFileSync(resolve(dirname(file), schema.file), 'utf8'),
  }));
}
