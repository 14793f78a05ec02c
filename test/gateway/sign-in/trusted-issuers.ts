import { createIssuerKeys } from '../../../gateway/sign-in/issuer-keys.ts';
import { createTokenVerifier, type TrustedIssuer } from '../../../gateway/sign-in/verify-token.ts';
import { goodClaims, type IssuerServer, makeSigningKey, startIssuer } from '../../support/issuer-server.ts';

export const MINUTE = 60_000;

/** Issuers, and a clock that tokens and keys share. */
export class Issuers {
  readonly servers: IssuerServer[] = [];
  /** Milliseconds by which the clock is ahead. */
  ahead = 0;

  readonly clock = (): number => Date.now() + this.ahead;

  async start(bearer: Parameters<typeof startIssuer>[0] = {}): Promise<IssuerServer> {
    const server = await startIssuer(bearer);
    this.servers.push(server);
    return server;
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }

  /** @returns what verifies tokens of these issuers, and fetches their keys as the background does */
  trust(...trusted: readonly Pick<IssuerServer, 'settings'>[]) {
    const issuers = trusted.map(({ settings }): TrustedIssuer => {
      const keys = createIssuerKeys(settings, this.clock);
      return { ...settings, keys: () => keys.find, remote: keys };
    });
    const verifyAt = createTokenVerifier(issuers);
    const verify = (token: string) => verifyAt(token, this.clock() / 1000);
    const refreshDue = async () => {
      for (const { remote } of issuers) await remote?.refreshDue();
    };
    return Object.assign(verify, { refreshDue });
  }

  sign(server: IssuerServer, ...[claims = {}, ...rest]: Partial<Parameters<IssuerServer['sign']>>): Promise<string> {
    return server.sign({ ...goodClaims(server.url, Math.floor(this.clock() / 1000)), ...claims }, ...rest);
  }
}

/** Makes the issuer sign with a new key. */
export const rotate = async (server: IssuerServer) => void server.keys.unshift(await makeSigningKey());
