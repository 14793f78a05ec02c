import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../gateway/config.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  ASSERTION_SECRET: 'a secret of at least thirty-two characters',
  SINGLE_GATEWAY: 'true',
  AUDIT_FILE: '/var/log/audit.jsonl',
  MA_LOGIN_ISSUER: 'https://ma-login.example.org',
  LOGIN_MASS_GOV_ISSUER: 'https://login.example.org/realm',
};

const problems = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return [...String(error).matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => String(name)).sort();
  }
};

describe('the issuers that configuration names', () => {
  it('are the embedded providers where nobody names any', () => {
    expect(readConfig({}).issuers.map(({ key, issuer }) => [key, issuer])).toEqual([
      ['ma-login', 'http://127.0.0.1:4201'],
      ['login-mass-gov', 'http://127.0.0.1:4202'],
    ]);
  });

  it('are those alone in production, and the development issuer is not among them', () => {
    const { issuers, devIssuerDir } = readConfig({ ...PRODUCTION, STAFF_ISSUER: 'https://staff.example.org' });
    expect(issuers).toEqual(
      [
        { key: 'ma-login', kind: 'person', provider: 'MA_LOGIN', issuer: 'https://ma-login.example.org' },
        { key: 'login-mass-gov', kind: 'person', provider: 'LOGIN_MASS_GOV', issuer: 'https://login.example.org/realm' },
        { key: 'staff', kind: 'staff', provider: null, issuer: 'https://staff.example.org' },
      ].map((issuer) => ({
        ...issuer,
        ...{ jwksUrl: null, audience: 'myservices-graph', maxAgeSeconds: 300 },
        profiles: issuer.kind === 'person',
      })),
    );
    expect(devIssuerDir).toBeNull();
  });

  it('may have keys, audience and age of their own', () => {
    const partners = { PARTNERS_ISSUER: 'https://partners.example.org', PARTNERS_JWKS_URL: 'https://keys.example.org/partners' };
    const { issuers } = readConfig({ ...PRODUCTION, ...partners, TOKEN_AUDIENCE: 'graph-2', TOKEN_MAX_AGE_SECONDS: '900' });
    expect(issuers.at(-1)).toEqual({
      key: 'partners',
      kind: 'partner',
      provider: null,
      issuer: 'https://partners.example.org',
      jwksUrl: 'https://keys.example.org/partners',
      audience: 'graph-2',
      maxAgeSeconds: 900,
      profiles: false,
    });
  });

  it('keep the profiles of persons, but for the embedded providers, whose accounts identity knows', () => {
    const profiles = (variables: NodeJS.ProcessEnv) =>
      readConfig(variables).issuers.map((issuer) => [issuer.key, issuer.profiles]);
    expect(profiles({})).toEqual([
      ['ma-login', false],
      ['login-mass-gov', false],
    ]);
    expect(profiles({ LOGIN_MASS_GOV_ISSUER: 'https://login.example.org' })).toEqual([
      ['ma-login', false],
      ['login-mass-gov', true],
    ]);
  });

  it('must be named in production', () => {
    const { MA_LOGIN_ISSUER: _one, LOGIN_MASS_GOV_ISSUER: _other, ...rest } = PRODUCTION;
    expect(problems(rest)).toEqual(['LOGIN_MASS_GOV_ISSUER', 'MA_LOGIN_ISSUER']);
  });

  it.each([
    'http://ma-login.example.org',
    'http://127.0.0.1:4201',
    'https://user:secret@ma-login.example.org',
    'https://ma-login.example.org?tenant=1',
    'https://ma-login.example.org#x',
    'file:///etc/passwd',
    'ma-login',
  ])('must not be %s in production', (issuer) => {
    expect(problems({ ...PRODUCTION, MA_LOGIN_ISSUER: issuer })).toEqual(['MA_LOGIN_ISSUER']);
  });

  it.each(['http://ma-login.example.org', 'http://localhost:4201', 'http://127.0.0.1.example.org'])(
    'must not be %s in development',
    (issuer) => expect(problems({ MA_LOGIN_ISSUER: issuer })).toEqual(['MA_LOGIN_ISSUER']),
  );

  it('must have their keys at a safe address too', () => {
    expect(problems({ ...PRODUCTION, MA_LOGIN_JWKS_URL: 'http://127.0.0.1:4201/jwks' })).toEqual(['MA_LOGIN_JWKS_URL']);
  });

  it('must not be one and the same', () => {
    expect(problems({ ...PRODUCTION, LOGIN_MASS_GOV_ISSUER: PRODUCTION.MA_LOGIN_ISSUER })).toEqual(['LOGIN_MASS_GOV_ISSUER']);
  });

  it('have all their problems told together', () => {
    expect(
      problems({
        NODE_ENV: 'production',
        STAFF_ISSUER: 'http://x',
        PARTNERS_JWKS_URL: 'https://x',
        TOKEN_MAX_AGE_SECONDS: '300',
      }),
    ).toEqual([
      'ASSERTION_SECRET',
      'AUDIT_FILE',
      'LOGIN_MASS_GOV_ISSUER',
      'MA_LOGIN_ISSUER',
      'PARTNERS_JWKS_URL',
      'REDIS_URL',
      'STAFF_ISSUER',
    ]);
    expect(problems({ TOKEN_MAX_AGE_SECONDS: '0', TOKEN_AUDIENCE: '' })).toEqual(['TOKEN_AUDIENCE', 'TOKEN_MAX_AGE_SECONDS']);
  });
});
