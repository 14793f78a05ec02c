import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import identity from '../../subgraphs/identity/subgraph.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { BRUNO } from '../support/demo-viewers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CONTACT = 'name { full } contact { email } contactWithheld contactWithheldLabel';

let folder: ReturnType<typeof temporaryFolder>;
let subgraph: AskedSubgraph;
beforeAll(async () => {
  folder = temporaryFolder();
  subgraph = await startSubgraph(identity, { databaseUrl: `sqlite:${join(folder.path, 'graph.db')}` });
});
afterAll(() => subgraph.stop());
afterAll(() => folder.remove());

describe('CI-2: why contact data are not shown', () => {
  it('is null for the viewer’s own contact data', async () => {
    expect((await subgraph.entity(BRUNO, 'Person', 'p0201', CONTACT)).data).toMatchObject({
      contact: { email: expect.any(String) },
      contactWithheld: null,
      contactWithheldLabel: null,
    });
  });

  it('is SOURCE_UNAVAILABLE to the person while the data cannot be read, and NOT_SELF to others as before', async () => {
    const database = new DatabaseSync(join(folder.path, 'graph.identity.db'));
    database.exec('alter table persons rename column email to "emailAway"');
    const own = await subgraph.entity(BRUNO, 'Person', 'p0201', CONTACT);
    const other = await subgraph.entity(BRUNO, 'Person', 'p0202', CONTACT);
    database.exec('alter table persons rename column "emailAway" to email');
    database.close();
    expect(own).toEqual({
      data: {
        name: { full: 'Bruno Ejemplo' },
        contact: null,
        contactWithheld: 'SOURCE_UNAVAILABLE',
        contactWithheldLabel: 'We cannot show this now. This does not change your coverage.',
      },
      errors: ['contact SUBGRAPH_ERROR'],
    });
    expect(other).toEqual({
      data: {
        name: { full: 'Carla Ejemplo' },
        contact: null,
        contactWithheld: 'NOT_SELF',
        contactWithheldLabel: 'Only the person can see this.',
      },
      errors: ['contact UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });
});
