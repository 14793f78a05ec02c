import { openIssuers } from '../../gateway/sign-in/configured-issuers.ts';
import { AUDIENCE, type TrustedIssuer } from '../../gateway/sign-in/verify-token.ts';
import type { AskGraph } from './ask-graph.ts';
import { authenticateDemo } from './demo-accounts.ts';
import type { Authenticate, SiteSettings } from './site.ts';
import { type RunningProvider, startProvider } from './start-provider.ts';

export type BothOptions = {
  /** The port of MA Login. login.mass.gov uses the next port. With 0 both use free ports. */
  readonly port: number;
  readonly keysFolder: string;
  /** Checks e-mail and password of login.mass.gov. */
  readonly checkPassword: Authenticate;
  /** Creates accounts of login.mass.gov. */
  readonly askGraph: AskGraph;
};

export type Both = {
  readonly maLogin: RunningProvider;
  readonly loginMassGov: RunningProvider;
  /** The settings with which a gateway trusts them. */
  readonly issuers: readonly TrustedIssuer[];
  readonly stop: () => Promise<void>;
};

/** Starts the two providers that stand in for MA Login and login.mass.gov (SI-1). */
export async function startBoth({ port, keysFolder, checkPassword, askGraph }: BothOptions): Promise<Both> {
  const maLoginSite: SiteSettings = {
    key: 'ma-login',
    name: 'MA Login',
    login: 'userName',
    authenticate: authenticateDemo,
    askGraph: null,
  };
  const loginMassGovSite: SiteSettings = {
    key: 'login-mass-gov',
    name: 'login.mass.gov',
    login: 'email',
    authenticate: checkPassword,
    askGraph,
  };
  const maLogin = await startProvider(maLoginSite, port, keysFolder);
  const loginMassGov = await startProvider(loginMassGovSite, port === 0 ? 0 : port + 1, keysFolder);
  return {
    maLogin,
    loginMassGov,
    issuers: openIssuers([
      { ...TRUST, key: 'ma-login', provider: 'MA_LOGIN', issuer: maLogin.issuer },
      { ...TRUST, key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV', issuer: loginMassGov.issuer },
    ]),
    stop: async () => void (await Promise.all([maLogin.stop(), loginMassGov.stop()])),
  };
}

const TRUST = { kind: 'person', jwksUrl: null, audience: AUDIENCE, maxAgeSeconds: 5 * 60 } as const;
