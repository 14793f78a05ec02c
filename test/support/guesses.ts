/** The requests of the mutations by which something could be guessed. */
export const LINK = {
  query: `mutation ($by: LinkBy!, $birthDate: Date!) {
    linkAccount(by: $by, birthDate: $birthDate) { linked link { kind state method } }
  }`,
  with: (by: object, birthDate = HUGO.born) => ({ query: LINK.query, variables: { by, birthDate } }),
};
export const CONFIRM = {
  query: `mutation ($email: String!, $code: String!) {
    confirmEmailCode(email: $email, code: $code) { confirmed registration }
  }`,
  with: (email: string, code: string) => ({ query: CONFIRM.query, variables: { email, code } }),
};
export const REQUEST = {
  query: 'mutation ($email: String!) { requestEmailCode(email: $email) { resendAfterSeconds expiresInSeconds } }',
  with: (email: string) => ({ query: REQUEST.query, variables: { email } }),
};

// Hugo Sample is the eighth of the demo persons. His account begins linked, and can be linked again after an unlink.
export const HUGO = {
  as: 'H04-hugo',
  account: 'acct-hugo-lmg',
  ssn: '900-12-0008',
  massHealthId: '999000000402',
  born: '1998-07-21',
};
export const UNLINK = { query: 'mutation { unlinkAccount(kind: MASSHEALTH) { state } }' };
export const LINKED_BY_SSN = { linked: true, link: { kind: 'MASSHEALTH', state: 'LINKED', method: 'SSN' } };
export const NOT_LINKED = { linked: false, link: null };

/** @returns that many numbers without a record */
export const wrongSsns = (count: number): string[] =>
  Array.from({ length: count }, (_, guess) => `123-45-${String(guess + 1).padStart(4, '0')}`);
export const wrongMassHealthIds = (count: number): string[] =>
  Array.from({ length: count }, (_, guess) => `123456${String(guess).padStart(6, '0')}`);
/** @returns that many wrong codes */
export const wrongCodes = (count: number, right: string): string[] =>
  Array.from({ length: count + 1 }, (_, guess) => String(guess).padStart(6, '0'))
    .filter((code) => code !== right)
    .slice(0, count);

export const RATE_LIMITED = '{"errors":[{"message":"Too many requests","extensions":{"code":"RATE_LIMITED"}}]}';
export const MUST_STAND_ALONE =
  '{"errors":[{"message":"This mutation must be the only root field of its operation","extensions":{"code":"MUST_STAND_ALONE"}}]}';
export const SERVICE_UNAVAILABLE =
  '{"errors":[{"message":"The gateway cannot answer now","extensions":{"code":"SERVICE_UNAVAILABLE"}}]}';
