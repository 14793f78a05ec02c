import type { Locale } from '../../schema/contract/locales.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import { type SubgraphContext, today } from './context.ts';
import { isMessageKey, type MessageGroup, say } from './messages/say.ts';

/** Groups of codes are named after enums, so they begin with a capital letter. */
type CodeGroup = { [Group in MessageGroup]: Group extends Capitalize<Group> ? Group : never }[MessageGroup];

/**
 * How a value is worded: a code by the message group named after its enum; a language tag, such as pt-BR, by the group Language.
 */
export type LabelKind = CodeGroup | 'day' | 'moment' | 'money';

const UTC_MIDNIGHT = 'T00:00:00Z';

/**
 * @param value a code; a day, YYYY-MM-DD; a moment, RFC 3339; an amount of money; or null
 * @returns the value in words of the locale (LA-1); null when there is no value, or no message for the code
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
 * @param kinds how the value of each field is worded, by field name
 * @returns the resolvers of a label type; its row is the row of the labelled object
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
