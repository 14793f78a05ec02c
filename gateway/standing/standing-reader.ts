import { localeOf } from '../../schema/contract/locales.ts';
import type { IdentityProvider, SignIn, Standing } from '../../schema/contract/viewer.ts';
import { createViewer, NO_STANDING } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { Source } from '../sources/sources.ts';
import { isObject } from '../json/json.ts';

const STANDING_QUERY = `{ viewerStanding {
  delegate { assistedSessionId kind } provider ended endsInSeconds accountId personId language memberOf
  heads { id members { personId limited } } changesInSeconds epoch
} }`;
const EPOCH_QUERY = '{ viewerStanding { epoch } }';

/** The state of a sign-in, as identity reports it. */
export type SignInState = {
  /** Whether it has ended and no longer authenticates. */
  readonly ended: boolean;
  /** The provider of the member, when the sign-in is an assisted session. */
  readonly provider: IdentityProvider | null;
  /** Valid until a membership changes or the sign-in expires. */
  readonly standing: Standing;
};

/** Asks identity for the state of sign-ins and the epoch. Only identity knows them, and only the gateway may ask. */
export type StandingReader = {
  /** Asking also tells identity that the session is in use. */
  readonly state: (signIn: SignIn, nowSeconds: number, requestId?: string) => Promise<SignInState>;
  readonly epoch: (signIn: SignIn, nowSeconds: number, requestId?: string) => Promise<number>;
};

/** @param secret the secret behind viewer assertions */
export function createStandingReader(identity: Pick<Source, 'send'>, secret: string): StandingReader {
  const key = assertionKey(secret, 'identity');
  const ask = async (query: string, signIn: SignIn, nowSeconds: number, requestId?: string): Promise<RawStanding> => {
    const assertion = await signAssertion(createViewer(signIn, NO_STANDING, nowSeconds), 'identity', key, nowSeconds);
    const { data } = await identity.send(JSON.stringify({ query }), assertion, undefined, undefined, requestId);
    const raw = isObject(data) ? data['viewerStanding'] : null;
    if (!isObject(raw)) throw new Error('Identity does not know the standing');
    return raw as unknown as RawStanding;
  };
  return {
    state: async (signIn, nowSeconds, requestId) => toState(await ask(STANDING_QUERY, signIn, nowSeconds, requestId), nowSeconds),
    epoch: async (signIn, nowSeconds, requestId) => (await ask(EPOCH_QUERY, signIn, nowSeconds, requestId)).epoch,
  };
}

type RawStanding = Omit<SignInState, 'standing'> &
  Omit<Standing, 'heads' | 'language' | 'validUntil'> & {
    language: string | null;
    endsInSeconds: number | null;
    changesInSeconds: number | null;
    heads: { id: string; members: { personId: string; limited: boolean }[] }[];
  };

function toState(
  { ended, provider, language, heads, endsInSeconds, changesInSeconds, ...rest }: RawStanding,
  nowSeconds: number,
): SignInState {
  const changes = [endsInSeconds, changesInSeconds].filter((seconds) => seconds !== null);
  const standing: Standing = {
    ...rest,
    // GraphQL's names have no hyphens: PT_BR is pt-BR.
    language: language === null ? null : localeOf(language.replace('_', '-')),
    validUntil: changes.length === 0 ? null : nowSeconds + Math.min(...changes),
    heads: heads.map(({ id, members }) => ({
      id,
      members: members.map(({ personId, limited }) => ({ personId, view: limited ? 'limited' : 'full' })),
    })),
  };
  return { ended, provider, standing };
}
