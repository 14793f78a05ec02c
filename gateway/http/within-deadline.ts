import { refusal } from '../errors/refusal.ts';

/**
 * @param deadlineMs from now
 * @param late turns the refusal for a missed deadline into an answer
 * @returns the answer, or the refusal if the deadline comes first
 */
export async function withinDeadline<Answer>(
  answer: Promise<Answer>,
  late: (error: Error) => Answer,
  deadlineMs: number,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late(refusal('REQUEST_TIMEOUT'))), deadlineMs);
  });
  const first = await Promise.race([answer, deadline]);
  clearTimeout(timer);
  return first;
}
