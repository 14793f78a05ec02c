import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BrokenPlans, FAILED, startBrokenPlans, UNAVAILABLE } from '../../support/broken-plans.ts';
import { answering, answeringEntities, saying } from '../../support/broken-source.ts';

const ENTITIES = '{ people { id plan } }';
const ROOT = '{ people { id } plans }';

let broken: BrokenPlans;
beforeAll(async () => void (broken = await startBrokenPlans()));
afterAll(() => broken.stop());
const ask: BrokenPlans['ask'] = (query, behaviour) => broken.ask(query, behaviour);

describe('a source that answers wrongly', () => {
  const HIDDEN = {
    url: 'http://127.0.0.1/SECRET',
    response: { body: 'SECRET', status: 503 },
    stacktrace: ['SECRET'],
    code: 'SECRET',
  };

  it.each<[string, unknown, typeof FAILED]>([
    ['a code of its own', HIDDEN, FAILED],
    ['a code of ours', { ...HIDDEN, code: 'INTERNAL_SERVER_ERROR' }, FAILED],
    ['a code of ours that it may not use', { ...HIDDEN, code: 'UNAUTHENTICATED' }, FAILED],
    ['no extensions', undefined, FAILED],
    ['extensions of the wrong kind', 'SECRET', FAILED],
  ])('its errors keep only their path: %s', async (_what, extensions, error) => {
    const errors = [{ message: 'SECRET of 123-45-6789', path: ['plans'], locations: [{ line: 1, column: 2 }], extensions }];
    const answer = await ask(ROOT, saying({ data: { plans: null }, errors }));
    expect(answer.data).toEqual({ people: [{ id: '1' }, { id: '2' }], plans: null });
    expect(answer.errors).toEqual([{ ...error, path: ['plans'] }]);
  });

  it.each([
    ['a path that is none', 'SECRET'],
    ['a path of other keys', ['SECRET', 7, 'SECRET']],
    ['no path', undefined],
  ])('its errors keep the requested part of their path: %s', async (_what, path) => {
    const answer = await ask(ROOT, saying({ data: { plans: null }, errors: [{ message: 'SECRET', path }] }));
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_ERROR']);
  });

  it('errors without data fail all requested fields', async () => {
    const answer = await ask('{ plans best }', saying({ errors: [{ message: 'SECRET' }] }));
    expect(answer.data).toEqual({ plans: null, best: null });
    expect(answer.errors).toEqual(['best', 'plans'].map((key) => ({ ...FAILED, path: [key] })));
  });

  it.each<[string, unknown]>([
    ['too few entities', [{ plan: 'SECRET' }]],
    ['too many entities', [{ plan: 'SECRET' }, { plan: 'SECRET' }, { plan: 'SECRET' }]],
    ['entities that are no list', { plan: 'SECRET' }],
    ['entities that are texts', ['SECRET', 'SECRET']],
    ['entities without the key that was asked again', [{ plan: 'SECRET' }, { plan: 'SECRET' }]],
    [
      'entities with another key',
      [
        { plan: 'SECRET', _access_key_id: '2' },
        { plan: 'SECRET', _access_key_id: '1' },
      ],
    ],
  ])('%s: the whole answer is rejected', async (_what, entities) => {
    const { data, errors } = await ask(ENTITIES, saying({ data: { _entities: entities } }));
    expect(data).toEqual({
      people: [
        { id: '1', plan: null },
        { id: '2', plan: null },
      ],
    });
    expect(errors).toEqual([0, 1].map((index) => ({ ...UNAVAILABLE, path: ['people', index] })));
  });

  it('an unknown entity is null and not a failure', async () => {
    const { data, errors } = await ask(
      ENTITIES,
      answeringEntities(({ id }) => (id === '1' ? { plan: 'gold' } : null)),
    );
    expect(data).toEqual({
      people: [
        { id: '1', plan: 'gold' },
        { id: '2', plan: null },
      ],
    });
    expect(errors).toEqual([]);
  });

  it('extra fields are left out', async () => {
    const { data } = await ask(
      ENTITIES,
      answeringEntities(() => ({ plan: 'gold', other: 'SECRET', __typename: 'Person' })),
    );
    expect(data).toEqual({
      people: [
        { id: '1', plan: 'gold' },
        { id: '2', plan: 'gold' },
      ],
    });
  });

  it('a value of the wrong type is null, with a reason', async () => {
    const { data, errors } = await ask(
      ENTITIES,
      answeringEntities(({ id }) => ({ plan: id === '1' ? { name: 'SECRET' } : 'gold' })),
    );
    expect(data).toEqual({
      people: [
        { id: '1', plan: null },
        { id: '2', plan: 'gold' },
      ],
    });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['people', 0, 'plan'], 'NULL_IN_NON_NULL']]);
  });

  it('one entity in two places is fetched once, and its failure is reported in both', async () => {
    const { data, errors } = await ask(
      '{ twins { id plan } }',
      answering(() => ({
        data: { _entities: [{ _access_key_id: '1', plan: null }] },
        errors: [{ message: 'SECRET', path: ['_entities', 0, 'plan'] }],
      })),
    );
    expect(broken.plans.requests.map(({ variables }) => variables.representations)).toEqual([
      [{ __typename: 'Person', id: '1' }],
    ]);
    expect(data).toEqual({
      twins: [
        { id: '1', plan: null },
        { id: '1', plan: null },
      ],
    });
    expect(errors).toEqual([0, 1].map((index) => ({ ...FAILED, path: ['twins', index, 'plan'] })));
  });
});
