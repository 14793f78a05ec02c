/** @returns the text of a requirement (`policyText`) in turn: a leaf or nothing, and what stands between two */
export const partsOf = (policyText: string): string[] => policyText.split(/([\s()|&+]+)/);

/** @returns the leaves of a requirement, in the order of its text */
export const leavesOf = (policyText: string): string[] =>
  partsOf(policyText).filter((part, index) => index % 2 === 0 && part !== '');
