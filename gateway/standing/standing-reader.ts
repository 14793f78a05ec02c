import type { Standing, SignIn } from '../../schema/contract/viewer.ts';
import { createViewer, NO_STANDING } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { Source } from '../execution/sources.ts';
import { isObject } from '../execution/merge.ts';

const STANDING_QUERY =
  '{ viewerStanding { accountId personId memberOf heads { id members { personId limited } } changesInSeconds epoch } }';
const EPOCH_QUERY = '{ viewerStanding { epoch } }';

/** Asks identity, the only one who knows, for what nobody but the gateway may ask. */
export type StandingReader = {
  readonly standing: (signIn: SignIn, nowSeconds: number) => Promise<Standing>;
  readonly epoch: (signIn: SignIn, nowSeconds: number) => Promise<number>;
};

/** @param secret the secret behind viewer assertions */
export function createStandingReader(identity: Pick<Source, 'send'>, secret: string): StandingReader {
  const key = assertionKey(secret, 'identity');
  const ask = async (query: string, signIn: SignIn, nowSeconds: number): Promise<RawStanding> => {
    const assertion = await signAssertion(createViewer(signIn, NO_STANDING, nowSeconds), 'identity', key, nowSeconds);
    const { data } = await identity.send(JSON.stringify({ query }), assertion);
    const raw = isObject(data) ? data['viewerStanding'] : null;
    if (!isObject(raw)) throw new Error('Identity does not know the standing');
    return raw as unknown as RawStanding;
  };
  return {
    standing: async (signIn, nowSeconds) => toStanding(await ask(STANDING_QUERY, signIn, nowSeconds), nowSeconds),
    epoch: async (signIn, nowSeconds) => (await ask(EPOCH_QUERY, signIn, nowSeconds)).epoch,
  };
}

type RawStanding = Omit<Standing, 'heads' | 'validUntil'> & {
  changesInSeconds: number | null;
  heads: { id: string; members: { personId: string; limited: boolean }[] }[];
};

const toStanding = ({ heads, changesInSeconds, ...standing }: RawStanding, nowSeconds: number): Standing => ({
  ...standing,
  validUntil: changesInSeconds === null ? null : nowSeconds + changesInSeconds,
  heads: heads.map(({ id, members }) => ({
    id,
    members: members.map(({ personId, limited }) => ({ personId, view: limited ? 'limited' : 'full' })),
  })),
});
