import type { Locale } from '../../schema/contract/locales.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import { type SubgraphContext, today } from './context.ts';
import { isMessageKey, type MessageGroup, say } from './messages/say.ts';

/** Groups of codes bear the names of enums, and so begin with a capital letter. */
type CodeGroup = { [Group in MessageGroup]: Group extends Capitalize<Group> ? Group : never }[MessageGroup];

/** How a value is worded: a code by the group of messages that bears its enum's name; a language tag, as pt-BR, as Language. */
export type LabelKind = CodeGroup | 'day' | 'moment' | 'money';

const UTC_MIDNIGHT = 'T00:00:00Z';

/**
 * @param value a code; a day, YYYY-MM-DD; a moment, RFC 3339; an amount of money; or nothing
 * @returns the value in words of the locale (LA-1); null for nothing, and for a code that has no words
 */
export function labelOf(kind: LabelKind, value: unknown, locale: Locale): string | null {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'day':
      return sayDay(String(value), locale);
    case 'moment':
      return sayMoment(new Date(String(value)), locale);
    case 'money':
      return say(locale, 'format.money', { amount: Number((value as { readonly amount: string }).amount) });
    default: {
      const key = `${kind}.${kind === 'Language' ? String(value).toUpperCase().replace('-', '_') : String(value)}`;
      return isMessageKey(key) ? say(locale, key) : null;
    }
  }
}

const sayDay = (day: string, locale: Locale): string =>
  say(locale, 'format.day', { day: new Date(day + UTC_MIDNIGHT), month: Number(day.slice(5, 7)) });

const sayMoment = (moment: Date, locale: Locale): string =>
  say(locale, 'format.moment', {
    day: sayDay(
      today(() => moment.getTime()),
      locale,
    ),
    moment,
  });

type LabelResolver<Field extends string> = (
  row: { readonly [Column in Field]?: unknown },
  args: unknown,
  context: Pick<SubgraphContext, 'locale'>,
) => string | null;

/**
 * @param kinds by the name of a field, how its value is worded
 * @returns the resolvers of a type of labels, whose row is the row of what it labels
 */
export function labelResolvers<const Kinds extends Readonly<Record<string, LabelKind>>>(
  kinds: Kinds,
): { readonly [Field in keyof Kinds & string]: LabelResolver<Field> } {
  const resolver = ([field, kind]: [string, LabelKind]) =>
    [
      field,
      ((row, _args, { locale }) => labelOf(kind, getOwn<unknown>(row, field), locale)) satisfies LabelResolver<string>,
    ] as const;
  return Object.fromEntries(Object.entries(kinds).map(resolver)) as never;
}
