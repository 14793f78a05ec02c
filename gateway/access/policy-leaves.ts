/** @returns the leaves of a requirement, in the order in which its text (`policyText`) names them */
export const leavesOf = (policyText: string): string[] => policyText.split(/[\s()|&+]+/).filter((leaf) => leaf !== '');
