import type { View } from './view.ts';

const MAX_BENEFITS = `
  eligibility-p1303-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-35, from T-90 to –, renewal T+350 every 12, premium –
  enrollment-p1303-1 ACCOUNTABLE_CARE_PARTNERSHIP_PLAN ENROLLED, plan H13P03 planName, PCP H13P03 pcpName at H13P03 pcpSite, from T-85 to –, choice until T+5, fixed until –
  healthConnectorEligibility: none`;

/** Zoe, head, who does not apply; Yara; Max, who is on Nils’s application too; Lio, who left a month ago. */
export const H13: readonly View[] = [
  {
    signIn: 'H13',
    why: 'Zoe, head without applying (RO-8): Yara and Max, and nothing of Lio any more but the receipt of what she sent for him (RO-9)',
    viewer: `
      account acct-zoe-ma by MA_LOGIN, delegate false
      Zoe Beispiel, called H13P01 name.preferred, is written to in EN
      role HEAD in h13`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Zoe Beispiel, called H13P01 name.preferred, born 1990-04-18, MassHealth ID –
      home STREET, H13P01 homeAddress.line1, H13P01 homeAddress.line2, H13P01 homeAddress.city, MA 02108
      mail PO_BOX, H13P01 mailingAddress.line1, H13P01 mailingAddress.line2, H13P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0122, primary true
      e-mail zoe.p1301@example.org, speaks EN, reads EN in STANDARD
      h13, the viewer is HEAD
      Zoe Beispiel, HEAD, SELF, applying false, from T-400 to –, born 1990-04-18
      Yara Beispiel, MEMBER, CHILD, applying true, from T-400 to –, born 2017-02-02
      Max Beispiel, MEMBER, CHILD, applying true, from T-400 to –, born 2009-08-24`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h13, the viewer is HEAD
      Zoe Beispiel, HEAD
      eligibility: none
      eligibility withheld, NOTHING_TO_SHOW
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      healthConnectorEligibility: none
      Yara Beispiel, MEMBER
      eligibility-p1302-1 CHILDRENS_MEDICAL_SECURITY_PLAN APPROVED, minimum essential false, savings program –, decided T-100, from T-90 to –, renewal T+265 every 12, premium –
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      healthConnectorEligibility: none
      Max Beispiel, MEMBER
      ${MAX_BENEFITS}`,
    myDocuments: `
      documents 1
      doc-1302-1 about Yara Beispiel, CITIZENSHIP by UPLOAD, PROCESSED, sent T-90, received T-89, reason –, for rfi-1302-1
      h13
      rfi-1303-1 about Max Beispiel, IDENTITY, OPEN, requested T-16, due T+74, answered by none
      rfi-1302-1 about Yara Beispiel, CITIZENSHIP, SATISFIED, requested T-100, due T-10, answered by doc-1302-1
      receipts 2
      receipt doc-1304-1 RELATIONSHIP RECEIVED, sent T-60, received T-58
      receipt doc-1302-1 CITIZENSHIP RECEIVED, sent T-90, received T-89`,
    myNotices: `
      notices 1, ntc-1301-1
      ntc-1301-1 APPROVAL, H13P01 ntc-1301-1 title, dated T-100, mailed T-100 by MAIL in en, read –
      to Zoe Beispiel, about Yara Beispiel, Max Beispiel
      effective T-90, reason –, cites 130 CMR 522.004 130 CMR 505.002, answer by –, appeal by –, benefits go on by –
      decides dec-1302-1 for Yara Beispiel, CHILDRENS_MEDICAL_SECURITY_PLAN APPROVAL from T-90
      decides dec-1303-1 for Max Beispiel, STANDARD APPROVAL from T-90
      h13
      ntc-1301-1`,
    dashboard: `
      ACTION PLAN_SELECTION_CLOSING, T+5, about Max Beispiel, enrollment-p1303-1, on MY_BENEFITS, hand-off –, dismissible true
      importantInformation: none
      MY_INFO 0/0
      MY_BENEFITS 1/1
      MY_DOCUMENTS 0/1
      MY_NOTICES 0/1`,
    others: `
      p1302 Yara Beispiel, called H13P02 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans NOTHING_TO_SHOW
      p1303 Max Beispiel, called H13P03 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –`,
    byId: 'p1301 p1302 p1303 h13 doc-1302-1 rfi-1302-1 rfi-1303-1 ntc-1301-1',
    hidden: `
      Lio — the child who left
      p1304 — his id
      2018-05-31 — his birth date
      H13P04 — his plan, his provider, his name
      eligibility-p1304-1 — his coverage
      dec-1304-1 — what her own notice decides about him
      Nils — the head of Max’s other household
      h14 — that household
      dec-1303-2 — what the notice to Nils decides about Max
      617-555-0123 — Yara’s phone (CI-2)
      999000001302 — Yara’s MassHealth ID
      617-555-0124 — Max’s phone
      H13P03 homeAddress — where Max lives
      acct-max-lmg — Max’s account`,
  },
  {
    signIn: 'H13-max',
    why: 'Max, on two applications: himself, in each (RO-4), and neither head',
    viewer: `
      account acct-max-lmg by LOGIN_MASS_GOV, delegate false
      Max Beispiel, called H13P03 name.preferred, is written to in EN
      role MEMBER in h13
      role MEMBER in h14`,
    myInfo: `
      hand-off none
      Max Beispiel, called H13P03 name.preferred, born 2009-08-24, MassHealth ID 999000001303
      home STREET, H13P03 homeAddress.line1, H13P03 homeAddress.line2, H13P03 homeAddress.city, MA 02108
      mail PO_BOX, H13P03 mailingAddress.line1, H13P03 mailingAddress.line2, H13P03 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0124, primary true
      e-mail max.p1303@example.org, speaks EN, reads EN in STANDARD
      h13, the viewer is MEMBER
      Max Beispiel, MEMBER, CHILD, applying true, from T-400 to –, born 2009-08-24
      h14, the viewer is MEMBER
      Max Beispiel, MEMBER, CHILD, applying true, from T-400 to –, born 2009-08-24`,
    myBenefits: `
      planType: denied
      planType withheld, REQUIRES_MA_LOGIN
      h13, the viewer is MEMBER
      Max Beispiel, MEMBER
      ${MAX_BENEFITS}
      h14, the viewer is MEMBER
      Max Beispiel, MEMBER
      ${MAX_BENEFITS}`,
    myDocuments: `
      documents 0
      edges: none
      documents withheld, NOTHING_TO_SHOW
      h13
      rfi-1303-1 about Max Beispiel, IDENTITY, OPEN, requested T-16, due T+74, answered by none
      h14
      rfi-1303-1 about Max Beispiel, IDENTITY, OPEN, requested T-16, due T+74, answered by none
      receipts 0
      edges: none`,
    myNotices: `
      notices 0, none
      notices withheld, NOTHING_TO_SHOW
      h13
      mailings: none
      h14
      mailings: none`,
    dashboard: `
      ACTION PLAN_SELECTION_CLOSING, T+5, about Max Beispiel, enrollment-p1303-1, on MY_BENEFITS, hand-off –, dismissible true
      importantInformation: none
      MY_INFO 0/0
      MY_BENEFITS 1/1
      MY_DOCUMENTS 0/1
      MY_NOTICES 0/0`,
    others: '',
    byId: 'p1303 h13 h14 rfi-1303-1',
    hidden: `
      Zoe — the head of the one household
      p1301 — her id
      Nils — the head of the other
      p1401 — his id
      Yara — who is on the one with him
      p1302 — her id
      Lio — who was
      p1304 — his id
      ntc-1301-1 — the notice to Zoe, which is about him too
      ntc-1401-1 — the notice to Nils, which is about him too
      617-555-0122 — Zoe’s phone
      617-555-0126 — Nils’s phone`,
  },
];

