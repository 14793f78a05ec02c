import type { View } from './view.ts';

/** Uwe, head; Tova, restricted, with a substitute address. */
export const H11: readonly View[] = [
  {
    signIn: 'H11',
    why: 'Uwe, head: of Tova her coverage, and no plan, address, document, request, notice, count or alert (RO-10)',
    viewer: `
      account acct-uwe-ma by MA_LOGIN, delegate false
      Uwe Fictiva, called H11P01 name.preferred, is written to in EN
      role HEAD in h11`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Uwe Fictiva, called H11P01 name.preferred, born 1986-03-25, MassHealth ID 999000001101
      home STREET, H11P01 homeAddress.line1, H11P01 homeAddress.line2, H11P01 homeAddress.city, MA 02108
      mail PO_BOX, H11P01 mailingAddress.line1, H11P01 mailingAddress.line2, H11P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0119, primary true
      e-mail uwe.p1101@example.org, speaks EN, reads EN in STANDARD
      h11, the viewer is HEAD
      Uwe Fictiva, HEAD, SELF, applying true, from T-400 to –, born 1986-03-25
      Tova Fictiva, MEMBER, SPOUSE, applying true, from T-400 to –, born 1989-10-01`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h11, the viewer is HEAD
      Uwe Fictiva, HEAD
      eligibility-p1101-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-150, from T-140 to –, renewal T+215 every 12, premium –
      enrollment-p1101-1 PRIMARY_CARE_ACO ENROLLED, plan H11P01 planName, PCP H11P01 pcpName at H11P01 pcpSite, from T-130 to –, choice until T-40, fixed until T+235
      healthConnectorEligibility: none
      Tova Fictiva, MEMBER
      eligibility-p1102-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-150, from T-140 to –, renewal T+215 every 12, premium –
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      hce-1102-1 CONNECTORCARE ENDED 2025`,
    myDocuments: `
      documents 1
      doc-1101-1 about Uwe Fictiva, RESIDENCY by UPLOAD, PROCESSED, sent T-45, received T-44, reason –, for –
      h11
      rfis: none
      receipts 1
      receipt doc-1101-1 RESIDENCY RECEIVED, sent T-45, received T-44`,
    myNotices: `
      notices 1, ntc-1101-1
      ntc-1101-1 APPROVAL, H11P01 ntc-1101-1 title, dated T-150, mailed T-150 by MAIL in en, read –
      to Uwe Fictiva, about Uwe Fictiva, Tova Fictiva
      effective T-140, reason –, cites 130 CMR 505.002, answer by –, appeal by T-90, benefits go on by –
      decides dec-1101-1 for Uwe Fictiva, STANDARD APPROVAL from T-140
      decides dec-1102-1 for Tova Fictiva, STANDARD APPROVAL from T-140
      h11
      ntc-1101-1`,
    dashboard: `
      nextSteps: none
      importantInformation: none
      MY_INFO 0/0
      MY_BENEFITS 0/0
      MY_DOCUMENTS 0/0
      MY_NOTICES 0/1`,
    others: `
      p1102 Tova Fictiva, called H11P02 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests NOTHING_TO_SHOW, programs –, plans NOTHING_TO_SHOW`,
    byId: 'p1101 p1102 h11 doc-1101-1 ntc-1101-1',
    hidden: `
      H11P02 planName — her new plan
      H11P02 pcpName — her new primary care provider
      H11P02 pcpSite — where that works
      enrollment-p1102-1 — that she changed
      H11P02 homeAddress — where she lives
      H11P02 mailingAddress — where her mail goes
      SUBSTITUTE — that her address stands for another
      SAFE_ADDRESS — that she is restricted
      617-555-0120 — her phone
      tova.p1102@example.org — her e-mail
      999000001102 — her MassHealth ID
      doc-1102-1 — what she sent
      rfi-1102-1 — what she was asked for
      ntc-1102-1 — the notice to her
      ENROLLMENT_CONFIRMATION — what it is
      acct-tova-lmg — her account`,
  },
  {
    signIn: 'H11-tova',
    why: 'Tova, not the head: all of her own, and nobody else (RO-4)',
    viewer: `
      account acct-tova-lmg by LOGIN_MASS_GOV, delegate false
      Tova Fictiva, called H11P02 name.preferred, is written to in EN
      role MEMBER in h11`,
    myInfo: `
      hand-off none
      Tova Fictiva, called H11P02 name.preferred, born 1989-10-01, MassHealth ID 999000001102
      home STREET, H11P02 homeAddress.line1, H11P02 homeAddress.line2, H11P02 homeAddress.city, MA 02108
      mail SUBSTITUTE, H11P02 mailingAddress.line1, H11P02 mailingAddress.line2, H11P02 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0120, primary true
      e-mail tova.p1102@example.org, speaks EN, reads EN in STANDARD
      h11, the viewer is MEMBER
      Tova Fictiva, MEMBER, SPOUSE, applying true, from T-400 to –, born 1989-10-01`,
    myBenefits: `
      planType: denied
      planType withheld, REQUIRES_MA_LOGIN
      h11, the viewer is MEMBER
      Tova Fictiva, MEMBER
      eligibility-p1102-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-150, from T-140 to –, renewal T+215 every 12, premium –
      enrollment-p1102-1 PRIMARY_CARE_ACO ENROLLED, plan H11P02 planName, PCP H11P02 pcpName at H11P02 pcpSite, from T-10 to –, choice until T+80, fixed until –
      hce-1102-1 CONNECTORCARE ENDED 2025`,
    myDocuments: `
      documents 1
      doc-1102-1 about Tova Fictiva, RESIDENCY by MAIL, RECEIVED, sent T-4, received T-1, reason –, for rfi-1102-1
      h11
      rfi-1102-1 about Tova Fictiva, RESIDENCY, PARTIAL, requested T-14, due T+76, answered by doc-1102-1
      receipts 1
      receipt doc-1102-1 RESIDENCY RECEIVED, sent T-4, received T-1`,
    myNotices: `
      notices 1, ntc-1102-1
      ntc-1102-1 ENROLLMENT_CONFIRMATION, H11P02 ntc-1102-1 title, dated T-3, mailed T-3 by MAIL in en, read –
      to Tova Fictiva, about Tova Fictiva
      effective T-10, reason –, cites none, answer by –, appeal by –, benefits go on by –
      decisions: none
      h11
      ntc-1102-1`,
    dashboard: `
      nextSteps: none
      INFO PLAN_SELECTION_OPEN, T+80, about Tova Fictiva, enrollment-p1102-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Tova Fictiva, ntc-1102-1, on MY_NOTICES, hand-off –, dismissible true
      INFO DOCUMENT_RECEIVED, –, about Tova Fictiva, doc-1102-1, on MY_DOCUMENTS, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 1/0
      MY_DOCUMENTS 1/1
      MY_NOTICES 1/1`,
    others: '',
    byId: 'p1102 h11 doc-1102-1 rfi-1102-1 ntc-1102-1',
    hidden: `
      SAFE_ADDRESS — why she is restricted
      Uwe — her husband, the head
      p1101 — his id
      H11P01 — anything of his
      617-555-0119 — his phone
      acct-uwe-ma — his account
      ntc-1101-1 — the notice to him`,
  },
];
