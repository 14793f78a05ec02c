import type { View } from './view.ts';

/** Marisol, head, connected by a DTA record; Noa, her baby. */
export const H07: readonly View[] = [
  {
    signIn: 'H07',
    why: 'Marisol, head: herself and Noa; her pregnancy stands there for herself; of the DTA no data at all (LK-4)',
    viewer: `
      account acct-marisol-lmg by LOGIN_MASS_GOV, delegate false
      Marisol Prueba, called H07P01 name.preferred, is written to in PT_BR
      role HEAD in h07`,
    myInfo: `
      hand-off none
      Marisol Prueba, called H07P01 name.preferred, born 2000-02-27, MassHealth ID 999000000701
      home STREET, H07P01 homeAddress.line1, H07P01 homeAddress.line2, H07P01 homeAddress.city, MA 02108
      mail PO_BOX, H07P01 mailingAddress.line1, H07P01 mailingAddress.line2, H07P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0112, primary true
      e-mail marisol.p0701@example.org, speaks PT_BR, reads PT_BR in STANDARD
      h07, the viewer is HEAD
      Marisol Prueba, HEAD, SELF, applying true, from T-400 to –, born 2000-02-27
      Noa Prueba, MEMBER, CHILD, applying true, from T-186 to –, born 2026-05-12`,
    myBenefits: `
      planType: denied
      planType withheld, REQUIRES_MA_LOGIN
      h07, the viewer is HEAD
      Marisol Prueba, HEAD
      eligibility-p0701-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-150, from T-180 to –, renewal T+215 every 12, premium –
      enrollment-p0701-1 PCC_PLAN ENROLLED, plan H07P01 planName, PCP H07P01 pcpName at H07P01 pcpSite, from T-145 to –, choice until –, fixed until –
      healthConnectorEligibility: none
      Noa Prueba, MEMBER
      eligibility-p0702-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-150, from T-180 to –, renewal T+215 every 12, premium –
      enrollment-p0702-1 ACCOUNTABLE_CARE_PARTNERSHIP_PLAN ENROLLED, plan H07P02 planName, PCP H07P02 pcpName at H07P02 pcpSite, from T-145 to –, choice until T-55, fixed until T+220
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 1
      doc-0701-1 about Marisol Prueba, RESIDENCY by IN_PERSON, PROCESSED, sent T-20, received T-20, reason –, for –
      h07
      rfi-0702-1 about Noa Prueba, SSN, OPEN, requested T-30, due T+60, answered by none
      rfi-0701-1 about Marisol Prueba, PREGNANCY, SATISFIED_ELECTRONICALLY, requested T-200, due T-110, answered by none
      receipts 1
      receipt doc-0701-1 RESIDENCY RECEIVED, sent T-20, received T-20`,
    myNotices: `
      notices 1, ntc-0701-1
      ntc-0701-1 APPROVAL, H07P01 ntc-0701-1 title, dated T-150, mailed T-150 by MAIL in pt-BR, read –
      to Marisol Prueba, about Marisol Prueba, Noa Prueba
      effective T-180, reason –, cites 130 CMR 505.002, answer by –, appeal by –, benefits go on by –
      decides dec-0701-1 for Marisol Prueba, STANDARD APPROVAL from T-180
      decides dec-0702-1 for Noa Prueba, STANDARD APPROVAL from T-180
      h07
      ntc-0701-1`,
    dashboard: `
      nextSteps: none
      importantInformation: none
      MY_INFO 0/0
      MY_BENEFITS 0/0
      MY_DOCUMENTS 0/1
      MY_NOTICES 0/1`,
    others: `
      p0702 Noa Prueba, called H07P02 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –`,
    byId: 'p0701 p0702 h07 doc-0701-1 rfi-0701-1 rfi-0702-1 ntc-0701-1',
    hidden: `
      "DTA" — what the account is connected by: of that record there is nothing on any page (LK-4)
      617-555-0113 — Noa’s phone (CI-2)
      noa.p0702@example.org — Noa’s e-mail
      H07P02 homeAddress — where Noa lives
      999000000702 — Noa’s MassHealth ID`,
  },
];

/** Nadia, on no application, connected to nothing. */
export const H08: readonly View[] = [
  {
    signIn: 'H08',
    why: 'Nadia, connected to nothing: her account, and that it is to be connected',
    viewer: `
      account acct-nadia-lmg by LOGIN_MASS_GOV, delegate false
      person: –
      roles: none`,
    myInfo: `
      hand-off none
      me: denied
      households: denied`,
    myBenefits: `
      me: denied
      households: denied`,
    myDocuments: `
      me: denied
      households: denied
      receipts 0
      edges: none`,
    myNotices: `
      me: denied
      households: denied`,
    dashboard: `
      ACTION ACCOUNT_NOT_LINKED, –, about –, –, on MY_INFO, hand-off –, dismissible true
      importantInformation: none
      MY_INFO 1/1
      MY_BENEFITS 0/0
      MY_DOCUMENTS 0/0
      MY_NOTICES 0/0`,
    others: '',
    byId: 'denied',
    hidden: `
      99900000 — anybody’s MassHealth ID
      617-555- — anybody’s phone
      @example.org — anybody’s e-mail
      homeAddress — anybody’s address
      planName — anybody’s plan
      STANDARD — anybody’s program`,
  },
];
