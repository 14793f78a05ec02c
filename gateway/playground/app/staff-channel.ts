/** By which the window of a sign-in reaches the playground. Pages of this origin alone can listen. */
export const SIGN_IN_CHANNEL = 'playground-sign-in';

/** What the issuer said, in the query of the address that it came back to. */
export type SignInAnswer = { readonly state: string | null; readonly code: string | null; readonly error: string | null };
