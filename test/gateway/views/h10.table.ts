import type { View } from './view.ts';

/** Samir, alone. */
export const H10: readonly View[] = [
  {
    signIn: 'H10',
    why: 'Samir: a request that is overdue and one that is due, coverage that ends, and how to appeal',
    viewer: `
      account acct-samir-ma by MA_LOGIN, delegate false
      Samir Testcase, called H10P01 name.preferred, is written to in HT
      role HEAD in h10`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      Samir Testcase, called H10P01 name.preferred, born 1974-06-29, MassHealth ID 999000001001
      home STREET, H10P01 homeAddress.line1, H10P01 homeAddress.line2, H10P01 homeAddress.city, MA 02108
      mail PO_BOX, H10P01 mailingAddress.line1, H10P01 mailingAddress.line2, H10P01 mailingAddress.city, MA 02108
      phone MOBILE 617-555-0118, primary true
      e-mail samir.p1001@example.org, speaks HT, reads HT in STANDARD
      h10, the viewer is HEAD
      Samir Testcase, HEAD, SELF, applying true, from T-400 to –, born 1974-06-29`,
    myBenefits: `
      planType: –
      planType withheld, NOT_ENROLLED
      h10, the viewer is HEAD
      Samir Testcase, HEAD
      eligibility-p1001-1 CAREPLUS PROVISIONAL, minimum essential true, savings program –, decided T-96, from T-90 to T+13, renewal T+270 every 12, premium –
      enrollments: none
      enrollments withheld, NOTHING_TO_SHOW
      healthConnectorEligibility: none`,
    myDocuments: `
      documents 1
      doc-1001-1 about Samir Testcase, INCOME by FAX, IN_REVIEW, sent T-2, received T-2, reason –, for rfi-1001-1
      h10
      rfi-1001-2 about Samir Testcase, CITIZENSHIP, OPEN, requested T-78, due T+12, answered by none
      rfi-1001-1 about Samir Testcase, INCOME, OVERDUE, requested T-96, due T-6, answered by doc-1001-1
      receipts 1
      receipt doc-1001-1 INCOME IN_REVIEW, sent T-2, received T-2`,
    myNotices: `
      notices 2, ntc-1001-1, ntc-1001-2
      ntc-1001-1 TERMINATION, H10P01 ntc-1001-1 title, dated T-1, mailed T-1 by MAIL in ht, read –
      to Samir Testcase, about Samir Testcase
      effective T+13, reason PROOF_MISSING, cites 130 CMR 502.003 130 CMR 610.015, answer by –, appeal by T+59, benefits go on by T+13
      decides dec-1001-1 for Samir Testcase, CAREPLUS TERMINATION from T+13
      ntc-1001-2 INFORMATION_REMINDER, H10P01 ntc-1001-2 title, dated T-30, mailed T-30 by MAIL in ht, read –
      to Samir Testcase, about Samir Testcase
      effective –, reason PROOF_MISSING, cites 130 CMR 502.003, answer by T-6, appeal by –, benefits go on by –
      decisions: none
      h10
      ntc-1001-1
      ntc-1001-2`,
    dashboard: `
      URGENT RFI_OVERDUE, T-6, about Samir Testcase, rfi-1001-1, on MY_DOCUMENTS, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible false
      URGENT COVERAGE_ENDING, T+13, about Samir Testcase, eligibility-p1001-1, on MY_BENEFITS, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible false
      ACTION RFI_DUE_SOON, T+12, about Samir Testcase, rfi-1001-2, on MY_DOCUMENTS, hand-off MAHEALTHCONNECTOR_APPLICATION, dismissible true
      ACTION APPEAL_DEADLINE, T+13, about Samir Testcase, ntc-1001-1, on MY_NOTICES, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Samir Testcase, ntc-1001-1, on MY_NOTICES, hand-off –, dismissible true
      INFO NEW_NOTICE, –, about Samir Testcase, ntc-1001-2, on MY_NOTICES, hand-off –, dismissible true
      INFO DOCUMENT_RECEIVED, –, about Samir Testcase, doc-1001-1, on MY_DOCUMENTS, hand-off –, dismissible true
      MY_INFO 0/0
      MY_BENEFITS 1/1
      MY_DOCUMENTS 3/2
      MY_NOTICES 3/2`,
    others: '',
    byId: 'p1001 h10 doc-1001-1 rfi-1001-1 rfi-1001-2 ntc-1001-1 ntc-1001-2',
    hidden: `
      900120018 — his SSN, in no answer to anybody (LK-3)`,
  },
];
