import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { migrations } from '../../subgraphs/identity/migrations/migrations.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';
import type { TrySubject } from '../../subgraphs/identity/tries/tries.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { dump, MORNING } from '../support/account-desk.ts';
import { openIdentity } from '../support/identity-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { A_TRY, take as takeIn } from '../support/try-subject.ts';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const DAY = 24 * HOUR;

const folder = temporaryFolder();
afterAll(() => folder.remove());

let database: Kysely<Tables>;
beforeEach(async () => {
  database = await openDatabase<Tables>('sqlite::memory:', 'identity');
  await migrate(database, migrations);
});
afterEach(() => database.destroy());

const take = (now: number, subjects: readonly TrySubject[] = [A_TRY]) => takeIn(database, subjects, now);
/** @returns how many of the tries at these moments were given */
async function given(moments: readonly number[]): Promise<number> {
  let count = 0;
  for (const moment of moments) if ((await take(moment)) === null) count += 1;
  return count;
}

describe('tries in a sliding window (limits.md)', () => {
  it('every window of 24 hours holds at most five, and a try that fits is allowed', async () => {
    const steps = fc.array(fc.integer({ min: 0, max: 12 * HOUR }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.uuid(), steps, async (key, gaps) => {
        const allowed: number[] = [];
        let now = MORNING;
        for (const gap of gaps) {
          now += gap;
          const within = allowed.filter((moment) => moment > now - DAY);
          const opensAt = await take(now, [{ ...A_TRY, keys: [key] }]);
          expect(opensAt).toBe(within.length < 5 ? null : Number(within[0]) + DAY);
          if (opensAt === null) allowed.push(now);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('four at the end of a day and five at the beginning of the next do not all fit', async () => {
    expect(await given([MORNING])).toBe(1);
    expect(await given(Array.from({ length: 4 }, (_, at) => MORNING + DAY - 10 + at))).toBe(4);
    expect(await given(Array.from({ length: 5 }, (_, at) => MORNING + DAY + at))).toBe(1);
  });

  it('a refused try does not count, and does not extend the wait', async () => {
    expect(await given(Array.from({ length: 100 }, (_, at) => MORNING + at * SECOND))).toBe(5);
    expect(await take(MORNING + DAY - 1)).toBe(MORNING + DAY);
    expect(await take(MORNING + DAY)).toBeNull();
  });

  it('a clock that is set back allows no further try', async () => {
    expect(await given(Array.from({ length: 5 }, () => MORNING))).toBe(5);
    expect(await take(MORNING - HOUR)).toBe(MORNING + DAY);
  });

  it('a try of two subjects counts for neither if one of them has none left', async () => {
    const other: TrySubject = { counter: 'links by address', keys: ['elsewhere'], limit: { tries: 1, seconds: 60 } };
    expect(await take(MORNING, [A_TRY, other])).toBeNull();
    for (let count = 0; count < 10; count += 1) expect(await take(MORNING, [A_TRY, other])).toBe(MORNING + 60 * SECOND);
    expect(await given(Array.from({ length: 5 }, () => MORNING))).toBe(4);
  });

  it('are counted on from the previous key after a change of the pepper', async () => {
    expect(await given([MORNING, MORNING, MORNING])).toBe(3);
    const changed = [{ ...A_TRY, keys: ['new key', 'somebody'] }];
    expect([await take(MORNING, changed), await take(MORNING, changed)]).toEqual([null, null]);
    expect(await take(MORNING, changed)).toBe(MORNING + DAY);
    expect(await database.selectFrom('tries').select('key').execute()).toEqual([{ key: 'somebody' }]);
  });

  it('five of many concurrent tries are allowed', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => take(MORNING)));
    expect(answers.filter((opensAt) => opensAt === null)).toHaveLength(5);
  });

  it('five of many concurrent tries in several processes over one file are allowed', async () => {
    const file = join(folder.path, 'shared.db');
    const shared = await openIdentity(file);
    await migrate(shared, migrations);
    await shared.destroy();
    const script = join(import.meta.dirname, '../support/take-tries.ts');
    const counts = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const child = spawn(process.execPath, [script, file, '20'], { stdio: ['ignore', 'pipe', 'inherit'] });
        const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
        return { code: code as number, given: Number(printed) };
      }),
    );
    expect(counts.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(counts.reduce((sum, count) => sum + count.given, 0)).toBe(5);
    expect(dump(file)['tries']).toHaveLength(1);
  }, 60_000);
});
