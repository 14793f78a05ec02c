import type { View } from './view.ts';

/** Ada, alone. */
export const H01: readonly View[] = [
  {
    signIn: 'H01',
    why: 'Ada sees all that there is of her: a plan in fixed enrollment, a pay stub that came by fax, two notices and a tax form',
    viewer: `
      account acct-ada-ma by MA_LOGIN, delegate false
      Ada Fictum, called H01P01 name.preferred, is written to in EN
      role HEAD in h01`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Ada Fictum, called H01P01 name.preferred, born 1992-02-11, MassHealth ID 999000000101
      home STREET, H01P01 homeAddress.line1, H01P01 homeAddress.line2, H01P01 homeAddress.city, MA 02108
      mail PO_BOX, H01P01 mailingAddress.line1, H01P01 mailingAddress.line2, H01P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0101, primary true
      e-mail ada.p0101@example.org, speaks EN, reads EN in STANDARD
      h01, the viewer is HEAD
      Ada Fictum, HEAD, SELF, applying true, from T-400 to –, born 1992-02-11`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h01, the viewer is HEAD
      Ada Fictum, HEAD
      eligibility-p0101-1 CAREPLUS APPROVED, minimum essential true, savings program –, decided T-170, from T-160 to –, renewal T+195 every 12, premium –
      enrollment-p0101-1 PRIMARY_CARE_ACO ENROLLED, plan H01P01 planName, PCP H01P01 pcpName at H01P01 pcpSite, from T-150 to –, choice until T-60, fixed until T+215
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 1
      doc-0101-1 about Ada Fictum, INCOME by FAX, PROCESSED, sent T-40, received T-39, reason –, for rfi-0101-1
      h01
      rfi-0101-1 about Ada Fictum, INCOME, SATISFIED, requested T-55, due T+35, answered by doc-0101-1
      receipts 1
      receipt doc-0101-1 INCOME RECEIVED, sent T-40, received T-39`,
    myNotices: `
      notices 2, ntc-0101-2, ntc-0101-1
      ntc-0101-2 ENROLLMENT_CONFIRMATION, H01P01 ntc-0101-2 title, dated T-150, mailed T-150 by ELECTRONIC in en, read –
      to Ada Fictum, about Ada Fictum
      effective T-150, reason –, cites none, answer by –, appeal by –, benefits go on by –
      decisions: none
      ntc-0101-1 APPROVAL, H01P01 ntc-0101-1 title, dated T-170, mailed T-170 by MAIL in en, read –
      to Ada Fictum, about Ada Fictum
      effective T-160, reason –, cites 130 CMR 505.008, answer by –, appeal by T-110, benefits go on by –
      decides dec-0101-1 for Ada Fictum, CAREPLUS APPROVAL from T-160
      h01
      ntc-0101-2
      ntc-0101-1
      tax-0101-1 FORM_1095_B of 2025, H01P01 tax-0101-1 title, mailed T-290 in en`,
    dashboard: `
      nextSteps: none
      importantInformation: none
      MY_INFO 0/0
      MY_BENEFITS 0/0
      MY_DOCUMENTS 0/0
      MY_NOTICES 0/2`,
    others: '',
    byId: 'p0101 h01 doc-0101-1 rfi-0101-1 ntc-0101-1 ntc-0101-2',
    hidden: `
      900120001 — her SSN, in no answer to anybody (LK-3)`,
  },
];
