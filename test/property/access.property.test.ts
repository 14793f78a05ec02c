import { describe, expect, it } from '@jest/globals';
import { apiSchema, checkWorld } from './check-world.ts';
import { schemaRows } from './expected-answer.ts';
import { LEFT_OUT, rowsLeftOut } from './left-out.ts';
import { MUTATIONS } from './random-operation.ts';
import { tableRows } from './expectation.ts';
import { CoverageCounter } from './coverage-counter.ts';

/** `npm run test:property` checks many more worlds, and `npm run test:property -- --world SEED` repeats a single one. */
const DECISIONS = 100_000;
const TIMEOUT_MS = 60 * 60 * 1000;

describe('random households x random operations, against hand-written flat tables (RO-2 to RO-10, CI-2, BE-3, BE-4)', () => {
  it('has a row for every type and field of the schema, and no other', () => {
    const leftOut = rowsLeftOut(apiSchema);
    const expected = [...schemaRows(apiSchema)].filter((row) => !leftOut.has(row));
    const ADD = 'has no row: add one to a table of test/property/who-sees-*.ts, or to test/authorization/gateway.*.table.ts';
    expect(expected.filter((row) => !tableRows().has(row)).map((row) => `${row} ${ADD}`)).toEqual([]);
    expect([...tableRows()].sort()).toEqual(expected.sort());
  });

  it('asks for every mutation that is not left out', () => {
    const asked = [...new Set(MUTATIONS.split(' ')), ...Object.keys(LEFT_OUT)];
    expect(asked.sort()).toEqual(Object.keys(apiSchema.getMutationType()?.getFields() ?? {}).sort());
  });

  it(
    `returns everything permitted as the store has it, and nothing else, in ${DECISIONS} field decisions`,
    async () => {
      const coverageCounter = new CoverageCounter();
      for (let seed = 1; coverageCounter.total < DECISIONS; seed += 1) await checkWorld(seed, coverageCounter);
      expect(coverageCounter.total).toBeGreaterThanOrEqual(DECISIONS);
      const { written, left } = coverageCounter.lanes;
      expect(written / (written + left)).toBeGreaterThan(0.85);
      const fields = [...tableRows()].filter((row) => row.includes('.'));
      expect(coverageCounter.neverSeen(fields)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
