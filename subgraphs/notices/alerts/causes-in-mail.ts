import type { NoticeType } from '../enums.generated.ts';
import type { NoticeRow, TaxFormRow } from '../rows.ts';
import type { Cause } from './alert.ts';
import { DAYS, daysUntil, isSince, isWithin } from './windows.ts';

/** The mail to the viewer, and which notices the account has read. */
export type Mail = {
  readonly notices: readonly NoticeRow[];
  readonly taxForms: readonly TaxFormRow[];
  readonly read: ReadonlySet<string>;
};

/** Decisions that take something away. Every notice says how to appeal, but only these decisions make an appeal alert. */
const ADVERSE: readonly NoticeType[] = [
  'DENIAL',
  'TERMINATION',
  'DOWNGRADE',
  'COVERAGE_CHANGE',
  'PREMIUM_CHANGE',
  'RENEWAL_CLOSING',
];

/** @returns what the viewer's own mail causes on a day, YYYY-MM-DD; other mail is not used (RO-6) */
export const causesInMail = ({ notices, taxForms, read }: Mail, personId: string, today: string): Cause[] => [
  ...notices.flatMap((notice) => appealOf(notice, personId, today)),
  ...notices
    .filter(({ id, noticeDate }) => !read.has(id) && isSince(noticeDate, today, DAYS.newNotice))
    .map(({ id }): Cause => ({ kind: 'NEW_NOTICE', severity: 'INFO', dueOn: null, personId, record: id })),
  ...taxForms
    .filter(({ mailedOn }) => mailedOn !== null && isSince(mailedOn, today, DAYS.taxForm))
    .map(({ id }): Cause => ({ kind: 'TAX_FORM_READY', severity: 'INFO', dueOn: null, personId, record: id })),
];

/** The last day to appeal and keep benefits comes first. Once it is past, the last day to appeal counts. */
function appealOf({ id, type, benefitsContinueIfAppealBy, appealDueOn }: NoticeRow, personId: string, today: string): Cause[] {
  const ahead = [benefitsContinueIfAppealBy, appealDueOn].filter((day) => day !== null && daysUntil(day, today) >= 0);
  const [dueOn] = ahead.toSorted();
  if (!ADVERSE.includes(type) || !dueOn) return [];
  const severity = isWithin(dueOn, today, DAYS.appealClosing) ? 'ACTION' : 'INFO';
  return [{ kind: 'APPEAL_DEADLINE', severity, dueOn, personId, record: id }];
}
