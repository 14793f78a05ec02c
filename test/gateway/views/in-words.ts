/**
 * What is said in words to each demo sign-in, written by hand: the codes, whose words stand in `words.table.ts`, all of them;
 * and some days and amounts, in English, Spanish, Brazilian Portuguese, Traditional Chinese, Vietnamese and Haitian Creole.
 */
export type InWords = { readonly signIn: string; readonly says: string; readonly values: string };

export const EVERYBODY = `
  help: reportChanges updateApplication
  DashboardTab: MY_INFO MY_BENEFITS MY_DOCUMENTS MY_NOTICES`;
/** To whoever is connected to the record of a person. */
export const PERSON = `${EVERYBODY}
  PhoneKind: MOBILE
  MailFormat: STANDARD
  AddressKind: STREET
  LinkState: LINKED`;
export const BY_MA_LOGIN = `
  IdentityProvider: MA_LOGIN
  LinkKind: MAHEALTHCONNECTOR
  LinkMethod: AUTO_MA_LOGIN`;
export const HEAD = `
  HouseholdRole: HEAD
  Relationship: SELF`;
export const PO_BOX = 'AddressKind: PO_BOX';
export const NO_PLAN_TYPE = 'PlanTypeWithheldReason: NOT_ENROLLED';
export const NOT_BY_MA_LOGIN = `
  IdentityProvider: LOGIN_MASS_GOV
  PlanTypeWithheldReason: REQUIRES_MA_LOGIN`;
export const BY_MASSHEALTH_ID = `
  LinkKind: MASSHEALTH
  LinkMethod: MASSHEALTH_ID`;
export const ENGLISH = 'Language: EN';
