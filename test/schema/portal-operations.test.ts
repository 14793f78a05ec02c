import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import { codeIn } from '../support/account-desk.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { bodyOf, registeredBy } from '../support/registered.ts';

const mails: Mail[] = [];
const tried = new Set<string>();
let graph: Graph;
beforeAll(async () => {
  const sendMail = (mail: Mail) => Promise.resolve(void mails.push(mail));
  graph = await startGraph({ settings: { identity: { sendMail } } });
});
afterAll(() => graph.stop());

/** Asks by the registered text, and notes that the operation was tried. */
async function ask(signIn: string, name: string, variables: Record<string, unknown> = {}) {
  tried.add(name);
  const { data, errors } = await graph.ask(signIn, bodyOf('portal', name), variables);
  return { data, errors: errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`) };
}

/** @returns the answer; fails when any field of it was denied or missed */
async function answered(signIn: string, name: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await ask(signIn, name, variables);
  expect({ name, errors }).toEqual({ name, errors: [] });
  return data;
}

const denied = (...paths: string[]) => paths.map((path) => `${path} UNAUTHORIZED_FIELD_OR_TYPE`);

describe('the tabs of the portal', () => {
  it('CurrentViewer says who is signed in, by either provider (SI-1)', async () => {
    const { viewer } = await answered('H02', 'CurrentViewer');
    expect(viewer).toMatchObject({
      provider: 'MA_LOGIN',
      isDelegate: false,
      person: { id: 'p0201', contact: { writtenLanguage: 'ES' } },
      roles: [{ role: 'HEAD', household: { id: 'h02' } }],
    });
    expect((await answered('H04-hugo', 'CurrentViewer')).viewer.provider).toBe('LOGIN_MASS_GOV');
  });

  it('Dashboard says what to do and how much there is in the tabs, and DismissAlert takes an alert off (AL-1, AL-2)', async () => {
    const { dashboard } = await answered('H10', 'Dashboard');
    expect(dashboard.nextSteps.map(({ kind }: { kind: string }) => kind)).toContain('RFI_OVERDUE');
    expect(dashboard.nextSteps[0]).toMatchObject({ severity: 'URGENT', labels: { severity: 'Ijan' } });
    const tabs = dashboard.tabs.map(({ tab }: { tab: string }) => tab);
    expect(tabs).toEqual(['MY_INFO', 'MY_BENEFITS', 'MY_DOCUMENTS', 'MY_NOTICES']);
    const alerts = [...dashboard.importantInformation, ...dashboard.nextSteps] as { id: string; dismissible: boolean }[];
    const { id } = alerts.find(({ dismissible }) => dismissible)!;
    const after = (await answered('H10', 'DismissAlert', { id })).dismissAlert.dashboard;
    const left = [...after.importantInformation, ...after.nextSteps].map((alert: { id: string }) => alert.id);
    expect(left.toSorted()).toEqual(
      alerts
        .map((alert) => alert.id)
        .filter((other) => other !== id)
        .toSorted(),
    );
  });

  it('MyInfo holds the contact data of oneself, and names of the members (CI-1, CI-2)', async () => {
    const { me, households } = await answered('H02', 'MyInfo');
    expect(me.contact).toMatchObject({ writtenLanguage: 'ES', homeAddress: { __typename: 'Address', state: 'MA' } });
    expect(me.contact.phones[0].primary).toBe(true);
    expect(me.contactWithheld).toBeNull();
    expect(households[0].members.map(({ person }: { person: { id: string } }) => person.id)).toEqual([
      'p0201',
      'p0202',
      'p0203',
      'p0204',
    ]);
  });

  it('MyBenefits shows the head every member, and a member only themselves (RO-2, RO-4, RO-10)', async () => {
    const { households } = await answered('H02', 'MyBenefits');
    const eva = households[0].members[2].person;
    expect(households[0].members).toHaveLength(4);
    expect(eva).toMatchObject({ id: 'p0203', eligibility: [{ coverageType: 'STANDARD', start: '2026-09-22' }], enrollments: [] });
    expect(eva).toMatchObject({ eligibilityWithheld: null, enrollmentsWithheld: 'NOTHING_TO_SHOW' });
    const carla = await answered('H02-carla', 'MyBenefits');
    expect(carla.households[0].members).toHaveLength(1);
  });

  it('MyInfo and MyBenefits offer the link to whoever has a MAhealthconnector account (UP-3)', async () => {
    for (const tab of ['MyInfo', 'MyBenefits']) {
      expect((await answered('H02', tab)).viewer.handOffTargets).toEqual(['MAHEALTHCONNECTOR_APPLICATION']);
      expect((await ask('H04-hugo', tab)).data.viewer.handOffTargets).toEqual([]);
    }
  });

  it('the tabs say in words what they say in codes, in the language of whoever looks (LA-1)', async () => {
    const { households } = await answered('H02', 'MyBenefits');
    expect(households[0].members[0].person.eligibility[0].labels).toMatchObject({ status: 'Aprobado', premium: null });
    const { me } = await answered('H10', 'MyNotices');
    expect(me.notices.edges[0].node.labels).toMatchObject({ type: 'Fen kouvèti a', noticeDate: '15 novanm 2026' });
  });

  it('MyBenefits gives the plan type to MA Login alone (BE-2, BE-3)', async () => {
    expect((await answered('H06', 'MyBenefits')).me).toMatchObject({
      planType: { connectorCarePlanType: 'TYPE_2B' },
      planTypeWithheld: null,
    });
    const { data, errors } = await ask('H06-lmg', 'MyBenefits');
    expect(data.me).toMatchObject({ planType: null, planTypeWithheld: 'REQUIRES_MA_LOGIN' });
    expect(errors).toEqual(denied('me.planType'));
  });

  it('MyDocuments, SubmittedDocument and RequestForInformation show where a proof stands (DO-1, DO-2)', async () => {
    const { me, households } = await answered('H10', 'MyDocuments', { first: 5 });
    expect(me.documents).toMatchObject({ totalCount: 1, edges: [{ node: { id: 'doc-1001-1', status: 'IN_REVIEW' } }] });
    expect(households[0].rfis.map(({ status }: { status: string }) => status)).toContain('OVERDUE');
    const { document } = await answered('H10', 'SubmittedDocument', { id: 'doc-1001-1' });
    expect(document).toMatchObject({ channel: 'FAX', about: { id: 'p1001' }, rfi: { id: 'rfi-1001-1' } });
    const { rfi } = await answered('H10', 'RequestForInformation', { id: 'rfi-1001-1' });
    expect(rfi).toMatchObject({ status: 'OVERDUE', documents: [{ id: 'doc-1001-1' }] });
    expect(await answered('H04', 'SubmittedDocument', { id: 'doc-1001-1' })).toEqual({ document: null });
    expect((await answered('H05', 'MyDocuments')).me).toMatchObject({ documentsWithheld: 'NOTHING_TO_SHOW' });
    const masked = await ask('H02', 'RequestForInformation', { id: 'rfi-0202-1' });
    expect(masked.data.rfi).toMatchObject({ category: null, categoryWithheld: 'SENSITIVE', status: 'PARTIAL' });
    expect(masked.errors).toEqual(denied('rfi.category', 'rfi.labels.category'));
  });

  it('MyReceipts is what a holder sees who is not on the application (RO-7)', async () => {
    const { viewer } = await answered('H03', 'MyReceipts');
    expect(viewer.receipts).toMatchObject({ totalCount: 1, edges: [{ node: { id: 'doc-0301-1', state: 'IN_REVIEW' } }] });
  });

  it('MyNotices, ReadNotice and MarkNoticeRead: the notices sent to oneself (NO-1)', async () => {
    const { me } = await answered('H02', 'MyNotices', { first: 10 });
    expect(me.notices).toMatchObject({ totalCount: 1, edges: [{ node: { id: 'ntc-0201-1', readAt: null } }] });
    expect((await answered('H13-max', 'MyNotices')).me).toMatchObject({ noticesWithheld: 'NOTHING_TO_SHOW' });
    const { notice } = await answered('H02', 'ReadNotice', { id: 'ntc-0201-1' });
    expect(notice).toMatchObject({ type: 'APPROVAL', language: 'es', regulationCitations: ['130 CMR 505.002'] });
    const { markNoticeRead } = await answered('H02', 'MarkNoticeRead', { id: 'ntc-0201-1' });
    expect(markNoticeRead.notice).toMatchObject({ id: 'ntc-0201-1', readAt: expect.any(String) });
    expect(await answered('H04', 'ReadNotice', { id: 'ntc-0201-1' })).toEqual({ notice: null });
  });

  it('DownloadNotice gives a handle for the letter to whoever the notice was sent to (NO-2)', async () => {
    const { notice } = await answered('H02', 'DownloadNotice', { id: 'ntc-0201-1' });
    expect(notice.download).toMatchObject({ url: '/notices/download', contentType: 'application/pdf', language: 'es' });
    expect(await answered('H04', 'DownloadNotice', { id: 'ntc-0201-1' })).toEqual({ notice: null });
  });

  it('TaxForms picks the tax forms out of what was mailed (NO-1)', async () => {
    const { households } = await answered('H01', 'TaxForms');
    expect(households[0].mailings).toContainEqual(expect.objectContaining({ __typename: 'TaxForm', form: expect.any(String) }));
  });

  it('Help is for everyone, and SourceStatus for signed-in viewers (SU-1)', async () => {
    const { help } = await answered('anonymous', 'Help');
    expect(help.customerService).toMatchObject({ phone: '(800) 841-2900', tty: '711' });
    const { feedStatus } = await answered('H08', 'SourceStatus');
    expect(Object.keys(feedStatus)).toEqual(['identity', 'masshealth', 'healthConnector', 'documents', 'notices', '__typename']);
    expect(await ask('anonymous', 'SourceStatus')).toEqual({ data: { feedStatus: null }, errors: denied('feedStatus') });
  });
});

describe('the account', () => {
  it('Account shows profile, links and events, LinkAccount and UnlinkAccount change the link (LK-1)', async () => {
    const before = (await answered('H08', 'Account')).viewer;
    expect(before).toMatchObject({ account: { firstName: 'Nadia', emailVerified: true }, links: [] });
    const wrong = await answered('H08', 'LinkAccount', { by: { massHealthId: '999000000101' }, birthDate: '1990-01-01' });
    expect(wrong.linkAccount).toMatchObject({ linked: false, link: null });
    const { unlinkAccount } = await answered('H05', 'UnlinkAccount', { kind: 'MASSHEALTH' });
    expect(unlinkAccount).toMatchObject({ kind: 'MASSHEALTH', state: 'UNLINKED' });
  });

  it('StartAssistedSession and EndAssistedSession (DE-2)', async () => {
    const input = { delegateName: 'Wendy Helfer', delegateKind: 'NAVIGATOR', attestsPresence: true };
    const { session, token } = (await answered('H12', 'StartAssistedSession', { input })).startAssistedSession;
    expect(token).toMatch(/^asst_/);
    const { viewer } = await answered('H12', 'Account');
    expect(viewer.assistedSessions).toMatchObject([{ id: session.id, delegateKind: 'NAVIGATOR', endedAt: null }]);
    const ended = (await answered('H12', 'EndAssistedSession', { id: session.id })).endAssistedSession;
    expect(ended.session).toMatchObject({ id: session.id, endedAt: expect.any(String) });
  });

  it('HandOffToApplication saves MA Login a second sign-in (UP-3)', async () => {
    const first = (await answered('H01', 'HandOffToApplication')).createHandOff;
    expect(first).toMatchObject({ requiresSignIn: false, expiresInSeconds: 60 });
    expect((await answered('H04-hugo', 'HandOffToApplication')).createHandOff).toBeNull();
    const second = (await answered('H06-lmg', 'HandOffToApplication')).createHandOff;
    expect(second).toMatchObject({ requiresSignIn: true, url: 'https://www.mahealthconnector.org/' });
  });

  it('RequestEmailCode, ConfirmEmailCode and CreateProfile make an account of login.mass.gov (SI-3)', async () => {
    const email = 'newcomer@example.org';
    await answered('anonymous', 'RequestEmailCode', { email });
    while (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const code = codeIn(mails[0]?.text);
    const { confirmEmailCode } = await answered('anonymous', 'ConfirmEmailCode', { email, code });
    const input = { registration: confirmEmailCode.registration, firstName: 'New', lastName: 'Comer', password: 'correct horse' };
    expect(await answered('anonymous', 'CreateProfile', { input })).toMatchObject({ createProfile: { created: true } });
  });

  it('SignOut ends the sign-in (DE-2)', async () => {
    expect((await answered('H14', 'SignOut')).signOut).toMatchObject({ signedOut: true });
  });
});

describe('a viewer for whom an operation is not meant', () => {
  it('is denied its fields, and gets the other fields as usual', async () => {
    expect(await ask('anonymous', 'MyInfo')).toMatchObject({
      data: { me: null, households: null, help: { __typename: 'Help' } },
      errors: denied('viewer', 'me', 'households'),
    });
    expect(await ask('H08', 'MyNotices')).toEqual({ data: { me: null }, errors: denied('me') });
    expect(await ask('staff', 'SignOut')).toEqual({ data: { signOut: null }, errors: denied('signOut') });
  });
});

describe('the operations of the portal', () => {
  it('are all tested above', () => {
    const names = registeredBy('portal').map(({ name }) => name);
    expect(names.length).toBeGreaterThan(20);
    const toAdd = names
      .filter((name) => !tried.has(name))
      .map(
        (name) =>
          `state in test/schema/portal-operations.test.ts what ${name} answers: expect(await answered('H02', '${name}'))…`,
      );
    expect(toAdd).toEqual([]);
  });
});
