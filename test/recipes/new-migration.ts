import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import type { Edit, Step } from './edit.ts';

const HASHES = 'test/subgraphs/migration-hashes.json';
const FIRST_HASH = '"subgraphs/documents/migrations/0001-tables.ts"';

/** The files of a new migration, in the order of their paths. */
export const filesOfMigration = (subgraph: string, name: string): readonly string[] => [
  fileOf(subgraph, name),
  `subgraphs/${subgraph}/migrations/migrations.ts`,
  HASHES,
];

/** The steps that add a migration with the next number: its file, the list, the hash. @param name as `case-number` */
export function newMigration(subgraph: string, name: string, ddl: string): readonly Step[] {
  const file = fileOf(subgraph, name);
  const exported = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const content = `import { statements } from '../../shared/migrate.ts';

export const ${exported} = statements(\`
${ddl}
\`);
`;
  const list = `subgraphs/${subgraph}/migrations/migrations.ts`;
  const edits: readonly Edit[] = [
    {
      file: list,
      after: "import { tables } from './0001-tables.ts';\n",
      insert: `import { ${exported} } from './${basename(file)}';\n`,
    },
    { file: list, after: 'export const migrations: Migrations = {', insert: ` '${basename(file, '.ts')}': ${exported},` },
  ];
  return [
    { step: 'the migration', edits: [{ file, content }] },
    { step: 'the list of migrations', edits },
    { step: 'its hash', edits: [hashOf(file, content)] },
  ];
}

/** Adds the hash of a migration to the list. */
export function hashOf(file: string, content: string): Edit {
  const hash = createHash('sha256').update(content).digest('hex');
  return { file: HASHES, replace: FIRST_HASH, by: `"${file}": "${hash}",\n  ${FIRST_HASH}` };
}

function fileOf(subgraph: string, name: string): string {
  const folder = `subgraphs/${subgraph}/migrations`;
  const numbers = globSync(`${folder}/[0-9]*.ts`).map((file) => Number(basename(file).slice(0, 4)));
  return `${folder}/${String(Math.max(...numbers) + 1).padStart(4, '0')}-${name}.ts`;
}
