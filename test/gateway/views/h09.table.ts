import type { View } from './view.ts';

/** Oskar, head, and Pia at the Health Connector; Quinn; Rosa, a relative. */
export const H09: readonly View[] = [
  {
    signIn: 'H09',
    why: 'Oskar, head: his own plan type and nobody else’s (BE-4); Rosa’s request without what it asks; a child’s immigration status',
    viewer: `
      account acct-oskar-ma by MA_LOGIN, delegate false
      Oskar Probe, called H09P01 name.preferred, is written to in EN
      role HEAD in h09`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Oskar Probe, called H09P01 name.preferred, born 1982-08-19, MassHealth ID –
      home STREET, H09P01 homeAddress.line1, H09P01 homeAddress.line2, H09P01 homeAddress.city, MA 02108
      mail PO_BOX, H09P01 mailingAddress.line1, H09P01 mailingAddress.line2, H09P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0114, primary true
      e-mail oskar.p0901@example.org, speaks EN, reads EN in STANDARD
      h09, the viewer is HEAD
      Oskar Probe, HEAD, SELF, applying true, from T-400 to –, born 1982-08-19
      Pia Probe, MEMBER, SPOUSE, applying true, from T-400 to –, born 1983-01-08
      Quinn Probe, MEMBER, CHILD, applying true, from T-400 to –, born 2018-09-03
      Rosa Probe, MEMBER, OTHER_RELATIVE, applying true, from T-400 to –, born 1966-11-02`,
    myBenefits: `
      plan type CONNECTORCARE 2026 TYPE_3B, tier –
      h09, the viewer is HEAD
      Oskar Probe, HEAD
      eligibility: none
      eligibility withheld, NOTHING_TO_SHOW
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      hce-0901-1 CONNECTORCARE ENROLLED 2026
      hce-0901-2 CONNECTORCARE ENDED 2025
      Pia Probe, MEMBER
      eligibility: none
      eligibility withheld, NOTHING_TO_SHOW
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      hce-0902-1 CONNECTORCARE ENROLLED 2026
      Quinn Probe, MEMBER
      eligibility-p0903-1 FAMILY_ASSISTANCE APPROVED, minimum essential true, savings program –, decided T-26, from T-16 to –, renewal T+339 every 12, premium 12.00
      enrollment-p0903-1 MCO AUTO_ASSIGNED, plan H09P03 planName, PCP H09P03 pcpName at H09P03 pcpSite, from T-16 to –, choice until T+74, fixed until –
      healthConnectorEligibility: none
      Rosa Probe, MEMBER
      eligibility-p0904-1 LIMITED APPROVED, minimum essential false, savings program –, decided T-26, from T-16 to –, renewal T+339 every 12, premium –
      eligibility-p0904-2 HEALTH_SAFETY_NET APPROVED, minimum essential false, savings program –, decided T-26, from T-16 to –, renewal T+339 every 12, premium –
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      hce-0904-1 QHP_WITHOUT_APTC PENDING_VERIFICATION 2026`,
    myDocuments: `
      documents 1
      doc-0903-1 about Quinn Probe, IMMIGRATION_STATUS by UPLOAD, NOT_ACCEPTED, sent T-15, received T-14, reason H09P03 doc-0903-1 notAcceptedReason, for rfi-0903-1
      h09
      rfi-0903-1 about Quinn Probe, IMMIGRATION_STATUS, OPEN, requested T-22, due T+68, answered by doc-0903-1
      rfi-0904-1 about Rosa Probe, category: denied, category withheld, SENSITIVE, PARTIAL, requested T-22, due T+68, answered by none
      rfi-0902-1 about Pia Probe, OTHER_INSURANCE, CLOSED_ADVERSE, requested T-120, due T-30, answered by none
      receipts 1
      receipt doc-0903-1 IMMIGRATION_STATUS RECEIVED, sent T-15, received T-14`,
    myNotices: `
      notices 2, ntc-0901-1, ntc-0901-2
      ntc-0901-1 COVERAGE_CHANGE, H09P01 ntc-0901-1 title, dated T-26, mailed T-26 by MAIL in en, read –
      to Oskar Probe, about Oskar Probe, Pia Probe, Quinn Probe, Rosa Probe
      effective T-16, reason –, cites none, answer by –, appeal by T+34, benefits go on by –
      decides dec-0901-1 for Oskar Probe, CAREPLUS DENIAL from –
      decides dec-0902-1 for Pia Probe, CAREPLUS DENIAL from –
      decides dec-0903-1 for Quinn Probe, FAMILY_ASSISTANCE APPROVAL from T-16
      decides dec-0904-1 for Rosa Probe, LIMITED APPROVAL from T-16
      decides dec-0904-2 for Rosa Probe, HEALTH_SAFETY_NET APPROVAL from T-16
      ntc-0901-2 PRIVACY, H09P01 ntc-0901-2 title, dated T-100, mailed T-100 by ELECTRONIC in en, read –
      to Oskar Probe, Pia Probe, about Oskar Probe, Pia Probe
      effective –, reason –, cites none, answer by –, appeal by –, benefits go on by –
      decisions: none
      h09
      ntc-0901-1
      ntc-0901-2`,
    dashboard: `
      ACTION DOCUMENT_NOT_ACCEPTED, –, about Quinn Probe, doc-0903-1, on MY_DOCUMENTS, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible true
      INFO APPEAL_DEADLINE, T+34, about Oskar Probe, ntc-0901-1, on MY_NOTICES, hand-off –, dismissible true
      INFO PLAN_SELECTION_OPEN, T+74, about Quinn Probe, enrollment-p0903-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Oskar Probe, ntc-0901-1, on MY_NOTICES, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 1/0
      MY_DOCUMENTS 1/2
      MY_NOTICES 2/2`,
    others: `
      p0902 Pia Probe, called H09P02 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs NOTHING_TO_SHOW, plans NOTHING_TO_SHOW
      p0903 Quinn Probe, called H09P03 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –
      p0904 Rosa Probe, called H09P04 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans NOTHING_TO_SHOW`,
    byId: 'p0901 p0902 p0903 p0904 h09 doc-0903-1 rfi-0902-1 rfi-0903-1 rfi-0904-1 ntc-0901-1 ntc-0901-2',
    hidden: `
      TYPE_3D — his own plan type of a year that is over
      617-555-0115 — Pia’s phone (CI-2)
      pia.p0902@example.org — her e-mail
      H09P02 homeAddress — where she lives
      acct-pia-lmg — her account
      617-555-0116 — Quinn’s phone
      999000000903 — Quinn’s MassHealth ID
      617-555-0117 — Rosa’s phone
      H09P04 homeAddress — where she lives
      999000000904 — her MassHealth ID
      doc-0904-1 — what she handed over (RO-3)
      ntc-0904-1 — the notice to her (RO-6)
      REASONABLE_OPPORTUNITY — that she has time to prove her status`,
  },
  {
    signIn: 'H09-pia',
    why: 'Pia, not the head, by login.mass.gov: herself alone (RO-4), of a notice to both her own part; no plan type (BE-3)',
    viewer: `
      account acct-pia-lmg by LOGIN_MASS_GOV, delegate false
      Pia Probe, called H09P02 name.preferred, is written to in EN
      role MEMBER in h09`,
    myInfo: `
      hand-off none
      Pia Probe, called H09P02 name.preferred, born 1983-01-08, MassHealth ID –
      home STREET, H09P02 homeAddress.line1, H09P02 homeAddress.line2, H09P02 homeAddress.city, MA 02108
      mail PO_BOX, H09P02 mailingAddress.line1, H09P02 mailingAddress.line2, H09P02 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0115, primary true
      e-mail pia.p0902@example.org, speaks EN, reads EN in STANDARD
      h09, the viewer is MEMBER
      Pia Probe, MEMBER, SPOUSE, applying true, from T-400 to –, born 1983-01-08`,
    myBenefits: `
      planType: denied
      planType withheld, REQUIRES_MA_LOGIN
      h09, the viewer is MEMBER
      Pia Probe, MEMBER
      eligibility: none
      eligibility withheld, NOTHING_TO_SHOW
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      hce-0902-1 CONNECTORCARE ENROLLED 2026`,
    myDocuments: `
      documents 0
      edges: none
      documents withheld, NOTHING_TO_SHOW
      h09
      rfi-0902-1 about Pia Probe, OTHER_INSURANCE, CLOSED_ADVERSE, requested T-120, due T-30, answered by none
      receipts 0
      edges: none`,
    myNotices: `
      notices 1, ntc-0901-2
      ntc-0901-2 PRIVACY, H09P01 ntc-0901-2 title, dated T-100, mailed T-100 by ELECTRONIC in en, read –
      to Pia Probe, about Pia Probe
      effective –, reason –, cites none, answer by –, appeal by –, benefits go on by –
      decisions: none
      h09
      ntc-0901-2`,
    dashboard: `
      nextSteps: none
      importantInformation: none
      MY_INFO 0/0
      MY_BENEFITS 0/0
      MY_DOCUMENTS 0/0
      MY_NOTICES 0/1`,
    others: '',
    byId: 'p0902 h09 rfi-0902-1 ntc-0901-2',
    hidden: `
      TYPE_3B — her own plan type, which MA Login alone shows (BE-3)
      Oskar — her husband, the head
      p0901 — his id
      617-555-0114 — his phone
      H09P01 homeAddress — where he lives
      acct-oskar-ma — his account
      ntc-0901-1 — the notice to him, which is about her too
      Quinn — her child
      p0903 — Quinn’s id
      FAMILY_ASSISTANCE — Quinn’s program
      Rosa — her relative
      p0904 — Rosa’s id
      LIMITED — Rosa’s program
      QHP_WITHOUT_APTC — Rosa’s other program`,
  },
];
