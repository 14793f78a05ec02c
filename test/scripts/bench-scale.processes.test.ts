import { afterAll, describe, expect, test } from '@jest/globals';
import { startScript, stopProcesses } from '../support/processes.ts';

afterAll(stopProcesses);

type Figures = {
  readonly database: string;
  readonly households: number;
  readonly lines: number;
  readonly loads: readonly { readonly feed: { readonly name: string; readonly lines: number }; readonly peakMb: number }[];
  readonly copies: Readonly<Record<string, { readonly rows: number }>> | null;
  readonly requests: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

describe('npm run bench:scale', () => {
  test('loads and asks in both databases, and tells the figures of each', async () => {
    const script = startScript(['scripts/bench-scale.ts', '--households', '40', '--heads', '4', '--json']);
    expect(await script.ended).toBe(0);
    const [json = ''] = /^\[\n[^]*\n\]$/m.exec(script.output()) ?? [];
    const all = JSON.parse(json) as Figures[];
    expect(all.map(({ database, households }) => [database, households])).toEqual([
      ['postgres', 40],
      ['sqlite', 40],
    ]);
    for (const { loads, lines, requests, copies, database } of all) {
      expect(loads.map(({ feed }) => feed.name).toSorted()).toEqual([
        'documents',
        'health-connector',
        'identity',
        'masshealth',
        'notices',
      ]);
      expect(loads.reduce((sum, { feed }) => sum + feed.lines, 0)).toBe(lines);
      expect(loads.filter(({ peakMb }) => !(peakMb > 0))).toEqual([]);
      expect(Object.keys(requests)).toEqual(['CurrentViewer', 'Dashboard', 'MyInfo', 'MyBenefits', 'MyDocuments', 'MyNotices']);
      for (const figures of Object.values(requests)) {
        expect(figures['p99']).toBeGreaterThanOrEqual(figures['p50']!);
        expect(figures['database']).toBeGreaterThan(0);
      }
      // Whatever is loaded is copied too, by psql; SQLite has nothing to compare with.
      if (database === 'sqlite') expect(copies).toBeNull();
      else expect(Object.values(copies ?? {}).filter(({ rows }) => rows > 0)).toHaveLength(5);
    }
  });

  test('says which flags it does not take', async () => {
    const script = startScript(['scripts/bench-scale.ts', '--households', '0,x', '--database', 'other']);
    expect(await script.ended).toBe(2);
    expect(script.output()).toContain('--households: must be from 1 to');
    expect(script.output()).toContain('--database: must be sqlite, postgres or both');
  });
});
