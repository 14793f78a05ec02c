import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { ICruiseResult } from 'dependency-cruiser';
import { ROOT } from '../../../scripts/tooling/rover-config.ts';

/** The first imports the second, which the third forbids. */
const FORBIDDEN = [
  ['schema/contract/viewer.ts', 'gateway/leaf.ts', 'contract-imports-packages'],
  ['schema/contract/viewer.ts', 'subgraphs/shared/leaf.ts', 'contract-imports-packages'],
  ['subgraphs/shared/guard.ts', 'subgraphs/notices/leaf.ts', 'shared-imports-contract'],
  ['subgraphs/notices/store.ts', 'subgraphs/identity/leaf.ts', 'subgraph-imports-itself'],
  ['subgraphs/notices/store.ts', 'gateway/leaf.ts', 'subgraph-imports-itself'],
  ['subgraphs/notices/store.ts', 'scripts/leaf.ts', 'subgraph-imports-itself'],
  ['subgraphs/notices/store.ts', 'pg', 'only-one-database-driver'],
  ['subgraphs/identity/tries/tries.ts', 'subgraphs/identity/linking/leaf.ts', 'identity-layers-tries'],
  ['subgraphs/identity/linking/linking.ts', 'subgraphs/identity/loaders.ts', 'identity-layers-linking'],
  ['subgraphs/notices/letters/letter-store.ts', 'subgraphs/notices/store.ts', 'notices-layers-letters'],
  ['gateway/limits/limits.ts', 'gateway/planning/leaf.ts', 'gateway-layers-limits'],
  ['subgraphs/registry.ts', 'gateway/leaf.ts', 'subgraph-registry'],
  ['gateway/main.ts', 'subgraphs/notices/leaf.ts', 'gateway-imports-contract'],
  ['gateway/main.ts', 'scripts/leaf.ts', 'gateway-imports-contract'],
  ['gateway/main.ts', 'node:sqlite', 'only-one-database-driver'],
  ['gateway/main.ts', 'ioredis', 'only-one-redis-client'],
  ['gateway/main.ts', './missing.ts', 'everything-resolves'],
  ['gateway/main.ts', '@typescript-eslint/parser', 'only-listed-packages'],
  ['gateway/main.ts', 'vite', 'production-has-no-development-packages'],
  ['gateway/cycle-back.ts', 'gateway/cycle.ts', 'no-cycles'],
  ['subgraphs/documents/rows.ts', 'subgraphs/documents/schema.generated.ts', 'no-cycles'],
  ['scripts/start.ts', 'test/leaf.ts', 'nothing-imports-tests'],
] as const;

const ALLOWED = [
  ['schema/contract/viewer.ts', 'zod'],
  ['subgraphs/shared/guard.ts', 'schema/contract/leaf.ts'],
  ['subgraphs/shared/database/embedded-database.ts', 'node:sqlite'],
  ['subgraphs/shared/database/postgres-pool.ts', 'pg'],
  ['subgraphs/notices/store.ts', 'subgraphs/shared/leaf.ts'],
  ['subgraphs/notices/store.ts', 'subgraphs/notices/schema.generated.ts'],
  ['subgraphs/notices/schema.generated.ts', 'subgraphs/notices/rows.ts'],
  ['subgraphs/identity/linking/linking.ts', 'subgraphs/identity/tries/tries.ts'],
  ['subgraphs/identity/linking/linking.ts', 'subgraphs/identity/rows.ts'],
  ['subgraphs/identity/rows.ts', 'subgraphs/identity/tables/account-tables.ts'],
  ['subgraphs/identity/store.ts', 'subgraphs/identity/linking/linking.ts'],
  ['subgraphs/registry.ts', 'subgraphs/notices/leaf.ts'],
  ['gateway/main.ts', 'gateway/leaf.ts'],
  ['gateway/main.ts', 'schema/contract/leaf.ts'],
  ['gateway/cycle.ts', 'gateway/cycle-back.ts'],
  ['subgraphs/documents/schema.generated.ts', 'subgraphs/documents/rows.ts'],
  ['gateway/redis/connect-redis.ts', 'ioredis'],
  ['scripts/start.ts', 'subgraphs/notices/leaf.ts'],
  ['test/people.ts', 'gateway/leaf.ts'],
  ['test/people.ts', 'scripts/leaf.ts'],
] as const;

const CONFIGURATION = [
  'package.json',
  'tsconfig.json',
  '.dependency-cruiser.cjs',
  'gateway/layers.json',
  'subgraphs/layers.json',
];

const folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isFile = (path: string) => path.includes('/') && path.endsWith('.ts') && !path.startsWith('.');

function writeTree(imports: readonly (readonly [from: string, to: string, ...unknown[]])[], keyword: string): void {
  const lines = new Map<string, string[]>();
  for (const [from, to] of imports) {
    if (isFile(to)) lines.set(to, lines.get(to) ?? []);
    const path = relative(dirname(from), to);
    const specifier = isFile(to) ? (path.startsWith('.') ? path : `./${path}`) : to;
    lines.set(from, [...(lines.get(from) ?? []), `${keyword} { x as x${lines.get(from)?.length ?? 0} } from '${specifier}';`]);
  }
  for (const [path, content] of lines) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `${content.join('\n')}\nexport type x = 1;\n`);
  }
}

function findViolations(): string[] {
  for (const parent of ['gateway', 'subgraphs']) mkdirSync(join(folder, parent), { recursive: true });
  for (const file of CONFIGURATION) copyFileSync(join(ROOT, file), join(folder, file));
  rmSync(join(folder, 'node_modules'), { force: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const output = execFileSync(process.execPath, [program, '.', '--output-type', 'json'], { cwd: folder, encoding: 'utf8' });
  const { summary } = JSON.parse(output) as ICruiseResult;
  return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
}

describe.each(['import', 'import type'])('boundaries of `%s`', (keyword) => {
  it('forbids what crosses them, and nothing else', () => {
    writeTree([...FORBIDDEN, ...ALLOWED], keyword);
    const expected = FORBIDDEN.map(([from, , rule]) => `${from}: ${rule}`);
    expect(findViolations().toSorted()).toEqual(expected.toSorted());
  });
});
