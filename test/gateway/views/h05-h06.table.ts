import type { View } from './view.ts';

/** Kazimir, alone, over 65. */
export const H05: readonly View[] = [
  {
    signIn: 'H05',
    why: 'Kazimir, over 65, by login.mass.gov: two programs to renew, a request with thirty days of time',
    viewer: `
      account acct-kazimir-lmg by LOGIN_MASS_GOV, delegate false
      Kazimir Placeholder, called H05P01 name.preferred, is written to in VI
      role HEAD in h05`,
    myInfo: `
      hand-off none
      Kazimir Placeholder, called H05P01 name.preferred, born 1954-10-12, MassHealth ID 999000000501
      home STREET, H05P01 homeAddress.line1, H05P01 homeAddress.line2, H05P01 homeAddress.city, MA 02108
      mail PO_BOX, H05P01 mailingAddress.line1, H05P01 mailingAddress.line2, H05P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0110, primary true
      e-mail kazimir.p0501@example.org, speaks VI, reads VI in STANDARD
      h05, the viewer is HEAD
      Kazimir Placeholder, HEAD, SELF, applying true, from T-400 to –, born 1954-10-12`,
    myBenefits: `
      planType: denied
      planType withheld, REQUIRES_MA_LOGIN
      h05, the viewer is HEAD
      Kazimir Placeholder, HEAD
      eligibility-p0501-1 STANDARD RENEWAL_DUE, minimum essential true, savings program –, decided T-325, from T-315 to –, renewal T+40 every 12, premium –
      eligibility-p0501-2 MEDICARE_SAVINGS_PROGRAM APPROVED, minimum essential false, savings program QMB, decided T-325, from T-315 to –, renewal T+40 every 12, premium –
      enrollment-p0501-1 SENIOR_CARE_OPTIONS ENROLLED, plan H05P01 planName, PCP H05P01 pcpName at H05P01 pcpSite, from T-300 to –, choice until –, fixed until –
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 0
      edges: none
      documents withheld, NOTHING_TO_SHOW
      h05
      rfi-0501-1 about Kazimir Placeholder, ASSETS, OPEN, requested T-5, due T+25, answered by none
      receipts 0
      edges: none`,
    myNotices: `
      notices 1, ntc-0501-1
      ntc-0501-1 RENEWAL_FORM, H05P01 ntc-0501-1 title, dated T-5, mailed T-5 by MAIL in vi, read –
      to Kazimir Placeholder, about Kazimir Placeholder
      effective –, reason –, cites 130 CMR 502.007, answer by T+40, appeal by –, benefits go on by –
      decisions: none
      h05
      ntc-0501-1`,
    dashboard: `
      ACTION RENEWAL_DUE, T+40, about Kazimir Placeholder, eligibility-p0501-1, on MY_BENEFITS, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible true
      INFO NEW_NOTICE, –, about Kazimir Placeholder, ntc-0501-1, on MY_NOTICES, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 1/1
      MY_DOCUMENTS 0/1
      MY_NOTICES 1/1`,
    others: '',
    byId: 'p0501 h05 rfi-0501-1 ntc-0501-1',
    hidden: `
      900120010 — his SSN, in no answer to anybody (LK-3)`,
  },
];

const LARA_INFO = `
  Lara Dummy, called H06P01 name.preferred, born 1996-05-06, MassHealth ID 999000000601
  home STREET, H06P01 homeAddress.line1, H06P01 homeAddress.line2, H06P01 homeAddress.city, MA 02108
  mail PO_BOX, H06P01 mailingAddress.line1, H06P01 mailingAddress.line2, H06P01 mailingAddress.city, MA 02108
  phone MOBILE 617-555-0111, primary true
  e-mail lara.p0601@example.org, speaks EN, reads EN in STANDARD
  h06, the viewer is HEAD
  Lara Dummy, HEAD, SELF, applying true, from T-400 to –, born 1996-05-06`;

const LARA_BENEFITS = `
  h06, the viewer is HEAD
  Lara Dummy, HEAD
  eligibility-p0601-1 CAREPLUS DENIED, minimum essential true, savings program –, decided T-21, from – to –, renewal – every –, premium –
  enrollments: none
  enrollments withheld, NOTHING_TO_SHOW
  hce-0601-1 CONNECTORCARE ENROLLED 2026`;

/** The same by either sign-in. */
const LARA = {
  myDocuments: `
    documents 1
    doc-0601-1 about Lara Dummy, INCOME by E_SUBMISSION, PROCESSED, sent T-70, received T-70, reason –, for –
    h06
    rfi-0601-1 about Lara Dummy, TAX_STATUS, WITHDRAWN, requested T-80, due –, answered by none
    receipts 1
    receipt doc-0601-1 INCOME RECEIVED, sent T-70, received T-70`,
  myNotices: `
    notices 1, ntc-0601-1
    ntc-0601-1 DENIAL, H06P01 ntc-0601-1 title, dated T-21, mailed T-21 by MAIL in en, read –
    to Lara Dummy, about Lara Dummy
    effective –, reason INCOME_OVER_LIMIT, cites 130 CMR 505.008 130 CMR 610.015, answer by –, appeal by T+39, benefits go on by –
    decides dec-0601-1 for Lara Dummy, CAREPLUS DENIAL from –
    h06
    ntc-0601-1`,
  dashboard: `
    nextSteps: none
    INFO APPEAL_DEADLINE, T+39, about Lara Dummy, ntc-0601-1, on MY_NOTICES, hand-off –, dismissible true
    INFO NEW_NOTICE, –, about Lara Dummy, ntc-0601-1, on MY_NOTICES, hand-off –, dismissible true
    MY_INFO 0/0
    MY_BENEFITS 0/0
    MY_DOCUMENTS 0/0
    MY_NOTICES 2/1`,
  others: '',
  byId: 'p0601 h06 doc-0601-1 rfi-0601-1 ntc-0601-1',
} as const;

/** Lara, alone, with two sign-ins. */
export const H06: readonly View[] = [
  {
    ...LARA,
    signIn: 'H06',
    why: 'Lara by MA Login: her plan type (BE-2), and the link to the application (UP-3)',
    viewer: `
      account acct-lara-ma by MA_LOGIN, delegate false
      Lara Dummy, called H06P01 name.preferred, is written to in EN
      role HEAD in h06`,
    myInfo: `hand-off MAHEALTHCONNECTOR_APPLICATION ${LARA_INFO}`,
    myBenefits: `
      plan type CONNECTORCARE 2026 TYPE_2B, tier –
      ${LARA_BENEFITS}`,
    hidden: `
      900120011 — her SSN, in no answer to anybody (LK-3)
      acct-lara-lmg — her other account, when this one is asked`,
  },
  {
    ...LARA,
    signIn: 'H06-lmg',
    why: 'Lara by login.mass.gov: the same but for the plan type (BE-3); the link to the application is hers too (UP-3)',
    viewer: `
      account acct-lara-lmg by LOGIN_MASS_GOV, delegate false
      Lara Dummy, called H06P01 name.preferred, is written to in EN
      role HEAD in h06`,
    myInfo: `hand-off MAHEALTHCONNECTOR_APPLICATION ${LARA_INFO}`,
    myBenefits: `
      planType: denied
      planType withheld, REQUIRES_MA_LOGIN
      ${LARA_BENEFITS}`,
    hidden: `
      TYPE_2B — her plan type, which MA Login alone shows (BE-3)
      900120011 — her SSN, in no answer to anybody (LK-3)
      acct-lara-ma — her other account, when this one is asked`,
  },
];
