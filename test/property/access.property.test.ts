import { describe, expect, it } from '@jest/globals';
import { isDeep } from '../support/depth.ts';
import { apiSchema, checkWorld } from './check-world.ts';
import { schemaRows } from './expected-answer.ts';
import { tableRows } from './sight.ts';
import { Tally } from './tally.ts';

/** World n of a run has the seed `FIRST_SEED + n`. To run one failing world again: `await checkWorld(seed, new Tally())`. */
const FIRST_SEED = 1;
const DECISIONS = isDeep ? 10_000_000 : 200_000;
const TIMEOUT_MS = isDeep ? 4 * 60 * 60 * 1000 : 10 * 60 * 1000;

describe('random households x random operations, against hand-written flat tables (RO-2 to RO-10, CI-2, BE-3, BE-4)', () => {
  it('has a row for every type and field of the schema, and no other', () => {
    expect([...tableRows()].sort()).toEqual([...schemaRows(apiSchema)].sort());
  });

  it(
    `returns everything permitted as the store has it, and nothing else, in ${DECISIONS} field decisions`,
    async () => {
      const tally = new Tally();
      for (let seed = FIRST_SEED; tally.total < DECISIONS; seed += 1) {
        await checkWorld(seed, tally);
        if (isDeep && seed % 20 === 0) process.stderr.write(`${seed} worlds, ${tally.total} field decisions\n`);
      }
      expect(tally.total).toBeGreaterThanOrEqual(DECISIONS);
      const fields = [...schemaRows(apiSchema)].filter((row) => row.includes('.'));
      expect(tally.neverSeen(fields)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
