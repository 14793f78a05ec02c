import type { View } from './view.ts';

/** Irma, head; Hugo, her grown son; Jo. */
export const H04: readonly View[] = [
  {
    signIn: 'H04',
    why: 'Irma, head: coverage of all three, what she sent for Jo; that Hugo was asked for his income, not what he sent nor his mail',
    viewer: `
      account acct-irma-ma by MA_LOGIN, delegate false
      Irma Sample, called H04P01 name.preferred, is written to in EN
      role HEAD in h04`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Irma Sample, called H04P01 name.preferred, born 1971-09-14, MassHealth ID 999000000401
      home STREET, H04P01 homeAddress.line1, H04P01 homeAddress.line2, H04P01 homeAddress.city, MA 02108
      mail PO_BOX, H04P01 mailingAddress.line1, H04P01 mailingAddress.line2, H04P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0107, primary true
      e-mail irma.p0401@example.org, speaks EN, reads EN in STANDARD
      h04, the viewer is HEAD
      Irma Sample, HEAD, SELF, applying true, from T-400 to –, born 1971-09-14
      Hugo Sample, MEMBER, CHILD, applying true, from T-400 to –, born 1998-07-21
      Jo Sample, MEMBER, CHILD, applying true, from T-400 to –, born 2011-04-05`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h04, the viewer is HEAD
      Irma Sample, HEAD
      eligibility-p0401-1 CAREPLUS APPROVED, minimum essential true, savings program –, decided T-28, from T-38 to –, renewal T+337 every 12, premium –
      enrollment-p0401-1 MCO ENROLLED, plan H04P01 planName, PCP H04P01 pcpName at H04P01 pcpSite, from T-25 to –, choice until T+65, fixed until –
      healthConnectorEligibility: none
      Hugo Sample, MEMBER
      eligibility-p0402-1 CAREPLUS PROVISIONAL, minimum essential true, savings program –, decided T-28, from T-38 to –, renewal T+337 every 12, premium –
      enrollment-p0402-1 MCO ENROLLED, plan H04P02 planName, PCP H04P02 pcpName at H04P02 pcpSite, from T-20 to –, choice until T+70, fixed until –
      healthConnectorEligibility: none
      Jo Sample, MEMBER
      eligibility-p0403-1 FAMILY_ASSISTANCE APPROVED, minimum essential true, savings program –, decided T-28, from T-38 to –, renewal T+337 every 12, premium 20.00
      enrollment-p0403-1 MCO ENROLLED, plan H04P03 planName, PCP H04P03 pcpName at H04P03 pcpSite, from T-25 to –, choice until T+65, fixed until –
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 3
      doc-0403-1 about Jo Sample, DATE_OF_BIRTH by FAX, UNREADABLE, sent T-12, received T-12, reason –, for rfi-0403-1
      doc-0401-2 about Irma Sample, INCOME by FAX, DUPLICATE, sent T-31, received T-31, reason –, for –
      doc-0401-1 about Irma Sample, INCOME by UPLOAD, PROCESSED, sent T-33, received T-32, reason –, for –
      h04
      rfi-0402-1 about Hugo Sample, INCOME, OPEN, requested T-25, due T+65, answered by none
      rfi-0403-1 about Jo Sample, DATE_OF_BIRTH, OPEN, requested T-25, due T+65, answered by doc-0403-1
      receipts 3
      receipt doc-0403-1 DATE_OF_BIRTH RECEIVED, sent T-12, received T-12
      receipt doc-0401-2 INCOME RECEIVED, sent T-31, received T-31
      receipt doc-0401-1 INCOME RECEIVED, sent T-33, received T-32`,
    myNotices: `
      notices 1, ntc-0401-1
      ntc-0401-1 APPROVAL, H04P01 ntc-0401-1 title, dated T-28, mailed T-28 by MAIL in en, read –
      to Irma Sample, about Irma Sample, Hugo Sample, Jo Sample
      effective T-38, reason –, cites 130 CMR 505.008, answer by –, appeal by T+32, benefits go on by –
      decides dec-0401-1 for Irma Sample, CAREPLUS APPROVAL from T-38
      decides dec-0402-1 for Hugo Sample, CAREPLUS APPROVAL from T-38
      decides dec-0403-1 for Jo Sample, FAMILY_ASSISTANCE APPROVAL from T-38
      h04
      ntc-0401-1`,
    dashboard: `
      ACTION DOCUMENT_NOT_ACCEPTED, –, about Jo Sample, doc-0403-1, on MY_DOCUMENTS, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible true
      INFO PLAN_SELECTION_OPEN, T+65, about Irma Sample, enrollment-p0401-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO PLAN_SELECTION_OPEN, T+65, about Jo Sample, enrollment-p0403-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO PLAN_SELECTION_OPEN, T+70, about Hugo Sample, enrollment-p0402-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Irma Sample, ntc-0401-1, on MY_NOTICES, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 3/0
      MY_DOCUMENTS 1/2
      MY_NOTICES 1/1`,
    others: `
      p0402 Hugo Sample, called H04P02 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –
      p0403 Jo Sample, called H04P03 name.preferred, MassHealth ID denied, contact denied NOT_SELF, documents denied NOT_SELF, notices denied NOT_SELF, plan type denied NOT_SELF, requests –, programs –, plans –`,
    byId: 'p0401 p0402 p0403 h04 doc-0401-1 doc-0401-2 doc-0403-1 rfi-0402-1 rfi-0403-1 ntc-0401-1',
    hidden: `
      617-555-0108 — Hugo’s phone (CI-2)
      hugo.p0402@example.org — his e-mail
      H04P02 homeAddress — where he lives
      999000000402 — his MassHealth ID
      doc-0402-1 — what he sent (RO-3)
      NOT_SEEN — that nobody has seen it yet
      ntc-0402-1 — the notice to him (RO-6)
      2025-07-04 — the day on which he last looked at his contact data
      acct-hugo-lmg — his account
      617-555-0109 — Jo’s phone
      H04P03 homeAddress — where Jo lives
      999000000403 — Jo’s MassHealth ID`,
  },
  {
    signIn: 'H04-hugo',
    why: 'Hugo, not the head, by login.mass.gov: himself alone (RO-4), and no plan type (BE-3)',
    viewer: `
      account acct-hugo-lmg by LOGIN_MASS_GOV, delegate false
      Hugo Sample, called H04P02 name.preferred, is written to in EN
      role MEMBER in h04`,
    myInfo: `
      hand-off none
      Hugo Sample, called H04P02 name.preferred, born 1998-07-21, MassHealth ID 999000000402
      home STREET, H04P02 homeAddress.line1, H04P02 homeAddress.line2, H04P02 homeAddress.city, MA 02108
      mail PO_BOX, H04P02 mailingAddress.line1, H04P02 mailingAddress.line2, H04P02 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0108, primary true
      e-mail hugo.p0402@example.org, speaks EN, reads EN in STANDARD
      h04, the viewer is MEMBER
      Hugo Sample, MEMBER, CHILD, applying true, from T-400 to –, born 1998-07-21`,
    myBenefits: `
      planType: denied
      planType withheld, REQUIRES_MA_LOGIN
      h04, the viewer is MEMBER
      Hugo Sample, MEMBER
      eligibility-p0402-1 CAREPLUS PROVISIONAL, minimum essential true, savings program –, decided T-28, from T-38 to –, renewal T+337 every 12, premium –
      enrollment-p0402-1 MCO ENROLLED, plan H04P02 planName, PCP H04P02 pcpName at H04P02 pcpSite, from T-20 to –, choice until T+70, fixed until –
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 1
      doc-0402-1 about Hugo Sample, INCOME by MAIL, NOT_SEEN, sent T-3, received –, reason –, for rfi-0402-1
      h04
      rfi-0402-1 about Hugo Sample, INCOME, OPEN, requested T-25, due T+65, answered by doc-0402-1
      receipts 1
      receipt doc-0402-1 INCOME NOT_SEEN, sent T-3, received –`,
    myNotices: `
      notices 1, ntc-0402-1
      ntc-0402-1 INFORMATION_REQUEST, H04P02 ntc-0402-1 title, dated T-25, mailed T-25 by MAIL in en, read –
      to Hugo Sample, about Hugo Sample
      effective –, reason PROOF_MISSING, cites 130 CMR 502.003, answer by T+65, appeal by –, benefits go on by –
      decisions: none
      h04
      ntc-0402-1`,
    dashboard: `
      ACTION CONTACT_INFO_CHECK, –, about Hugo Sample, –, on MY_INFO, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible true
      INFO PLAN_SELECTION_OPEN, T+70, about Hugo Sample, enrollment-p0402-1, on MY_BENEFITS, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Hugo Sample, ntc-0402-1, on MY_NOTICES, hand-off –, dismissible true
      MY_INFO 1/1
      MY_BENEFITS 1/0
      MY_DOCUMENTS 0/1
      MY_NOTICES 1/1`,
    others: '',
    byId: 'p0402 h04 doc-0402-1 rfi-0402-1 ntc-0402-1',
    hidden: `
      Irma — his mother, the head
      p0401 — her id
      H04P01 — anything of hers
      617-555-0107 — her phone
      acct-irma-ma — her account
      ntc-0401-1 — the notice to her, which is about him too
      "Jo" — his sibling
      p0403 — Jo’s id
      H04P03 — anything of Jo’s
      FAMILY_ASSISTANCE — Jo’s program`,
  },
];
