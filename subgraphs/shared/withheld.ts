import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { SubgraphContext } from './context.ts';
import { labelOf } from './labels.ts';
import { keyInFull } from './visible-persons.ts';

/** As each subgraph's SDL describes it. */
export type WithheldReason = 'NOT_SELF' | 'NOTHING_TO_SHOW' | 'SENSITIVE' | 'SOURCE_UNAVAILABLE';

type Context = Pick<SubgraphContext, 'viewer' | 'locale'>;

/** What a viewer is shown of a person: rows, one row, or null for none. */
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
 * Resolvers of `<field>Withheld` and `<field>WithheldLabel` on `Person`, beside fields that others than the person see.
 *
 * @param shown by the name of a field, what this viewer is shown there; `inFull` where a restriction withholds it
 */
export const withheldResolvers = <Own extends Context, Names extends string>(
  shown: Readonly<Record<Names, Shown<Own>>>,
): Resolvers<Own, Names> => resolversOf(shown, (load) => reasonUnless(load, 'NOTHING_TO_SHOW'));

/**
 * @param load what there is of a person
 * @returns what is shown of it: of a restricted person, what is shown of one who has nothing, so that both look alike (RO-10).
 *   The source is asked even so, for an outage must look alike too
 */
export const inFull =
  <Own extends Context>(load: (person: string, context: Own) => Promise<readonly unknown[]>): Shown<Own> =>
  (person, context) =>
    load(keyInFull(context.viewer, person), context);

/**
 * Resolvers of the same fields beside what is the person's alone (CI-2, RO-3): for everybody else the reason is NOT_SELF, whatever there is.
 *
 * @param shown by the name of a field, what the person is shown there
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
 * @param load what the viewer is shown: rows, one row, or null for none
 * @param none the reason when there is nothing
 * @returns null when something is shown; a source that does not answer never reads as one that has nothing
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
