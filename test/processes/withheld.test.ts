import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../schema/contract/viewer.ts';
import documents from '../../subgraphs/documents/subgraph.ts';
import healthConnector from '../../subgraphs/health-connector/subgraph.ts';
import masshealth from '../../subgraphs/masshealth/subgraph.ts';
import notices from '../../subgraphs/notices/subgraph.ts';
import { type AskedSubgraph, startSubgraph } from '../support/ask-subgraph.ts';
import { ADA, BRUNO, LARA, LARA_LMG, OSKAR } from '../support/demo-viewers.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { stopProcesses } from '../support/processes.ts';

/** Why nothing is shown while a subgraph is there and its database is not: an outage never reads as a loss of coverage. */

let server: PostgresServer;
const running = new Map<string, AskedSubgraph>();
beforeAll(async () => {
  server = await startPostgres();
  for (const subgraph of [masshealth, healthConnector, documents, notices]) {
    running.set(subgraph.name, await startSubgraph(subgraph as never, { databaseUrl: server.url }));
  }
  await server.stop();
});
afterAll(() => Promise.all([...running.values()].map((subgraph) => subgraph.stop())));
afterAll(() => server.remove());
afterAll(stopProcesses);

const AWAY = 'SOURCE_UNAVAILABLE';

const reasons = (subgraph: string, viewer: Viewer, person: string, ...fields: string[]) =>
  running.get(subgraph)!.entity(viewer, 'Person', person, fields.map((field) => `${field}Withheld`).join(' '));

describe('while the database is unavailable (BE-1, BE-3, DO-1, NO-1)', () => {
  it.each<[string, Viewer, string]>([
    ['the viewer’s own', ADA, 'p0101'],
    ['the viewer’s own, which do not exist', LARA, 'p0601'],
    ['a child’s', BRUNO, 'p0204'],
    ['those of a restricted member (RO-10)', BRUNO, 'p0203'],
  ])('eligibility and enrollments are SOURCE_UNAVAILABLE: %s', async (_whose, viewer, person) => {
    expect(await reasons('masshealth', viewer, person, 'eligibility', 'enrollments')).toEqual({
      data: { eligibilityWithheld: AWAY, enrollmentsWithheld: AWAY },
      errors: [],
    });
  });

  it.each<[string, Viewer, string, string]>([
    ['the viewer’s own', LARA, 'p0601', AWAY],
    ['the viewer’s own, which do not exist', ADA, 'p0101', AWAY],
    ['the viewer’s own, by login.mass.gov (BE-3)', LARA_LMG, 'p0601', 'REQUIRES_MA_LOGIN'],
    ['another person’s (BE-4)', OSKAR, 'p0902', 'NOT_SELF'],
  ])('the plan type is SOURCE_UNAVAILABLE only to a viewer who may see it: %s', async (_whose, viewer, person, reason) => {
    const answer = await reasons('health-connector', viewer, person, 'planType');
    expect(answer).toEqual({ data: { planTypeWithheld: reason }, errors: [] });
  });

  it.each<[string, Viewer, string, string, string]>([
    ['the viewer’s own', ADA, 'p0101', AWAY, AWAY],
    ['a child’s', BRUNO, 'p0204', 'NOT_SELF', AWAY],
    ['those of a restricted member (RO-10)', BRUNO, 'p0203', 'NOT_SELF', AWAY],
  ])(
    'documents, notices and requests are SOURCE_UNAVAILABLE, or NOT_SELF if only the person may see them: %s',
    async (_whose, viewer, person, own, rfis) => {
      expect(await reasons('documents', viewer, person, 'documents', 'rfis')).toEqual({
        data: { documentsWithheld: own, rfisWithheld: rfis },
        errors: [],
      });
      expect(await reasons('notices', viewer, person, 'notices')).toEqual({ data: { noticesWithheld: own }, errors: [] });
    },
  );

  it('each unavailable field has its own error, reason and label (LA-1)', async () => {
    const asked = 'eligibility { id } eligibilityWithheldLabel enrollments { id } enrollmentsWithheld';
    const { data, errors } = await running.get('masshealth')!.entity(ADA, 'Person', 'p0101', asked);
    expect({ data, errors: errors.toSorted() }).toEqual({
      data: {
        eligibility: null,
        eligibilityWithheldLabel: 'We cannot show this now. This does not change your coverage.',
        enrollments: null,
        enrollmentsWithheld: AWAY,
      },
      errors: ['eligibility SUBGRAPH_UNAVAILABLE', 'enrollments SUBGRAPH_UNAVAILABLE'],
    });
  });
});
