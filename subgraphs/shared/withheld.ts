import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { SubgraphContext } from './context.ts';
import { labelOf } from './labels.ts';
import { keyInFull } from './visible-persons.ts';

/** As each subgraph's SDL describes it. */
export type WithheldReason = 'NOT_SELF' | 'NOTHING_TO_SHOW' | 'SENSITIVE' | 'SOURCE_UNAVAILABLE';

type Context = Pick<SubgraphContext, 'viewer' | 'locale'>;

/** Loads what a viewer is shown of a person: rows, one row, or null for none. */
type Shown<Own extends Context> = (person: string, context: Own) => Promise<unknown>;

type Resolver<Own extends Context, Value> = (
  person: { readonly id: string },
  args: unknown,
  context: Own,
) => Promise<Value | null>;
type Resolvers<Own extends Context, Names extends string> = {
  readonly [Field in `${Names}Withheld`]: Resolver<Own, WithheldReason>;
} & { readonly [Field in `${Names}WithheldLabel`]: Resolver<Own, string> };

/**
 * Resolvers of `<field>Withheld` and `<field>WithheldLabel` on `Person`, for fields that others may see too.
 *
 * @param shown what this viewer is shown in each field, by field name; `inFull` where a restriction withholds it
 */
export const withheldResolvers = <Own extends Context, Names extends string>(
  shown: Readonly<Record<Names, Shown<Own>>>,
): Resolvers<Own, Names> => resolversOf(shown, (load) => reasonUnless(load, 'NOTHING_TO_SHOW'));

/**
 * @param load loads all data of a person
 * @returns a function that loads what the viewer is shown. A restricted person looks like one who has nothing (RO-10). The source
 *   is still queried, because an outage must look alike too
 */
export const inFull =
  <Own extends Context>(load: (person: string, context: Own) => Promise<readonly unknown[]>): Shown<Own> =>
  (person, context) =>
    load(keyInFull(context.viewer, person), context);

/**
 * Resolvers of the same fields for data that only the person sees (CI-2, RO-3). For any other viewer the reason is always
 * NOT_SELF.
 *
 * @param shown what the person is shown in each field, by field name
 */
export const ownWithheldResolvers = <Own extends Context, Names extends string>(
  shown: Readonly<Record<Names, Shown<Own>>>,
): Resolvers<Own, Names> =>
  resolversOf(shown, async (load, person, { viewer }) =>
    SUBJECT_POLICIES.self.permits(viewer, { person }) ? reasonUnless(load, 'NOTHING_TO_SHOW') : 'NOT_SELF',
  );

function resolversOf<Own extends Context, Names extends string>(
  shown: Readonly<Record<Names, Shown<Own>>>,
  reasonFor: (load: () => Promise<unknown>, person: string, context: Own) => Promise<WithheldReason | null>,
): Resolvers<Own, Names> {
  const resolvers = Object.entries<Shown<Own>>(shown).flatMap(([name, load]) => {
    const reason: Resolver<Own, WithheldReason> = ({ id }, _args, context) => reasonFor(() => load(id, context), id, context);
    const label: Resolver<Own, string> = async (person, args, context) =>
      labelOf('WithheldReason', await reason(person, args, context), context.locale);
    return [
      [`${name}Withheld`, reason],
      [`${name}WithheldLabel`, label],
    ];
  });
  return Object.fromEntries(resolvers) as never;
}

/**
 * @param load loads what the viewer is shown: rows, one row, or null for none
 * @param none the reason when there is nothing
 * @returns null when something is shown; a source that does not answer is never reported as having nothing
 */
export async function reasonUnless<None extends string>(
  load: () => Promise<unknown>,
  none: None,
): Promise<None | 'SOURCE_UNAVAILABLE' | null> {
  const isShown = (shown: unknown): boolean => (Array.isArray(shown) ? shown.length > 0 : shown !== null);
  return load().then(
    (shown) => (isShown(shown) ? null : none),
    () => 'SOURCE_UNAVAILABLE',
  );
}
