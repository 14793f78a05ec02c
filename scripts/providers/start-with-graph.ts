import { inProcessSource } from '../../gateway/sources/sources.ts';
import { type AllInOne, type AllInOneOptions, startAllInOne } from '../tooling/all-in-one.ts';
import { askGraphAt } from './ask-graph.ts';
import { checkPasswordAt } from './check-password.ts';
import type { Authenticate } from './site.ts';
import { type Both, type BothOptions, startBoth } from './start-both.ts';

export type WithProvidersOptions = AllInOneOptions & { readonly providers: Pick<BothOptions, 'port' | 'keysFolder'> };

export type AllWithProviders = Omit<AllInOne, 'gateway'> & {
  readonly gateway: AllInOne['gateway'];
  readonly providers: Both;
  /** @returns the URL of the graph */
  readonly listen: (port: number, host?: string) => Promise<string>;
};

/** Starts the graph and the two providers in this process. They trust each other as they would in separate processes. */
export async function startWithProviders({ providers: where, ...options }: WithProvidersOptions): Promise<AllWithProviders> {
  // The providers start first because the gateway needs their addresses. No one signs in before the graph has started.
  let graphUrl: string | null = null;
  let checkPassword: Authenticate = () => Promise.reject(new Error('Identity has not started'));
  const askGraph = askGraphAt(() => graphUrl ?? 'http://127.0.0.1:0/graphql');
  const providers = await startBoth({ ...where, askGraph, checkPassword: (login, password) => checkPassword(login, password) });
  try {
    const all = await startAllInOne({ ...options, issuers: [...providers.issuers, ...options.issuers] });
    const identity = all.subgraphs.get('identity');
    if (identity) checkPassword = checkPasswordAt(inProcessSource(identity.execute), options.assertionSecret);
    return {
      ...all,
      providers,
      listen: async (port, host) => (graphUrl = await all.gateway.listen(port, host)),
      stop: async () => void (await Promise.all([all.stop(), providers.stop()])),
    };
  } catch (error) {
    await providers.stop();
    throw error;
  }
}
