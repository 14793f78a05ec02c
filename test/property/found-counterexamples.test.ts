import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Graph, startGraph } from '../support/graph.ts';
import { randomWorld } from './random-world.ts';
import { startWorld } from './running-world.ts';

/** Failures that the property found, in their smallest form. */
describe('counterexamples that were found', () => {
  let graph: Graph;
  beforeAll(async () => void (graph = await startGraph()));
  afterAll(() => graph.stop());

  it('an alias with the name of an entity’s key does not stand in for the key', async () => {
    const { data, errors } = await graph.ask(
      'H02',
      '{ me { id: birthDate eligibility { status } } viewer { id: provider receipts { totalCount } } }',
    );
    expect(errors).toEqual([]);
    expect(data.me).toEqual({ id: '1985-05-23', eligibility: [{ status: 'APPROVED' }] });
    expect(data.viewer.id).toBe('MA_LOGIN');
  });

  it('a field asked for twice: what one of the two hides of a restricted person leaves no error above it (RO-10)', async () => {
    const { data, errors } = await graph.ask(
      'H02',
      '{ person(id: "p0203") { id rfis { id } } person(id: "p0203") { enrollments { id } } }',
    );
    expect(data.person).toEqual({ id: 'p0203', rfis: [], enrollments: [] });
    expect(errors).toEqual([]);
  });

  it('a world with eight delegates starts: the name of a delegate does not grow with their number (world 91)', async () => {
    const running = await startWorld(randomWorld(91, Date.now()));
    const names = running.world.assistedSessions.map(({ delegateName }) => delegateName);
    await running.stop();
    expect(names).toHaveLength(8);
    expect(new Set(names).size).toBe(8);
    expect(running.world.viewers.filter(({ isDelegate }) => isDelegate)).toHaveLength(8);
  });
});
