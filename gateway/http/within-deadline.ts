import { refusal } from '../errors/refusal.ts';

/**
 * @param deadlineMs from now
 * @param late makes an answer of the refusal that is given when the deadline comes first
 * @returns the answer, or that refusal
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
