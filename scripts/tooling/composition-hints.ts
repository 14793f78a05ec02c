type Hint = { readonly code: string; readonly message: string };
type Explanation = { readonly code: string; readonly about: RegExp; readonly reason: string };

/** Accepted hints, each with the reason. All others must be fixed in the SDL. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    code: 'INCONSISTENT_OBJECT_VALUE_TYPE_FIELD',
    about: /^Field "FeedStatus\.\w+"/,
    reason: 'Each subgraph answers only for its own feed.',
  },
  {
    code: 'INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM',
    about: /enum type "AlertFactCode"/,
    reason: 'Each subgraph tells its own facts; notices knows all of them.',
  },
];

/**
 * @returns one complaint per unexplained hint, and per explanation that no hint needs any more
 */
export function explainHints(hints: readonly Hint[], explanations = EXPLANATIONS): string[] {
  const explains = (hint: Hint) => (explanation: Explanation) =>
    explanation.code === hint.code && explanation.about.test(hint.message);
  const unexplained = hints.filter((hint) => !explanations.some(explains(hint)));
  const needless = explanations.filter((explanation) => !hints.some((hint) => explains(hint)(explanation)));
  return [
    ...unexplained.map(
      ({ code, message }) =>
        `Composition hint ${code}: ${message} Fix it in the SDL, or explain it in scripts/tooling/composition-hints.ts.`,
    ),
    ...needless.map(
      ({ code, about }) => `Explanation without a hint: ${code} ${about}. Remove it from scripts/tooling/composition-hints.ts.`,
    ),
  ];
}
