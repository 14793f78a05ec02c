import { describe, expect, it } from '@jest/globals';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { readConfig } from '../../subgraphs/config.ts';

const DEVELOPMENT_SECRET = 'development-only-assertion-secret';
const SECRET = 'a secret of more than thirty-two characters';

describe('the configuration of a subgraph process', () => {
  it('serves the demo from memory when nothing is set', () => {
    expect(readConfig('identity', {})).toEqual({
      databaseUrl: 'sqlite::memory:',
      assertionKey: assertionKey(DEVELOPMENT_SECRET, 'identity'),
      demo: true,
    });
  });

  it('has no demo in production, and a secret of its own', () => {
    const variables = { NODE_ENV: 'production', ASSERTION_SECRET: SECRET, DATABASE_URL: 'postgres://database/graph' };
    expect(readConfig('notices', variables)).toEqual({
      databaseUrl: 'postgres://database/graph',
      assertionKey: assertionKey(SECRET, 'notices'),
      demo: false,
    });
  });

  it('takes the key of this subgraph alone, without the secret', () => {
    const key = assertionKey(SECRET, 'notices');
    const config = readConfig('notices', { NODE_ENV: 'production', ASSERTION_KEY: Buffer.from(key).toString('base64url') });
    expect(Buffer.from(config.assertionKey)).toEqual(Buffer.from(key));
  });

  it.each([
    ['the development secret', { ASSERTION_SECRET: DEVELOPMENT_SECRET }, /ASSERTION_KEY/],
    ['no secret', {}, /ASSERTION_KEY/],
    [
      'demo rows for a real database',
      { ASSERTION_SECRET: SECRET, DEMO: 'on', DATABASE_URL: 'postgres://database/graph' },
      /DEMO/,
    ],
  ])('refuses %s in production', (_what, variables, problem) => {
    expect(() => readConfig('identity', { NODE_ENV: 'production', ...variables })).toThrow(problem);
  });

  it('names all problems together, and no value', () => {
    const read = () =>
      readConfig('identity', { DATABASE_URL: 'mysql://user:word@host', DEMO: 'perhaps', ASSERTION_SECRET: 'short' });
    expect(read).toThrow(/DATABASE_URL[^]*ASSERTION_SECRET[^]*DEMO/);
    expect(read).not.toThrow(/mysql|word|perhaps|: short/);
  });
});
