import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import layers from '../../subgraphs/layers.json' with { type: 'json' };
import { subgraphs } from '../../subgraphs/registry.ts';

const FILES = [
  'enums.generated.ts',
  'feed.ts',
  'loaders.ts',
  'resolvers.ts',
  'rows.ts',
  'schema.generated.ts',
  'schema.graphql',
  'store.ts',
  'subgraph.ts',
];

const entriesOf = (name: string) => readdirSync(`subgraphs/${name}`, { withFileTypes: true });
const sourceOf = (name: string, file: string) => readFileSync(`subgraphs/${name}/${file}`, 'utf8');

describe.each(subgraphs.map(({ name }) => name))('the folder of %s', (name) => {
  it('has the same files as the others, and commands where its schema has mutations', () => {
    const files = entriesOf(name).filter((entry) => entry.isFile() && !entry.name.endsWith('.md'));
    const changes = /^type Mutation\b/m.test(sourceOf(name, 'schema.graphql'));
    expect(files.map((entry) => entry.name).sort()).toEqual([...FILES, ...(changes ? ['commands.ts'] : [])].sort());
  });

  it('has the folders whose order the lint holds', () => {
    const folders = entriesOf(name).filter((entry) => entry.isDirectory());
    const ordered: readonly { folder: string }[] = layers[name as keyof typeof layers];
    expect(folders.map((entry) => entry.name).sort()).toEqual(ordered.map(({ folder }) => folder).sort());
  });

  it('has a subgraph.ts that is read in a minute, and rows that are types alone', () => {
    expect(sourceOf(name, 'subgraph.ts').split('\n').length).toBeLessThanOrEqual(25);
    const statements = sourceOf(name, 'rows.ts').matchAll(/^(?:import|export|const|let|function|async|class)\b.*/gm);
    const running = [...statements].map(([line]) => line).filter((line) => !/^(?:import|export) type\b/.test(line));
    expect(running).toEqual([]);
  });
});
