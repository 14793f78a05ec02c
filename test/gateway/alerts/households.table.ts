/**
 * Who has which alerts on the dashboard, written by hand from the demo households and the requirements; days count from T, "–" is no
 * day. An alert is `severity kind day, about whom, which record`.
 */
export type Expected = {
  readonly signIn: string;
  readonly why: string;
  readonly nextSteps: readonly string[];
  readonly importantInformation: readonly string[];
  /** Alerts and what is open, per tab: My Info, My Benefits, My Documents, My Notices. */
  readonly tabs: readonly [string, string, string, string];
};

export const HOUSEHOLDS: readonly Expected[] = [
  {
    signIn: 'H01',
    why: 'Ada alone: renewal, choice of plan and appeal lie far off or behind, and the notices are old',
    nextSteps: [],
    importantInformation: [],
    tabs: ['0/0', '0/0', '0/0', '0/2'],
  },
  {
    signIn: 'H02',
    why: 'Bruno: the plans of all but Eva, what he sent for Dani and not what he sent for Eva, no mail of Carla (RO-2, RO-6, RO-10)',
    nextSteps: [],
    importantInformation: [
      'INFO PLAN_SELECTION_OPEN 60 p0201 enrollment-p0201-1',
      'INFO PLAN_SELECTION_OPEN 60 p0202 enrollment-p0202-1',
      'INFO PLAN_SELECTION_OPEN 60 p0204 enrollment-p0204-1',
      'INFO DOCUMENT_RECEIVED – p0204 doc-0204-1',
    ],
    tabs: ['0/0', '3/0', '1/2', '0/1'],
  },
  {
    signIn: 'H02-carla',
    why: 'Carla: her own alone (RO-4, RO-5)',
    nextSteps: [],
    importantInformation: [
      'INFO PLAN_SELECTION_OPEN 60 p0202 enrollment-p0202-1',
      'INFO NEW_NOTICE – p0202 ntc-0202-1',
      'INFO DOCUMENT_RECEIVED – p0202 doc-0202-1',
    ],
    tabs: ['0/0', '1/0', '1/1', '1/1'],
  },
  {
    signIn: 'H03',
    why: 'Fiona, on no application, with a connected account: nothing (RO-7)',
    nextSteps: [],
    importantInformation: [],
    tabs: ['0/0', '0/0', '0/0', '0/0'],
  },
  {
    signIn: 'H04',
    why: 'Irma: what she sent for Jo, the plans of all three, not Hugo’s mail nor his contact data (RO-6, CI-2)',
    nextSteps: ['ACTION DOCUMENT_NOT_ACCEPTED – p0403 doc-0403-1'],
    importantInformation: [
      'INFO PLAN_SELECTION_OPEN 65 p0401 enrollment-p0401-1',
      'INFO PLAN_SELECTION_OPEN 65 p0403 enrollment-p0403-1',
      'INFO PLAN_SELECTION_OPEN 70 p0402 enrollment-p0402-1',
      'INFO NEW_NOTICE – p0401 ntc-0401-1',
    ],
    tabs: ['0/0', '3/0', '1/2', '1/1'],
  },
  {
    signIn: 'H04-hugo',
    why: 'Hugo: his own alone (RO-4)',
    nextSteps: ['ACTION CONTACT_INFO_CHECK – p0402 –'],
    importantInformation: ['INFO PLAN_SELECTION_OPEN 70 p0402 enrollment-p0402-1', 'INFO NEW_NOTICE – p0402 ntc-0402-1'],
    tabs: ['1/1', '1/0', '0/1', '1/1'],
  },
  {
    signIn: 'H05',
    why: 'Kazimir: two programs to renew on one day are one step; the request is due in 25 days',
    nextSteps: ['ACTION RENEWAL_DUE 40 p0501 eligibility-p0501-1'],
    importantInformation: ['INFO NEW_NOTICE – p0501 ntc-0501-1'],
    tabs: ['0/0', '1/1', '0/1', '1/1'],
  },
  ...['H06', 'H06-lmg'].map((signIn): Expected => ({
    signIn,
    why: 'Lara, denied, can appeal; the same by either sign-in',
    nextSteps: [],
    importantInformation: ['INFO APPEAL_DEADLINE 39 p0601 ntc-0601-1', 'INFO NEW_NOTICE – p0601 ntc-0601-1'],
    tabs: ['0/0', '0/0', '0/0', '2/1'],
  })),
  {
    signIn: 'H07',
    why: 'Marisol: nothing is near; the request about Noa is open',
    nextSteps: [],
    importantInformation: [],
    tabs: ['0/0', '0/0', '0/1', '0/1'],
  },
  {
    signIn: 'H08',
    why: 'Nadia: that the account is connected to nothing, and no more (LK-1)',
    nextSteps: ['ACTION ACCOUNT_NOT_LINKED – – –'],
    importantInformation: [],
    tabs: ['1/1', '0/0', '0/0', '0/0'],
  },
  {
    signIn: 'H09',
    why: 'Oskar: his proof about Quinn was refused; not what Rosa sent, nor her mail (RO-3, RO-6)',
    nextSteps: ['ACTION DOCUMENT_NOT_ACCEPTED – p0903 doc-0903-1'],
    importantInformation: [
      'INFO APPEAL_DEADLINE 34 p0901 ntc-0901-1',
      'INFO PLAN_SELECTION_OPEN 74 p0903 enrollment-p0903-1',
      'INFO NEW_NOTICE – p0901 ntc-0901-1',
    ],
    tabs: ['0/0', '1/0', '1/2', '2/2'],
  },
  {
    signIn: 'H09-pia',
    why: 'Pia: a notice sent to her too is 100 days old',
    nextSteps: [],
    importantInformation: [],
    tabs: ['0/0', '0/0', '0/0', '0/1'],
  },
  {
    signIn: 'H10',
    why: 'Samir: overdue, ending, due in 12 days; whoever appeals within 13 days keeps the benefits',
    nextSteps: [
      'URGENT RFI_OVERDUE -6 p1001 rfi-1001-1',
      'URGENT COVERAGE_ENDING 13 p1001 eligibility-p1001-1',
      'ACTION RFI_DUE_SOON 12 p1001 rfi-1001-2',
      'ACTION APPEAL_DEADLINE 13 p1001 ntc-1001-1',
    ],
    importantInformation: [
      'INFO NEW_NOTICE – p1001 ntc-1001-1',
      'INFO NEW_NOTICE – p1001 ntc-1001-2',
      'INFO DOCUMENT_RECEIVED – p1001 doc-1001-1',
    ],
    tabs: ['0/0', '1/1', '3/2', '3/2'],
  },
  {
    signIn: 'H11',
    why: 'Uwe: nothing of restricted Tova, in lists and counts (RO-10)',
    nextSteps: [],
    importantInformation: [],
    tabs: ['0/0', '0/0', '0/0', '0/1'],
  },
  {
    signIn: 'H11-tova',
    why: 'Tova: all of her own',
    nextSteps: [],
    importantInformation: [
      'INFO PLAN_SELECTION_OPEN 80 p1102 enrollment-p1102-1',
      'INFO NEW_NOTICE – p1102 ntc-1102-1',
      'INFO DOCUMENT_RECEIVED – p1102 doc-1102-1',
    ],
    tabs: ['0/0', '1/0', '1/1', '1/1'],
  },
  {
    signIn: 'H12',
    why: 'Viktor: contact data not looked at for more than a year',
    nextSteps: ['ACTION CONTACT_INFO_CHECK – p1201 –'],
    importantInformation: ['INFO NEW_NOTICE – p1201 ntc-1201-1'],
    tabs: ['1/1', '0/0', '0/1', '1/1'],
  },
  {
    signIn: 'H13',
    why: 'Zoe: Max’s plan can be chosen for five days more; nothing of Lio, who has left (RO-9)',
    nextSteps: ['ACTION PLAN_SELECTION_CLOSING 5 p1303 enrollment-p1303-1'],
    importantInformation: [],
    tabs: ['0/0', '1/1', '0/1', '0/1'],
  },
  {
    signIn: 'H13-max',
    why: 'Max: his own, once, though he is on two applications (RO-9)',
    nextSteps: ['ACTION PLAN_SELECTION_CLOSING 5 p1303 enrollment-p1303-1'],
    importantInformation: [],
    tabs: ['0/0', '1/1', '0/1', '0/0'],
  },
  {
    signIn: 'H14',
    why: 'Nils, head of Max’s other household; a new notice about Ida and Kai; a tax form was sent again',
    nextSteps: ['ACTION PLAN_SELECTION_CLOSING 5 p1303 enrollment-p1303-1'],
    importantInformation: [
      'INFO PLAN_SELECTION_OPEN 20 p1401 enrollment-p1401-1',
      'INFO NEW_NOTICE – p1401 ntc-1401-2',
      'INFO TAX_FORM_READY – p1401 tax-1401-1',
    ],
    tabs: ['0/0', '2/1', '0/1', '2/2'],
  },
];
