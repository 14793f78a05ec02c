import { describe, expect, test } from '@jest/globals';
import { pickHeads } from '../../../scripts/bench/scale/pick-heads.ts';
import { planAccounts } from '../../../scripts/households/plan-accounts.ts';
import { planHousehold } from '../../../scripts/households/plan-household.ts';

const SEED = 4;

describe('heads for the bench', () => {
  test('have used an account that leads to them', () => {
    const accounts = Array.from({ length: 300 }, (_, index) => planHousehold(SEED, index + 1)).flatMap((household) =>
      planAccounts(household).map((account) => ({ ...account, head: household.persons[0]!.id })),
    );
    for (const { issuer, subject } of pickHeads(SEED, 300, 60)) {
      const account = accounts.find((one) => one.issuer === issuer && one.subject === subject);
      expect(account).toMatchObject({ isOpened: true, personId: account?.head });
      expect(account?.link).not.toBeNull();
    }
  });

  test('are others among more households', () => {
    const subjects = (households: number) => new Set(pickHeads(SEED, households, 60).map(({ subject }) => subject));
    expect(subjects(20).size).toBeLessThan(20);
    expect(subjects(100_000).size).toBeGreaterThan(55);
  });

  test('are refused where nobody has an account', () => {
    const seed = Array.from({ length: 50 }, (_, one) => one).find((one) => planAccounts(planHousehold(one, 1)).length === 0)!;
    expect(() => pickHeads(seed, 1, 5)).toThrow('Take more households');
  });
});
