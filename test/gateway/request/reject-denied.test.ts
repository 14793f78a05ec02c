import { describe, expect, it } from '@jest/globals';
import type { GraphQLError } from 'graphql';
import { ANONYMOUS, type Viewer } from '../../../schema/contract/viewer.ts';
import { BRUNO, STAFF } from '../../support/demo-viewers.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { HOUSEHOLD_FIXTURE, ran } from '../../support/household-fixture.ts';

const { ask, sent } = loadFixture(HOUSEHOLD_FIXTURE, { rejectDenied: true });
const code = (viewer: Viewer, query: string) =>
  ask(viewer, query).then(
    () => 'answered',
    (error: GraphQLError) => error.extensions['code'],
  );

describe('a gateway that rejects whole operations', () => {
  it.each([
    ['a denied field', '{ open staffOnly }'],
    ['a denied type', '{ open report { title } }'],
    ['a denied scalar, deep down', '{ people { friend { pay } } }'],
    ['in a fragment', '{ ...A } fragment A on Query { staffOnly }'],
    ['beside the same field again', '{ people { id } people { pay } }'],
  ])('rejects an operation for %s, and asks nothing', async (_what, query) => {
    expect(await code(BRUNO, query)).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect(sent).toEqual([]);
  });

  it('runs no mutation beside a denied one', async () => {
    ran.length = 0;
    expect(await code(BRUNO, 'mutation { note(text: "x") restart }')).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect(ran).toEqual([]);
  });

  it('answers what is allowed, and what a condition leaves out of it', async () => {
    expect((await ask(STAFF, '{ open staffOnly report { title } }')).data).toEqual({
      open: 'open',
      staffOnly: 'for the staff',
      report: { title: 'a report' },
    });
    expect((await ask(ANONYMOUS, '{ open staffOnly @skip(if: true) }')).data).toEqual({ open: 'open' });
  });

  it('still hides objects by person where the policy depends on the person', async () => {
    const { data } = await ask(BRUNO, '{ people { id own } }');
    expect(data).toEqual({
      people: [
        { id: 'p0201', own: 'own of p0201' },
        { id: 'p0202', own: null },
        { id: 'p0203', own: null },
      ],
    });
  });

  it('over HTTP there is no data, and one error', async () => {
    const gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { rejectDenied: true });
    const { text } = await gateway.post({ query: '{ open staffOnly }' });
    await gateway.stop();
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: 'Unauthorized field or type', extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
  });
});
