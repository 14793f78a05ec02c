import { expect, it } from '@jest/globals';
import type { Subject } from '../../../schema/contract/policies.ts';
import { coordinates } from '../../../gateway/access/find-coverage-gaps.ts';
import { policyText, verdictOn } from '../../../gateway/explain/matrix.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { supergraphSdl } from '../../support/composed.ts';
import { STAFF } from '../../support/demo-viewers.ts';

const { model } = loadSupergraph(supergraphSdl, { open: false, executor: 'own' });

/** What staff may see besides what is public: how the graph fares. Written by hand. */
const HOW_THE_GRAPH_FARES = new Set([
  'Query.feedStatus',
  'FeedStatus.identity',
  'FeedStatus.masshealth',
  'FeedStatus.healthConnector',
  'FeedStatus.documents',
  'FeedStatus.notices',
  'Feed.asOf',
  'Feed.records',
]);

const of = (who: string): Subject => ({
  person: who,
  account: who,
  household: who,
  submitter: who,
  recipient: who,
  sensitive: false,
});
/** Anybody, and somebody with the names that the staff's own token has. */
const SUBJECTS = [of('p0201'), of(STAFF.signIn?.subject ?? ''), of(STAFF.signIn?.sessionId ?? '')];

it('staff see how the graph fares, what is public, and nobody’s data, in every field', () => {
  const all = coordinates(model);
  const seen = all
    .filter(({ parent, requirement }) =>
      SUBJECTS.some(
        (subject) =>
          verdictOn(model.typeRequirement(parent, parent), requirement, { name: 'staff', means: '', viewer: STAFF, subject }) ===
          'allow',
      ),
    )
    .filter(({ requirement }) => policyText(requirement) !== 'public')
    .map(({ parent, field }) => `${parent}.${field}`);
  expect(new Set(seen)).toEqual(HOW_THE_GRAPH_FARES);
  expect(all.length).toBeGreaterThan(400);
});
