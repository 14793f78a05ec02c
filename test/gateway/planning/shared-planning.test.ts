import { beforeEach, describe, expect, it } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { refusal } from '../../../gateway/errors/refusal.ts';
import { prepareOperations } from '../../../gateway/operations/prepare-operations.ts';
import { LIMITS } from '../../../gateway/limits/limits.ts';
import { type Compile, createCompiler } from '../../../gateway/planning/compiled-operation.ts';
import type { Plan } from '../../../gateway/planning/plan.ts';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { BRUNO, CARLA, STAFF } from '../../support/demo-viewers.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { setOf } from '../../support/registered-files.ts';

const { supergraph } = loadFixture(HOUSEHOLD_FIXTURE);
const PLAN: Plan = { kind: 'sequence', nodes: [] };

/** What the planner was asked and has not yet answered. */
let asked: { readonly text: string; readonly done: (plan: Plan) => void; readonly failed: (reason: unknown) => void }[];
let compile: Compile;
beforeEach(() => {
  asked = [];
  const plan = (operation: OperationDefinitionNode) =>
    new Promise<Plan>((done, failed) => void asked.push({ text: print(operation), done, failed }));
  compile = createCompiler(supergraph.model, { plan }, new Set());
});

const document = parse('query ($if: Boolean = false) { open staffOnly @include(if: $if) }');
const [operation] = document.definitions;
if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation');
const compiled = (viewer = ANONYMOUS, values = {}) => compile(document, operation, values, viewer);

describe('an operation that is not yet planned', () => {
  it('is planned once for all requests that wait for it, and is then there at once', async () => {
    const [first, second] = [compiled(), compiled()];
    expect(first).toBeInstanceOf(Promise);
    expect(asked).toHaveLength(1);
    asked[0]?.done(PLAN);
    const [one, other] = await Promise.all([first, second]);
    expect(one).toMatchObject({ plan: PLAN });
    expect([other === one, compiled() === one, asked.length]).toEqual([true, true, 1]);
  });

  it('is planned once for classes of viewers who may see the same of it', async () => {
    const both = Promise.all([compiled(BRUNO), compiled(CARLA)]);
    asked[0]?.done(PLAN);
    const [bruno, carla] = await both;
    expect(bruno).not.toBe(carla);
    expect([bruno.plan, carla.plan, asked.length]).toEqual([PLAN, PLAN, 1]);
  });

  it('pitfall 13: is planned for each class of viewers who may not', () => {
    for (const viewer of [ANONYMOUS, STAFF]) void compiled(viewer, { if: true });
    expect(asked.map(({ text }) => text.includes('staffOnly'))).toEqual([false, true]);
  });

  it('is planned anew after a failure, which everyone who waited gets', async () => {
    const waiting = [compiled(), compiled()];
    asked[0]?.failed(new Error('it failed'));
    for (const one of waiting) await expect(one).rejects.toThrow('it failed');
    const next = compiled();
    asked[1]?.done(PLAN);
    expect(await next).toMatchObject({ plan: PLAN });
  });
});

it('a registered operation that takes too long to plan is not valid, and another failure is no verdict on it', async () => {
  const prepare = (reason: unknown) =>
    prepareOperations(
      setOf({ portal: ['query Open { open }'] }),
      { ...supergraph, compile: () => Promise.reject(reason) },
      { limits: LIMITS, viewersOf: () => [ANONYMOUS] },
    );
  const { invalid } = await prepare(refusal('OPERATION_TOO_COMPLEX', 'It takes too long to plan'));
  expect(invalid.map(({ problems }) => problems)).toEqual([['It takes too long to plan']]);
  await expect(prepare(refusal('SERVICE_UNAVAILABLE'))).rejects.toThrow();
});
