import { getOwn } from '../../schema/contract/own-property.ts';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import type { Store as IdentityStore } from '../../subgraphs/identity/store.ts';
import { codeIn, ORIGIN } from './account-desk.ts';
import { askWith, startAssisted } from './delegates.ts';
import { download } from './download.ts';
import type { Graph } from './graph.ts';
import { until } from './processes.ts';
import { bodyOf, registeredBy } from './registered.ts';

/** Values from the demo households for the variables of the operations, by name. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  MyDocuments: { first: 2 },
  MyNotices: { first: 2 },
  MyReceipts: { first: 2 },
  TaxForms: { first: 2 },
  DownloadNotice: { id: 'ntc-0201-1' },
  ReadNotice: { id: 'ntc-0201-1' },
  MarkNoticeRead: { id: 'ntc-0201-1' },
  RequestForInformation: { id: 'rfi-0203-1' },
  SubmittedDocument: { id: 'doc-0203-1' },
  DismissAlert: { id: 'A'.repeat(22) },
  EndAssistedSession: { id: 'no-such-session' },
  StartAssistedSession: { input: { delegateName: 'Wendy Helfer', delegateKind: 'NAVIGATOR', attestsPresence: true } },
  UnlinkAccount: { kind: 'DTA' },
  LinkAccount: { by: { ssn: '900-12-0001' }, birthDate: '1970-01-01' },
  RequestEmailCode: { email: 'someone@example.org' },
  ConfirmEmailCode: { email: 'someone@example.org', code: '000000' },
  CreateProfile: { input: { registration: 'none', firstName: 'A', lastName: 'B', password: 'correct horse battery' } },
  CheckDocumentReceipt: { id: 'doc-0203-1' },
  CheckCoverage: { massHealthId: '100000000201' },
  RedeemHandOff: { token: 'none' },
};

/** @returns values for the variables of a registered operation */
export const variablesOf = (operation: string): Readonly<Record<string, unknown>> => getOwn(VARIABLES, operation) ?? {};

const operationsOf = (client: string) => registeredBy(client).toSorted((left, right) => rank(left.name) - rank(right.name));
/** A sign-out comes last, because it ends the session. */
const rank = (operation: string) => Number(operation === 'SignOut');

/** Greta Muster of H03, with her demo number. */
const GRETA = { ssn: '900-12-0006', birthDate: '1963-03-09', first: 'Greta', last: 'Muster' };
const PASSWORD = 'correct horse battery';

/** A sign-in at an external issuer. */
const FIRST_SIGN_IN = {
  ...({ issuer: 'login-mass-gov', subject: 'nova', provider: 'LOGIN_MASS_GOV' } as const),
  ...{ firstName: 'Nova', lastName: 'Ejemplo', email: 'nova@example.org', emailVerified: false, locale: null },
};

const SIGN_INS = ['H02', 'H02-carla', 'H03', 'H06-lmg', 'H09', 'H11', 'H13-max', 'H08', 'staff', 'anonymous'];
const PARTNERS = ['documents', 'eligibility', 'hand-off'];

/**
 * Sends every kind of request. It runs each registered operation for heads, members, a holder, an account without a link, a
 * delegate, partners, staff and an unidentified caller. It creates and links an account, downloads a letter, and runs identity's
 * maintenance.
 *
 * @param mails the messages that identity has sent
 */
export async function makeEveryRequest(graph: Graph, mails: readonly Mail[]): Promise<void> {
  const identity = graph.subgraphs.get('identity')!.store as IdentityStore;
  await openAccount(graph, mails, identity);
  const { id, token } = await startAssisted(graph, 'H02');
  await runAll('portal', (body, variables) => askWith(graph.url, token, body, variables));
  await graph.ask('H02', bodyOf('portal', 'EndAssistedSession'), { id });
  for (const name of PARTNERS) {
    await runAll(`partners/${name}-partner`, (body, variables) => graph.ask(`partner-${name}`, body, variables));
  }
  await readLetter(graph);
  for (const query of NOT_REGISTERED) await graph.ask('H02', query);
  for (const signIn of SIGN_INS) await runAll('portal', (body, variables) => graph.ask(signIn, body, variables));
  for (const authenticatedAt of [1, 2]) await identity.openAccount({ ...FIRST_SIGN_IN, authenticatedAt });
  await identity.forgetExpired();
  await identity.sendDueMail();
  await identity.cutStandingChanges((await identity.logPosition()).position - 1);
}

/** Fields that no registered operation selects, but an open client may. */
const NOT_REGISTERED = ['{ household(id: "h02") { id } }', '{ me { decisions { id } } }'];

async function readLetter(graph: Graph): Promise<void> {
  const token = await graph.token('H02');
  const { data } = await askWith(graph.url, token, bodyOf('portal', 'DownloadNotice'), VARIABLES['DownloadNotice']);
  const { status } = await download(graph.url, token, String(data.notice.download.handle));
  if (status !== 200) throw new Error(`The letter was answered with ${status}`);
}

async function runAll(
  client: string,
  ask: (body: string, variables: Record<string, unknown>) => Promise<unknown>,
): Promise<void> {
  for (const { name, body } of operationsOf(client)) {
    const variables = variablesOf(name);
    await ask(body, variables);
    if ('first' in variables) await ask(body, { ...variables, after: Buffer.from('doc-0203-1').toString('base64url') });
  }
}

/** Creates an account, checks its password, and links it. */
async function openAccount(graph: Graph, mails: readonly Mail[], identity: IdentityStore): Promise<void> {
  const email = 'greta@example.org';
  await graph.ask('anonymous', bodyOf('portal', 'RequestEmailCode'), { email });
  await until(() => Promise.resolve(mails.length > 0));
  const confirmed = await graph.ask('anonymous', bodyOf('portal', 'ConfirmEmailCode'), { email, code: codeIn(mails[0]?.text) });
  const { registration } = confirmed.data.confirmEmailCode as { registration: string };
  const input = { registration, firstName: GRETA.first, lastName: GRETA.last, password: PASSWORD };
  await graph.ask('anonymous', bodyOf('portal', 'CreateProfile'), { input });
  const { subject } = await identity.checkPassword(email, PASSWORD);
  const account = await identity.accountOf('login-mass-gov', String(subject));
  const linked = await identity.link(String(account?.id), { ssn: GRETA.ssn }, GRETA.birthDate, ORIGIN);
  if (linked?.state !== 'LINKED') throw new Error('Greta could not link her account');
}
