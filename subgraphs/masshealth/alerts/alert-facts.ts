import type { AlertFactCode, EligibilityStatus, EnrollmentStatus } from '../enums.generated.ts';
import type { AlertFact } from '../schema.generated.ts';
import type { EligibilityRow, EnrollmentRow } from '../rows.ts';

const OVER: readonly EligibilityStatus[] = ['DENIED', 'TERMINATED', 'WITHDRAWN'];
const WITHOUT_CHOICE: readonly EnrollmentStatus[] = ['NOT_REQUIRED', 'ENDED'];

/**
 * @param says the fact that a status reports, with or without a day
 * @param on the day that the source names, and the fact it reports without such a status
 */
function fact(
  { id, personId }: { readonly id: string; readonly personId: string },
  [says, saidCode]: readonly [boolean, AlertFactCode],
  [on, dayCode]: readonly [string | null, AlertFactCode],
): AlertFact[] {
  if (!says && on === null) return [];
  return [{ id, personId, code: says ? saidCode : dayCode, on }];
}

/** @returns the facts that can cause an alert: coverage that ends or must be renewed, and plans that can be chosen */
export function alertFacts(eligibility: readonly EligibilityRow[], enrollments: readonly EnrollmentRow[]): AlertFact[] {
  const running = eligibility.filter(({ status }) => !OVER.includes(status));
  return [
    ...running.flatMap((row) => fact(row, [row.status === 'ENDING', 'COVERAGE_ENDING'], [row.end, 'COVERAGE_ENDS'])),
    ...running.flatMap((row) => fact(row, [row.status === 'RENEWAL_DUE', 'RENEWAL_DUE'], [row.renewalDueOn, 'RENEWAL_AHEAD'])),
    ...enrollments
      .filter(({ status }) => !WITHOUT_CHOICE.includes(status))
      .flatMap((row) => fact(row, [row.status === 'CHOICE_PENDING', 'PLAN_TO_CHOOSE'], [row.planSelectionEndsOn, 'PLAN_CHOICE'])),
  ];
}
