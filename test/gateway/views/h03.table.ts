import type { View } from './view.ts';

/** Fiona made the account for her mother Greta, the head, who does not sign in. */
export const H03: readonly View[] = [
  {
    signIn: 'H03',
    why: 'Fiona, on no application: her account, and the receipt of what she uploaded (RO-7)',
    viewer: `
      account acct-fiona-ma by MA_LOGIN, delegate false
      person: –
      role HOLDER in –`,
    myInfo: `
      hand-off MAHEALTHCONNECTOR_APPLICATION
      me: denied
      households: denied`,
    myBenefits: `
      me: denied
      households: denied`,
    myDocuments: `
      me: denied
      households: denied
      receipts 1
      receipt doc-0301-1 RESIDENCY IN_REVIEW, sent T-6, received T-5`,
    myNotices: `
      me: denied
      households: denied`,
    dashboard: `
      nextSteps: none
      importantInformation: none
      MY_INFO 0/0
      MY_BENEFITS 0/0
      MY_DOCUMENTS 0/0
      MY_NOTICES 0/0`,
    others: '',
    byId: 'denied',
    hidden: `
      Greta — her mother, whom the account was made for
      p0301 — her id
      h03 — her household
      H03P01 — anything of hers
      1963-03-09 — her birth date
      999000000301 — her MassHealth ID
      617-555-0106 — her phone
      STANDARD — her program
      PCC_PLAN — her plan
      rfi-0301-1 — the request that Fiona’s upload answers
      ntc-0301-1 — the approval to her
      ntc-0301-2 — the request to her`,
  },
];
