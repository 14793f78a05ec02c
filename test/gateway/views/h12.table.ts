import type { View } from './view.ts';

const VIKTOR_INFO = `
  Viktor Ensayo, called H12P01 name.preferred, born 1968-07-07, MassHealth ID 999000001201
  home STREET, H12P01 homeAddress.line1, H12P01 homeAddress.line2, H12P01 homeAddress.city, MA 02108
  mail PO_BOX, H12P01 mailingAddress.line1, H12P01 mailingAddress.line2, H12P01 mailingAddress.city, MA 02108
  phone MOBILE 617-555-0121, primary true
  e-mail viktor.p1201@example.org, speaks ZH_HANT, reads ZH_HANT in STANDARD
  h12, the viewer is HEAD
  Viktor Ensayo, HEAD, SELF, applying true, from T-400 to –, born 1968-07-07`;

const VIKTOR_AND_ROLE = `
  Viktor Ensayo, called H12P01 name.preferred, is written to in ZH_HANT
  role HEAD in h12`;

/** What Viktor sees, and whoever is with him. */
const VIKTOR = {
  signIn: 'H12',
  myBenefits: `
    planType: –
    planType withheld, NOT_ENROLLED
    h12, the viewer is HEAD
    Viktor Ensayo, HEAD
    eligibility-p1201-1 COMMONHEALTH APPROVED, minimum essential true, savings program –, decided T-260, from T-250 to –, renewal T+105 every 12, premium 15.00
    enrollment-p1201-1 ONE_CARE ENROLLED, plan H12P01 planName, PCP H12P01 pcpName at H12P01 pcpSite, from T-240 to –, choice until –, fixed until –
    healthConnectorEligibility: none`,
  myDocuments: `
    documents 0
    edges: none
    documents withheld, NOTHING_TO_SHOW
    h12
    rfi-1201-1 about Viktor Ensayo, DISABILITY, OPEN, requested T-11, due T+79, answered by none
    receipts 0
    edges: none`,
  myNotices: `
    notices 1, ntc-1201-1
    ntc-1201-1 INFORMATION_REQUEST, H12P01 ntc-1201-1 title, dated T-11, mailed T-11 by MAIL in zh-Hant, read –
    to Viktor Ensayo, about Viktor Ensayo
    effective –, reason PROOF_MISSING, cites 130 CMR 502.003, answer by T+79, appeal by –, benefits go on by –
    decisions: none
    h12
    ntc-1201-1`,
  dashboard: `
    ACTION CONTACT_INFO_CHECK, –, about Viktor Ensayo, –, on MY_INFO, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible true
    INFO NEW_NOTICE, –, about Viktor Ensayo, ntc-1201-1, on MY_NOTICES, hand-off –, dismissible true
    MY_INFO 1/1
    MY_BENEFITS 0/0
    MY_DOCUMENTS 0/1
    MY_NOTICES 1/1`,
  others: '',
  byId: 'p1201 h12 rfi-1201-1 ntc-1201-1',
  hidden: `
    900120021 — his SSN, in no answer to anybody (LK-3)`,
} as const;

/** Viktor, alone, and three who help him, each while he is there. */
export const H12: readonly View[] = [
  {
    ...VIKTOR,
    why: 'Viktor: what he pays, and that he was asked to prove a disability, for it is his own',
    viewer: `
      account acct-viktor-ma by MA_LOGIN, delegate false
      ${VIKTOR_AND_ROLE}`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      ${VIKTOR_INFO}`,
  },
  ...[
    { name: 'Wendy Helfer', kind: 'CERTIFIED_APPLICATION_COUNSELOR' },
    { name: 'Xenia Vertreter', kind: 'AUTHORIZED_REPRESENTATIVE' },
    { name: 'Yosef Vertrauter', kind: 'PSI_PERSON' },
  ].map((delegate): View => ({
    ...VIKTOR,
    delegate,
    why: `${delegate.name}, ${delegate.kind}, while Viktor is present: what he sees, but no way to where changes are made (DE-2)`,
    viewer: `
        account acct-viktor-ma by MA_LOGIN, delegate true
        ${VIKTOR_AND_ROLE}`,
    myInfo: `
        hand-off denied
        ${VIKTOR_INFO}`,
  })),
];
