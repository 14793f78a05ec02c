import { ANONYMOUS, type Viewer } from '../../schema/contract/viewer.ts';
import { FOUR_TABS_QUERY } from '../../scripts/bench/four-tabs-query.ts';
import * as demoViewers from './demo-viewers.ts';
import { registeredBy } from './registered.ts';

/** An operation as a client registered it. */
export type RegisteredQuestion = { readonly name: string; readonly query: string; readonly variables: Record<string, unknown> };

const CLIENTS = ['portal', 'partners/eligibility-partner', 'partners/documents-partner', 'partners/hand-off-partner'];

/** Values for required variables, each something that some demo viewer sees. */
const VARIABLES: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  DownloadNotice: [{ id: 'ntc-0201-1' }, { id: 'ntc-0101-1' }],
  ReadNotice: [{ id: 'ntc-0201-1' }, { id: 'ntc-0101-1' }],
  RequestForInformation: [{ id: 'rfi-0202-1' }, { id: 'rfi-0401-1' }],
  SubmittedDocument: [{ id: 'doc-0201-1' }, { id: 'doc-0202-1' }],
  CheckDocumentReceipt: [{ id: 'doc-0201-1' }],
  CheckCoverage: [{ massHealthId: '999000000201' }],
};

/** Every registered query, with variables, and the query of the four tabs. */
export const REGISTERED_QUERIES: readonly RegisteredQuestion[] = [
  ...CLIENTS.flatMap(registeredBy).filter(({ type }) => type === 'query'),
  { name: 'FourTabs', body: FOUR_TABS_QUERY },
].flatMap(({ name, body }) => (VARIABLES[name] ?? [{}]).map((variables) => ({ name, query: body, variables })));

/** The viewers of the demo, a partner of each kind, and one who is not signed in. */
export const DEMO_VIEWERS: ReadonlyMap<string, Viewer> = new Map<string, Viewer>([
  ...Object.entries(demoViewers).flatMap(([name, viewer]) => (typeof viewer === 'function' ? [] : [[name, viewer] as const])),
  ['PARTNER_ELIGIBILITY', demoViewers.partner('eligibility:read')],
  ['PARTNER_DOCUMENTS', demoViewers.partner('documents:read')],
  ['ANONYMOUS', ANONYMOUS],
]);
