import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_OPERATIONS } from '../../../gateway/operations/operation-set.ts';
import { SupergraphHolder } from '../../../gateway/serving/supergraph-holder.ts';
import { SupergraphThreads } from '../../../gateway/supergraph/supergraph-threads.ts';
import { composeFixture, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';
import { keptLog } from '../../support/kept-log.ts';
import { setOf } from '../../support/registered-files.ts';

const supergraph = (...fields: string[]) => {
  const sdl = fields.map((field) => `${field}: Int @policy(policies: [["public"]])`).join(' ');
  return composeFixture({ name: 'fixture', sdl: `${WITH_SUBJECTS} type Query { ${sdl} }` }, VOCABULARY);
};
const A = supergraph('a');
const AB = supergraph('a', 'b');
const B = supergraph('b');
const ASKS_A = setOf({ portal: ['query AskA { a }'], partner: ['query AskA { a }'] });
const ASKS_B = setOf({ portal: ['query AskB { b }'] });
const ASKS_BOTH = setOf({ portal: ['query AskA { a }', 'query AskB { b }'] });

const threads = new SupergraphThreads();
afterAll(() => threads.close());

let log: ReturnType<typeof keptLog>;
let holder: SupergraphHolder;
const hold = async (sdl: string, force: string | null = null) => {
  log = keptLog();
  holder = await SupergraphHolder.open(sdl, { open: false, executor: 'own', threads, log, force });
};
beforeEach(() => hold(A));

/** What is in force: the fields of the supergraph, and the operations of the portal. */
const inForce = () => {
  const { operations, current } = holder;
  expect(operations.supergraph).toBe(current);
  const fields = Object.keys(current.schema.getQueryType()?.getFields() ?? {}).filter((name) => name !== 'vocabulary');
  return `${fields.join('')} ${(operations.all.get('portal') ?? []).map(({ registered }) => registered.name).join('')}`;
};

describe('the supergraph and the registered operations in force', () => {
  it('begin without operations', () => {
    expect(inForce()).toBe('a ');
    expect(holder.operations.find('portal', 'AskA')).toBeNull();
  });

  it('change one after the other, and every operation belongs to the supergraph beside it', async () => {
    await holder.activate(ASKS_A);
    const before = holder.operations;
    await holder.swap(AB);
    expect(inForce()).toBe('ab AskA');
    await holder.activate(ASKS_BOTH);
    expect(inForce()).toBe('ab AskAAskB');
    // A request that began with what was before still has it, whole.
    expect(before.find('portal', 'AskA')?.document).not.toBe(holder.operations.find('portal', 'AskA')?.document);
    expect(before.find('portal', 'AskB')).toBeNull();
    expect(log.lines).toEqual([
      { event: 'operations activated', version: ASKS_A.version, count: 2 },
      { event: 'supergraph swapped' },
      { event: 'operations activated', version: ASKS_BOTH.version, count: 2 },
    ]);
  });

  it('make nothing anew that they have', async () => {
    await holder.activate(ASKS_A);
    const { document } = holder.operations.find('portal', 'AskA')!;
    expect(holder.operations.find('partner', 'AskA')?.document).toBe(document);
    await holder.swap(AB);
    const later = holder.operations.find('portal', 'AskA')!;
    await holder.activate(ASKS_BOTH);
    expect(holder.operations.find('portal', 'AskA')?.document).toBe(later.document);
  });

  it('refuse a set that does not fit, and stay', async () => {
    await holder.activate(ASKS_A);
    const before = holder.operations;
    await expect(holder.activate(ASKS_BOTH)).rejects.toThrow(
      'Registered operations are not valid for the supergraph: portal: AskB: Cannot query field "b" on type "Query". Did you mean "a"? Change',
    );
    expect(holder.operations).toBe(before);
  });

  it('refuse a supergraph that breaks a registered operation, and stay', async () => {
    await holder.activate(ASKS_A);
    const before = holder.operations;
    await expect(holder.swap(B)).rejects.toThrow(
      [
        'Registered operations are not valid for the supergraph. There are 2 problems:',
        '  partner: AskA: Cannot query field "a" on type "Query". Did you mean "b"?',
        '  portal: AskA: Cannot query field "a" on type "Query". Did you mean "b"?',
      ].join('\n'),
    );
    expect(holder.operations).toBe(before);
    expect(log.lines).toHaveLength(1);
  });

  it('take a supergraph and a set that need each other, whichever comes first', async () => {
    await holder.activate(ASKS_A);
    await expect(holder.swap(B)).rejects.toThrow();
    await holder.activate(ASKS_B);
    expect(inForce()).toBe('b AskB');
    await expect(holder.activate(ASKS_A)).rejects.toThrow();
    await holder.swap(A);
    expect(inForce()).toBe('a AskA');
  });

  it('take a set though the newest supergraph is not one', async () => {
    await expect(holder.swap('half a fi')).rejects.toThrow('Syntax Error');
    await holder.activate(ASKS_A);
    expect(inForce()).toBe('a AskA');
  });

  it('forget what was refused when what is in force comes again', async () => {
    await holder.activate(ASKS_A);
    await expect(holder.swap(B)).rejects.toThrow();
    await holder.swap(A);
    await expect(holder.activate(ASKS_B)).rejects.toThrow();
    expect(inForce()).toBe('a AskA');
  });

  it('change in the order in which they were told, however many at once', async () => {
    await hold(AB);
    const told = [ASKS_A, ASKS_B, ASKS_BOTH, ASKS_A, ASKS_B].map((set) => holder.activate(set));
    const swapped = holder.swap(supergraph('a', 'b', 'c'));
    await Promise.all([...told, swapped]);
    expect(inForce()).toBe('abc AskB');
    await holder.activate(NO_OPERATIONS);
    expect(inForce()).toBe('abc ');
  });

  it('leave out what does not fit, when it is forced, and the log has the reason', async () => {
    await hold(A, 'the field leaks');
    await holder.activate(ASKS_BOTH);
    expect(inForce()).toBe('a AskA');
    await holder.swap(B);
    expect(inForce()).toBe('b AskB');
    expect(log.lines.filter(({ event }) => event === 'operations left out')).toEqual([
      { event: 'operations left out', why: 'the field leaks', reason: expect.stringContaining('portal: AskB: Cannot query') },
      { event: 'operations left out', why: 'the field leaks', reason: expect.stringContaining('portal: AskA: Cannot query') },
    ]);
  });
});