export const H14: readonly View[] = [
  {
    signIn: 'H14',
    why: 'Nils, head of Max’s other household: Max, and nothing of the first one (RO-9); Ida and Kai look like restricted members (RO-10)',
    viewer: `
      account acct-nils-ma by MA_LOGIN, delegate false
      Nils Beispiel, called H14P01 name.preferred, is written to in EN
      role HEAD in h14`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Nils Beispiel, called H14P01 name.preferred, born 1981-09-22, MassHealth ID 999000001401
      home STREET, H14P01 homeAddress.line1, H14P01 homeAddress.line2, H14P01 homeAddress.city, MA 02108
      mail PO_BOX, H14P01 mailingAddress.line1, H14P01 mailingAddress.line2, H14P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0126, primary true
      e-mail nils.p1401@example.org, speaks EN, reads EN in STANDARD
      h14, the viewer is HEAD
      Nils Beispiel, HEAD, SELF, applying true, from T-400 to –, born 1981-09-22
      Max Beispiel, MEMBER, CHILD, applying true, from T-400 to –, born 2009-08-24
      Ida Beispiel, MEMBER, CHILD, applying true, from T-400 to –, born 2012-07-02
      Kai Beispiel, MEMBER, SPOUSE, applying true, from T-400 to –, born 1983-03-17`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h14, the viewer is HEAD
      Nils Beispiel, HEAD
      eligibility-p1401-1 CAREPLUS APPROVED, minimum essential true, savings program –, decided T-35, from T-380 to –, renewal T+350 every 12, premium –
      enrollment-p1401-1 PRIMARY_CARE_ACO ENROLLED, plan H14P01 planName, PCP H14P01 pcpName at H14P01 pcpSite, from T-70 to –, choice until T+20, fixed until –
      healthConnectorEligibility: none
      Max Beispiel, MEMBER
      ${MAX_BENEFITS}
      Ida Beispiel, MEMBER
      eligibility-p1402-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-12, from T-22 to –, renewal T+353 every 12, premium –
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      healthConnectorEligibility: none
      Kai Beispiel, MEMBER
      eligibility-p1403-1 STANDARD APPROVED, minimum essential true, savings program –, decided T-12, from T-22 to –, renewal T+353 every 12, premium –
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 0
      edges: none
      documents withheld, NOTHING_TO_SHOW
      h14
      rfi-1303-1 about Max Beispiel, IDENTITY, OPEN, requested T-16, due T+74, answered by none
      receipts 0
      edges: none`,
    myNotices: `
      notices 2, ntc-1401-2, ntc-1401-1
      ntc-1401-2 APPROVAL, H14P01 ntc-1401-2 title, dated T-12, mailed T-12 by MAIL in en, read –
      to Nils Beispiel, about Ida Beispiel, Kai Beispiel
      effective T-22, reason –, cites 130 CMR 505.002, answer by –, appeal by T+48, benefits go on by –
      decides dec-1402-1 for Ida Beispiel, STANDARD APPROVAL from T-22
      decides dec-1403-1 for Kai Beispiel, STANDARD APPROVAL from T-22
      ntc-1401-1 AUTO_RENEWAL, H14P01 ntc-1401-1 title, dated T-35, mailed T-35 by MAIL in en, read –
      to Nils Beispiel, about Nils Beispiel, Max Beispiel
      effective T-15, reason –, cites 130 CMR 502.007, answer by –, appeal by –, benefits go on by –
      decides dec-1303-2 for Max Beispiel, STANDARD AUTO_RENEWAL from T-15
      decides dec-1401-1 for Nils Beispiel, CAREPLUS AUTO_RENEWAL from T-15
      h14
      ntc-1401-2
      tax-1401-1 FORM_1099_HC of 2025, H14P01 tax-1401-1 title, mailed T-12 in en
      ntc-1401-1`,
    dashboard: `
      ACTION PLAN_SELECTION_CLOSING, T+5, about Max Beispiel, enrollment-p1303-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO PLAN_SELECTION_OPEN, T+20, about Nils Beispiel, enrollment-p1401-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Nils Beispiel, ntc-1401-2, on MY_NOTICES, hand-off –, dismissible true
      INFO TAX_FORM_READY, –, about Nils Beispiel, tax-1401-1, on MY_NOTICES, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 2/1
      MY_DOCUMENTS 0/1
      MY_NOTICES 2/2`,
    others: `
      p1303 Max Beispiel, called H13P03 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –
      p1402 Ida Beispiel, called H14P02 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests NOTHING_TO_SHOW, programs –, plans NOTHING_TO_SHOW
      p1403 Kai Beispiel, called H14P03 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests NOTHING_TO_SHOW, programs –, plans NOTHING_TO_SHOW`,
    byId: 'p1303 p1401 p1402 p1403 h14 rfi-1303-1 ntc-1401-1 ntc-1401-2',
    hidden: `
      Zoe — the head of Max’s first household
      p1301 — her id
      h13 — that household
      Yara — Max’s sister there
      Lio — who was there
      dec-1303-1 — what the notice to Zoe decides about Max
      ntc-1301-1 — that notice
      617-555-0124 — Max’s phone (CI-2)
      H13P03 homeAddress — where Max lives
      999000001303 — Max’s MassHealth ID`,
  },
];
