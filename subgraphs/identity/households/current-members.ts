import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../rows.ts';

type MembershipExpression = ExpressionBuilder<Tables, 'memberships'>;
/** A membership holds from its first day up to, but not including, its end day. */
export const hasNotEnded = (day: string) => (row: MembershipExpression) => row.or([row('to', 'is', null), row('to', '>', day)]);
export const isCurrent = (day: string) => (row: MembershipExpression) => row.and([row('from', '<=', day), hasNotEnded(day)(row)]);
