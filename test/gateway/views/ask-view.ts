import { demoFeed as documentsFeed } from '../../../scripts/demo/documents.ts';
import { demoFeed as healthConnectorFeed } from '../../../scripts/demo/health-connector.ts';
import { demoFeed as identityFeed } from '../../../scripts/demo/identity.ts';
import { demoFeed as masshealthFeed } from '../../../scripts/demo/masshealth.ts';
import { demoFeed as noticesFeed } from '../../../scripts/demo/notices.ts';
import { type GraphAnswer, post } from '../../support/graph.ts';
import { registeredBy } from '../../support/registered.ts';
import { labels } from '../../support/worded.ts';
import type { Answers } from './shape-view.ts';

/** What the portal asks for its header, the dashboard and the four tabs. */
const PAGES = ['CurrentViewer', 'MyInfo', 'MyBenefits', 'MyDocuments', 'MyReceipts', 'MyNotices', 'TaxForms', 'Dashboard'];

const PERSON = `query Person($id: ID!) {
  person(id: $id) {
    __typename id name { full preferred } birthDate massHealthId contact { email } planType { program } planTypeWithheld
    eligibility { id coverageType status decidedOn start end renewalDueOn }
    enrollments { id kind status planName pcpName pcpSite start }
    healthConnectorEligibility { id program status planYear }
    rfis { id category status dueOn } documents { totalCount } notices { totalCount }
    contactWithheld documentsWithheld noticesWithheld rfisWithheld eligibilityWithheld enrollmentsWithheld
    decisions { id coverageType outcome effectiveOn }
  }
}`;

const identity = identityFeed();
const documents = documentsFeed();
const notices = noticesFeed();
export const FEEDS = JSON.stringify([identity, masshealthFeed(), healthConnectorFeed(), documents, notices]);

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
/** Every id of the feeds that a field of the root finds something by, with that field. */
const IDS = [
  ...idsOf(identity.persons).map((id) => ({ id, field: 'person' })),
  ...idsOf(identity.households).map((id) => ({ id, field: 'household' })),
  ...idsOf(documents.documents).map((id) => ({ id, field: 'document' })),
  ...idsOf(documents.rfis).map((id) => ({ id, field: 'rfi' })),
  ...idsOf(notices.notices).map((id) => ({ id, field: 'notice' })),
];
/** As many fields as the root of an operation may have. */
const AT_ONCE = 10;

/** Asks with a bearer token; without `language`, in the one that the person reads. */
export type Asks = (body: object) => Promise<GraphAnswer>;
export const asking =
  (url: string, token: string, language = ''): Asks =>
  (body) =>
    post(url, body, { authorization: `Bearer ${token}`, 'accept-language': language });

/** Asks an operation of the portal by the id that it is registered by. */
function askRegistered(ask: Asks, name: string, variables: object = {}): Promise<GraphAnswer> {
  const found = registeredBy('portal').find((operation) => operation.name === name);
  if (!found) throw new Error(`The portal has registered no operation ${name}`);
  return ask({ documentId: found.id, variables });
}

/** @returns which ids of the feeds the viewer finds, and the answers that say so */
async function askIds(ask: Asks) {
  const chunks = Array.from({ length: Math.ceil(IDS.length / AT_ONCE) }, (_, n) => IDS.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
  const answers: GraphAnswer[] = [];
  const byId: string[] = [];
  for (const chunk of chunks) {
    const fields = chunk.map(({ id, field }, index) => `a${index}: ${field}(id: "${id}") { id }`);
    const answer = await ask({ query: `{ ${fields.join(' ')} }` });
    answers.push(answer);
    const denied = new Set(answer.errors.map(({ path }) => path?.join('.')));
    chunk.forEach(({ id }, index) => {
      const { [`a${index}`]: found } = answer.data as Record<string, { id: string } | null>;
      if (found) byId.push(found.id);
      if (denied.has(`a${index}`)) byId.push(`${id} denied`);
    });
  }
  return { byId: byId.length === IDS.length && byId.every((id) => id.endsWith(' denied')) ? ['denied'] : byId, answers };
}

type Edges = { readonly edges: readonly { readonly node: { readonly id: string } }[] };

/** @returns what a viewer is answered on all pages, and to each notice */
async function askPages(ask: Asks): Promise<Pick<Answers, 'pages' | 'notices'>> {
  const pages: Record<string, GraphAnswer> = {};
  for (const name of PAGES) pages[name] = await askRegistered(ask, name);
  const { me } = pages['MyNotices']?.data as { me: { notices: Edges } | null };
  const ids = me?.notices.edges.map(({ node }) => node.id) ?? [];
  return { pages, notices: await Promise.all(ids.map((id) => askRegistered(ask, 'ReadNotice', { id }))) };
}

/** @returns everything that a viewer is answered on all pages, and by every id of the feeds */
export async function askView(ask: Asks): Promise<Answers & { readonly byId: readonly string[]; readonly bytes: string }> {
  const { pages, notices: read } = await askPages(ask);
  const { me } = pages['MyInfo']?.data as { me: { id: string } | null };
  const { byId, answers } = await askIds(ask);
  const others = byId.filter((id) => /^p\d+$/.test(id) && id !== me?.id);
  const persons = await Promise.all(others.map((id) => ask({ query: PERSON, variables: { id } })));
  const bytes = [...Object.values(pages), ...read, ...persons, ...answers].map(({ text }) => text).join('\n');
  return { pages, notices: read, persons, byId, bytes };
}

/** What no page shows in words. */
const IN_WORDS = `{
  viewer {
    __typename id provider labels { provider }
    account { __typename id createdOn ${labels('Account')} }
    links { __typename kind state method linkedAt lockedUntil ${labels('AccountLink')} }
    roles { __typename role ${labels('ViewerRole')} }
    receipts { edges { node { __typename id category submittedOn receivedOn state ${labels('DocumentReceipt')} } } }
  }
  me {
    contact {
      homeAddress { __typename kind ${labels('Address')} }
      mailingAddress { __typename kind ${labels('Address')} }
    }
  }
  households {
    __typename id viewerRole ${labels('Household')}
    mailings {
      __typename id mailedOn language
      ... on Notice { deliveredVia labels { mailedOn language deliveredVia } }
      ... on TaxForm { form ${labels('TaxForm')} }
    }
  }
}`;

/** @returns the answers in which something is said in words: all pages, each notice, and what no page shows in words */
export async function askInWords(ask: Asks): Promise<GraphAnswer[]> {
  const { pages, notices: read } = await askPages(ask);
  return [...Object.values(pages), ...read, await ask({ query: IN_WORDS })];
}
