import { createViewer, type Viewer } from '../../schema/contract/viewer.ts';
import { BRUNO, FIONA, GRETA, partner } from '../support/demo-viewers.ts';
import { entityProbe, type Probe, subgraphProbe } from './probe.ts';

const nobody = ['nobody', null] as const;
const somePartner = ['a partner without scopes', partner()] as const;
const bruno = ['Bruno, head of household 2', BRUNO] as const;
const greta = ['Greta, head of household 3', GRETA] as const;
const fiona = ['Fiona, on no application', FIONA] as const;
const brunoWithScopes = ['Bruno, with scopes', withScopes(BRUNO, ['documents:read', 'eligibility:read'])] as const;
const NONE = '{"_entities":[null]}';

function withScopes({ signIn, standing }: Viewer, scopes: readonly string[]): Viewer {
  return createViewer(signIn && { ...signIn, scopes }, standing, Date.now() / 1000);
}

/** In every subgraph: who is not Greta or her head sees nothing of her or her household, and who is nobody no feed. */
const inAll = (subgraph: string, feed: string): Probe[] => [
  entityProbe(subgraph, bruno, 'Person p0301', '{ id }', NONE),
  entityProbe(subgraph, nobody, 'Person p0301', '{ id }', NONE),
  entityProbe(subgraph, bruno, 'Household h03', '{ id }', NONE),
  subgraphProbe(subgraph, nobody, `{ feedStatus { ${feed} { asOf } } }`, '{"feedStatus":null} !feedStatus'),
  ...[bruno, somePartner].map((viewer) =>
    subgraphProbe(
      subgraph,
      viewer,
      `{ feedStatus { ${feed} { records } } }`,
      `{"feedStatus":{"${feed}":{"records":null}}} !feedStatus.${feed}.records`,
    ),
  ),
];

/** What each subgraph must refuse by itself, for whoever reaches it past the gateway. p0203 is Eva, restricted. */
export const SUBGRAPH_PROBES: readonly Probe[] = [
  ...inAll('identity', 'identity'),
  ...inAll('masshealth', 'masshealth'),
  ...inAll('health-connector', 'healthConnector'),
  ...inAll('documents', 'documents'),
  ...inAll('notices', 'notices'),
  ...[nobody, somePartner].map((viewer) => subgraphProbe('identity', viewer, '{ viewer { id } }', '{"viewer":null} !viewer')),
  subgraphProbe('identity', nobody, '{ viewerStanding { epoch } }', '{"viewerStanding":null} !viewerStanding'),
  subgraphProbe(
    'masshealth',
    brunoWithScopes,
    '{ coverageCheck(massHealthId: "999000000201") { asOf } }',
    '{"coverageCheck":null} !coverageCheck',
  ),
  entityProbe(
    'masshealth',
    bruno,
    'Person p0203',
    '{ enrollments { id } }',
    '{"_entities":[{"enrollments":null}]} !_entities.0.enrollments',
  ),
  entityProbe(
    'masshealth',
    bruno,
    'Person p0203',
    '{ eligibility { medicareSavingsProgram end premium { amount } } }',
    '{"_entities":[{"eligibility":[{"medicareSavingsProgram":null,"end":null,"premium":null}]}]}' +
      ' !_entities.0.eligibility.0.end !_entities.0.eligibility.0.medicareSavingsProgram !_entities.0.eligibility.0.premium',
  ),
  entityProbe('documents', bruno, 'Person p0203', '{ rfis { id } }', '{"_entities":[{"rfis":null}]} !_entities.0.rfis'),
  entityProbe('documents', greta, 'Document doc-0301-1', '{ id }', NONE),
  entityProbe('documents', fiona, 'Document doc-0301-1', '{ id }', NONE),
  ...[nobody, fiona].map((viewer) =>
    subgraphProbe(
      'notices',
      viewer,
      'mutation { markNoticeRead(id: "ntc-0301-1") { notice { id } } }',
      '{"markNoticeRead":null} !markNoticeRead',
    ),
  ),
];
