const PROPER_NAME = 'The name of a program, plan or system; MassHealth keeps it in English in every language.';

/** Messages that read the same as in English, by key; in all languages unless some are named, each with the reason. */
export const LEFT_AS_IN_ENGLISH: Readonly<Record<string, { readonly in?: readonly string[]; readonly reason: string }>> = {
  'CoverageType.STANDARD': { reason: PROPER_NAME },
  'CoverageType.COMMONHEALTH': { reason: PROPER_NAME },
  'CoverageType.CAREPLUS': { reason: PROPER_NAME },
  'CoverageType.FAMILY_ASSISTANCE': { reason: PROPER_NAME },
  'CoverageType.LIMITED': { reason: PROPER_NAME },
  'EnrollmentKind.ONE_CARE': { reason: PROPER_NAME },
  'HealthConnectorProgram.CONNECTORCARE': { reason: PROPER_NAME },
  'ProofCategory.MEDICARE': { reason: PROPER_NAME },
  'MetalTier.BRONZE': { in: ['pt-BR'], reason: 'Bronze is bronze.' },
  'IdentityProvider.MA_LOGIN': { reason: PROPER_NAME },
  'IdentityProvider.LOGIN_MASS_GOV': { reason: PROPER_NAME },
  'format.day': { in: ['es', 'pt-BR', 'zh-Hant', 'vi'], reason: 'The format says it all.' },
  'format.moment': { in: ['es', 'pt-BR', 'vi', 'ht'], reason: 'The format says it all.' },
  'letter.decision': { in: ['es', 'pt-BR', 'vi', 'ht'], reason: 'Names and marks alone.' },
  'format.money': { reason: 'The format says it all.' },
};
