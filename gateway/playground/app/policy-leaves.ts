/** @returns the parts of a requirement's text (`policyText`): alternately a leaf or an empty string, and a separator */
export const partsOf = (policyText: string): string[] => policyText.split(/([\s()|&+]+)/);

/** @returns the leaves of a requirement, in the order of its text */
export const leavesOf = (policyText: string): string[] =>
  partsOf(policyText).filter((part, index) => index % 2 === 0 && part !== '');
