import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../gateway/config.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  ASSERTION_SECRET: 'a secret of at least thirty-two characters',
  SINGLE_GATEWAY: 'true',
  AUDIT_FILE: 'audit.jsonl',
  MA_LOGIN_ISSUER: 'https://ma-login.example.org',
  LOGIN_MASS_GOV_ISSUER: 'https://login.example.org',
};
const STAFF = { STAFF_ISSUER: 'https://staff.example.org' };

describe('whether the playground is served', () => {
  it('is off in production unless it is switched on', () => {
    expect(readConfig({ ...PRODUCTION, ...STAFF }).playground).toBeNull();
    expect(readConfig({ ...PRODUCTION, ...STAFF, PLAYGROUND: 'true' }).playground).toEqual({
      staff: { issuer: 'https://staff.example.org', clientId: 'myservices-playground', scope: 'openid graph' },
    });
  });

  it('cannot be switched on in production without an issuer for staff', () => {
    expect(() => readConfig({ ...PRODUCTION, PLAYGROUND: 'true' })).toThrow(/STAFF_ISSUER in production/);
  });

  it('is on in development unless it is switched off', () => {
    expect(readConfig({}).playground).toEqual({ staff: null });
    expect(readConfig({ PLAYGROUND: 'false' }).playground).toBeNull();
  });

  it('introspection and the audit sync have defaults of their own', () => {
    expect(readConfig({})).toMatchObject({ introspection: true, audit: { sync: false } });
    expect(readConfig({ ...PRODUCTION, ...STAFF })).toMatchObject({ introspection: false, audit: { sync: true } });
    expect(readConfig({ INTROSPECTION: 'false' }).introspection).toBe(false);
  });
});
