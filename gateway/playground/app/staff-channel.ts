/** The channel from the sign-in window to the playground. Only pages of this origin can listen. */
export const SIGN_IN_CHANNEL = 'playground-sign-in';

/** The issuer's answer, from the query of the redirect address. */
export type SignInAnswer = { readonly state: string | null; readonly code: string | null; readonly error: string | null };
