import type { View } from './view.ts';

/** Bruno, head; Carla; Eva, restricted; Dani. */
export const H02: readonly View[] = [
  {
    signIn: 'H02',
    why: 'Bruno, head: coverage of all, of Eva nothing beyond it (RO-10); not Carla’s mail, proof or contact data',
    viewer: `
      account acct-bruno-ma by MA_LOGIN, delegate false
      Bruno Ejemplo, called H02P01 name.preferred, is written to in ES
      role HEAD in h02`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Bruno Ejemplo, called H02P01 name.preferred, born 1985-05-23, MassHealth ID 999000000201
      home STREET, H02P01 homeAddress.line1, H02P01 homeAddress.line2, H02P01 homeAddress.city, MA 02108
      mail PO_BOX, H02P01 mailingAddress.line1, H02P01 mailingAddress.line2, H02P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0102, primary true
      e-mail bruno.p0201@example.org, speaks ES, reads ES in STANDARD
      h02, the viewer is HEAD
      Bruno Ejemplo, HEAD, SELF, applying true, from T-400 to –, born 1985-05-23
      Carla Ejemplo, MEMBER, SPOUSE, applying true, from T-400 to –, born 1987-08-02
      Eva Ejemplo, MEMBER, CHILD, applying true, from T-400 to –, born 2010-01-30
      Dani Ejemplo, MEMBER, CHILD, applying true, from T-400 to –, born 2016-06-17`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h02, the viewer is HEAD
      Bruno Ejemplo, HEAD
      eligibility-p0201-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-45, from T-55 to –, renewal T+320 every 12, premium –
      enrollment-p0201-1 ACCOUNTABLE_CARE_PARTNERSHIP_PLAN ENROLLED, plan H02P01 planName, PCP H02P01 pcpName at H02P01 pcpSite, from T-30 to –, choice until T+60, fixed until –
      healthConnectorEligibility: none
      Carla Ejemplo, MEMBER
      eligibility-p0202-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-45, from T-55 to –, renewal T+320 every 12, premium –
      enrollment-p0202-1 ACCOUNTABLE_CARE_PARTNERSHIP_PLAN ENROLLED, plan H02P02 planName, PCP H02P02 pcpName at H02P02 pcpSite, from T-30 to –, choice until T+60, fixed until –
      healthConnectorEligibility: none
      Eva Ejemplo, MEMBER
      eligibility-p0203-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-45, from T-55 to –, renewal T+320 every 12, premium –
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      healthConnectorEligibility: none
      Dani Ejemplo, MEMBER
      eligibility-p0204-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-45, from T-55 to –, renewal T+320 every 12, premium –
      enrollment-p0204-1 ACCOUNTABLE_CARE_PARTNERSHIP_PLAN ENROLLED, plan H02P04 planName, PCP H02P04 pcpName at H02P04 pcpSite, from T-30 to –, choice until T+60, fixed until –
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 2
      doc-0204-1 about Dani Ejemplo, DATE_OF_BIRTH by MAIL, RECEIVED, sent T-7, received T-3, reason –, for rfi-0204-1
      doc-0201-1 about Bruno Ejemplo, INCOME by UPLOAD, PROCESSED, sent T-50, received T-49, reason –, for –
      h02
      rfi-0202-1 about Carla Ejemplo, category: denied, category withheld, SENSITIVE, PARTIAL, requested T-20, due T+70, answered by none
      rfi-0204-1 about Dani Ejemplo, DATE_OF_BIRTH, PARTIAL, requested T-20, due T+70, answered by doc-0204-1
      receipts 2
      receipt doc-0204-1 DATE_OF_BIRTH RECEIVED, sent T-7, received T-3
      receipt doc-0201-1 INCOME RECEIVED, sent T-50, received T-49`,
    myNotices: `
      notices 1, ntc-0201-1
      ntc-0201-1 APPROVAL, H02P01 ntc-0201-1 title, dated T-45, mailed T-45 by MAIL in es, read –
      to Bruno Ejemplo, about Bruno Ejemplo, Carla Ejemplo, Eva Ejemplo, Dani Ejemplo
      effective T-55, reason –, cites 130 CMR 505.002, answer by –, appeal by T+15, benefits go on by –
      decides dec-0201-1 for Bruno Ejemplo, STANDARD APPROVAL from T-55
      decides dec-0202-1 for Carla Ejemplo, STANDARD APPROVAL from T-55
      decides dec-0203-1 for Eva Ejemplo, STANDARD APPROVAL from T-55
      decides dec-0204-1 for Dani Ejemplo, STANDARD APPROVAL from T-55
      h02
      ntc-0201-1
      tax-0201-1 FORM_1095_B of 2025, H02P01 tax-0201-1 title, mailed T-290 in es`,
    dashboard: `
      nextSteps: none
      INFO PLAN_SELECTION_OPEN, T+60, about Bruno Ejemplo, enrollment-p0201-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO PLAN_SELECTION_OPEN, T+60, about Carla Ejemplo, enrollment-p0202-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO PLAN_SELECTION_OPEN, T+60, about Dani Ejemplo, enrollment-p0204-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO DOCUMENT_RECEIVED, –, about Dani Ejemplo, doc-0204-1, on MY_DOCUMENTS, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 3/0
      MY_DOCUMENTS 1/2
      MY_NOTICES 0/1`,
    others: `
      p0202 Carla Ejemplo, called H02P02 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –
      p0203 Eva Ejemplo, called H02P03 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests NOTHING_TO_SHOW, programs –, plans NOTHING_TO_SHOW
      p0204 Dani Ejemplo, called H02P04 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –`,
    byId: 'p0201 p0202 p0203 p0204 h02 doc-0201-1 doc-0204-1 rfi-0202-1 rfi-0204-1 ntc-0201-1',
    hidden: `
      617-555-0103 — Carla’s phone (CI-2)
      carla.p0202@example.org — her e-mail
      H02P02 homeAddress — where she lives
      H02P02 mailingAddress — where her mail goes
      999000000202 — her MassHealth ID
      doc-0202-1 — what she sent (RO-3)
      IMMIGRATION_STATUS — what she was asked to prove, and what her paper proves (RO-6)
      ntc-0202-1 — the notice to her (RO-6)
      acct-carla-ma — her account
      H02P03 planName — Eva’s plan (RO-10)
      H02P03 pcpName — her primary care provider
      H02P03 pcpSite — where that works
      enrollment-p0203-1 — that she is enrolled
      617-555-0104 — her phone
      eva.p0203@example.org — her e-mail
      H02P03 homeAddress — where she lives
      999000000203 — her MassHealth ID
      doc-0203-1 — what Bruno himself sent for her
      rfi-0203-1 — what she was asked for
      "SSN" — the proof of both
      ntc-0203-1 — the notice to her
      CONFIDENTIAL — that she is restricted
      617-555-0105 — Dani’s phone
      H02P04 homeAddress — where he lives
      999000000204 — his MassHealth ID`,
  },
  {
    signIn: 'H02-carla',
    why: 'Carla, not the head, in her first session: herself alone (RO-4), with what she sent and the notice to her (RO-5)',
    viewer: `
      account acct-carla-ma by MA_LOGIN, delegate false
      Carla Ejemplo, called H02P02 name.preferred, is written to in ES
      role MEMBER in h02`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Carla Ejemplo, called H02P02 name.preferred, born 1987-08-02, MassHealth ID 999000000202
      home STREET, H02P02 homeAddress.line1, H02P02 homeAddress.line2, H02P02 homeAddress.city, MA 02108
      mail PO_BOX, H02P02 mailingAddress.line1, H02P02 mailingAddress.line2, H02P02 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0103, primary true
      e-mail carla.p0202@example.org, speaks ES, reads ES in STANDARD
      h02, the viewer is MEMBER
      Carla Ejemplo, MEMBER, SPOUSE, applying true, from T-400 to –, born 1987-08-02`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h02, the viewer is MEMBER
      Carla Ejemplo, MEMBER
      eligibility-p0202-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-45, from T-55 to –, renewal T+320 every 12, premium –
      enrollment-p0202-1 ACCOUNTABLE_CARE_PARTNERSHIP_PLAN ENROLLED, plan H02P02 planName, PCP H02P02 pcpName at H02P02 pcpSite, from T-30 to –, choice until T+60, fixed until –
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 1
      doc-0202-1 about Carla Ejemplo, IMMIGRATION_STATUS by MAIL, IN_REVIEW, sent T-9, received T-5, reason –, for rfi-0202-1
      h02
      rfi-0202-1 about Carla Ejemplo, IMMIGRATION_STATUS, PARTIAL, requested T-20, due T+70, answered by doc-0202-1
      receipts 1
      receipt doc-0202-1 IMMIGRATION_STATUS IN_REVIEW, sent T-9, received T-5`,
    myNotices: `
      notices 1, ntc-0202-1
      ntc-0202-1 INFORMATION_REQUEST, H02P02 ntc-0202-1 title, dated T-20, mailed T-20 by MAIL in es, read –
      to Carla Ejemplo, about Carla Ejemplo
      effective –, reason PROOF_MISSING, cites 130 CMR 502.003, answer by T+70, appeal by –, benefits go on by –
      decisions: none
      h02
      ntc-0202-1`,
    dashboard: `
      nextSteps: none
      INFO PLAN_SELECTION_OPEN, T+60, about Carla Ejemplo, enrollment-p0202-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Carla Ejemplo, ntc-0202-1, on MY_NOTICES, hand-off –, dismissible true
      INFO DOCUMENT_RECEIVED, –, about Carla Ejemplo, doc-0202-1, on MY_DOCUMENTS, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 1/0
      MY_DOCUMENTS 1/1
      MY_NOTICES 1/1`,
    others: '',
    byId: 'p0202 h02 doc-0202-1 rfi-0202-1 ntc-0202-1',
    hidden: `
      Bruno — her husband, whose household it is
      p0201 — his id
      H02P01 — anything of his
      617-555-0102 — his phone
      acct-bruno-ma — his account
      ntc-0201-1 — the notice to him, which is about her too
      Eva — her daughter
      p0203 — her id
      H02P03 — anything of hers
      Dani — her son
      p0204 — his id
      H02P04 — anything of his`,
  },
];
