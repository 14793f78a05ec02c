import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import { readConfig, readFeedConfig } from '../../subgraphs/config.ts';
import { DEMO_LETTERS_FOLDER } from '../../subgraphs/notices/letters/demo-letters.ts';

const DEVELOPMENT_SECRET = 'development-only-assertion-secret';
const SECRET = 'a secret of more than thirty-two characters';
const PRODUCTION_NOTICES = { NODE_ENV: 'production', ASSERTION_SECRET: SECRET, DATABASE_URL: 'postgres://database/graph' };

const DATABASE = {
  database: { poolSize: 10, prepared: true, connectMs: 5_000, idleMs: 60_000, keepAliveMs: 10_000 },
  requests: { statementMs: 2_000, replica: null },
};

describe('the configuration of a subgraph process', () => {
  it('serves the demo from memory when nothing is set', () => {
    expect(readConfig('masshealth', {})).toEqual({
      databaseUrl: 'sqlite::memory:',
      ...DATABASE,
      migrates: true,
      guard: 'compiled',
      assertionKey: [assertionKey(DEVELOPMENT_SECRET, 'masshealth')],
      protectsSdl: false,
      server: { host: '127.0.0.1', keepAliveMs: 65_000, tls: null, management: null, drain: { delayMs: 0, timeoutMs: 20_000 } },
      demo: true,
      identity: null,
      notices: null,
      logLevel: 'info',
      logFormat: 'json',
      traces: null,
    });
  });

  it('has no demo in production, and a secret of its own', () => {
    const variables = { ...PRODUCTION_NOTICES, LETTERS_DIR: DEMO_LETTERS_FOLDER };
    expect(readConfig('notices', variables)).toEqual({
      databaseUrl: 'postgres://database/graph',
      ...DATABASE,
      migrates: false,
      guard: 'compiled',
      assertionKey: [assertionKey(SECRET, 'notices')],
      protectsSdl: true,
      server: {
        host: '127.0.0.1',
        keepAliveMs: 65_000,
        tls: null,
        management: null,
        drain: { delayMs: 5_000, timeoutMs: 20_000 },
      },
      demo: false,
      identity: null,
      notices: { settings: { lettersFolder: DEMO_LETTERS_FOLDER } },
      logLevel: 'info',
      logFormat: 'json',
      traces: null,
    });
  });

  it('takes the key of this subgraph alone, without the secret', () => {
    const key = assertionKey(SECRET, 'notices');
    const { ASSERTION_SECRET: _secret, ...others } = PRODUCTION_NOTICES;
    const variables = { ...others, LETTERS_DIR: 'none', ASSERTION_KEY: Buffer.from(key).toString('base64url') };
    expect(readConfig('notices', variables).assertionKey).toEqual([key]);
  });

  it.each([
    ['the development secret', { ASSERTION_SECRET: DEVELOPMENT_SECRET }, /ASSERTION_KEY/],
    ['no secret', {}, /ASSERTION_KEY/],
    ['demo rows', { ASSERTION_SECRET: SECRET, DEMO: 'on', DATABASE_URL: 'postgres://database/graph' }, /DEMO/],
    ['tables in memory', { ASSERTION_SECRET: SECRET }, /DATABASE_URL/],
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

describe('the configuration of identity', () => {
  const KEYS = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(40, 2).toString('base64')];
  const PRODUCTION = {
    NODE_ENV: 'production',
    ASSERTION_SECRET: SECRET,
    DATABASE_URL: 'postgres://database/graph',
    PEPPER_KEYS: `2025:${KEYS[0]}, 2026:${KEYS[1]}`,
    SMTP_URL: 'smtps://mail.example.org',
  };
  const read = (variables: object) => readConfig('identity', variables as NodeJS.ProcessEnv).identity;
  const reading = (variables: object) => () => read({ ...PRODUCTION, ...variables });

  it('is that of a developer when nothing is set', () => {
    expect(read({})).toEqual({
      settings: {
        pepper: DEVELOPMENT_SETTINGS.pepper,
        registration: 'embedded',
        handOffUrls: { MAHEALTHCONNECTOR_APPLICATION: 'https://www.mahealthconnector.org/' },
        allowDemoSsns: true,
        limits: DEVELOPMENT_SETTINGS.limits,
      },
      mail: { smtpUrl: null, from: 'MyServices <no-reply@myservices.example.org>', outboxDir: '.data/outbox' },
    });
  });

  it('takes all that can be set; the last key is the current one', () => {
    const more = {
      REGISTRATION: 'embedded',
      MAIL_FROM: 'MyServices <post@example.org>',
      HANDOFF_MAHEALTHCONNECTOR_URL: 'https://connector.example.org/application',
      ACCOUNT_LIMITS: '{"codeTries":3,"resendSeconds":120}',
    };
    expect(read({ ...PRODUCTION, ...more })).toEqual({
      settings: {
        pepper: { current: '2026', keys: { '2025': new Uint8Array(32).fill(1), '2026': new Uint8Array(40).fill(2) } },
        registration: 'embedded',
        handOffUrls: { MAHEALTHCONNECTOR_APPLICATION: 'https://connector.example.org/application' },
        allowDemoSsns: false,
        limits: { ...DEVELOPMENT_SETTINGS.limits, codeTries: 3, resendSeconds: 120 },
      },
      mail: { smtpUrl: 'smtps://mail.example.org', from: 'MyServices <post@example.org>', outboxDir: '.data/outbox' },
    });
  });

  it('creates accounts on a developer’s machine, and in production only if told so (SI-3)', () => {
    const registration = (variables: object) => read(variables)?.settings.registration;
    expect([registration({}), registration(PRODUCTION)]).toEqual(['embedded', 'external']);
    expect(registration({ REGISTRATION: 'external' })).toBe('external');
    expect(registration({ ...PRODUCTION, REGISTRATION: 'embedded' })).toBe('embedded');
  });

  it.each([
    ['no pepper', { PEPPER_KEYS: undefined }, /PEPPER_KEYS/],
    ['the pepper of development', { PEPPER_KEYS: `a:${btoa('development-only-pepper-32-bytes')}` }, /PEPPER_KEYS/],
    ['demo numbers', { ALLOW_DEMO_SSNS: 'on' }, /ALLOW_DEMO_SSNS/],
    ['demo numbers, with the demo', { ALLOW_DEMO_SSNS: 'on', DEMO: 'on', DATABASE_URL: undefined }, /ALLOW_DEMO_SSNS/],
    ['no way for messages', { SMTP_URL: undefined }, /SMTP_URL/],
  ])('refuses %s in production', (_what, variables, problem) => {
    expect(reading(variables)).toThrow(problem);
  });

  it('refuses demo numbers beside a real source, wherever that is', () => {
    expect(reading({ NODE_ENV: 'development', DEMO: 'off', ALLOW_DEMO_SSNS: 'on' })).toThrow(/ALLOW_DEMO_SSNS/);
    expect(read({ ...PRODUCTION, NODE_ENV: 'development', DEMO: 'off' })?.settings.allowDemoSsns).toBe(false);
  });

  it.each([
    ['a short key', { PEPPER_KEYS: `2026:${btoa('short')}` }, /PEPPER_KEYS/],
    ['a key without an id', { PEPPER_KEYS: KEYS[0] }, /PEPPER_KEYS/],
    ['an id with a dot', { PEPPER_KEYS: `a.b:${KEYS[0]}` }, /PEPPER_KEYS/],
    ['two keys of one id', { PEPPER_KEYS: `a:${KEYS[0]},a:${KEYS[1]}` }, /PEPPER_KEYS/],
    ['mail over HTTP', { SMTP_URL: 'https://mail.example.org' }, /SMTP_URL/],
    ['a hand-off to a script', { HANDOFF_MAHEALTHCONNECTOR_URL: 'javascript:alert(1)' }, /HANDOFF_MAHEALTHCONNECTOR_URL/],
    ['an unknown limit', { ACCOUNT_LIMITS: '{"codeTriez":3}' }, /ACCOUNT_LIMITS/],
    ['a limit of nought', { ACCOUNT_LIMITS: '{"codeTries":0}' }, /ACCOUNT_LIMITS/],
    ['limits that are no JSON', { ACCOUNT_LIMITS: 'codeTries=3' }, /ACCOUNT_LIMITS/],
  ])('refuses %s', (_what, variables, problem) => {
    expect(reading(variables)).toThrow(problem);
  });

  it('tells what is wrong in form and what is wrong in production together, and no value', () => {
    const wrong = reading({
      DATABASE_URL: 'mysql://host',
      REGISTRATION: 'perhaps',
      PEPPER_KEYS: `a:${btoa('secret')}`,
      SMTP_URL: undefined,
    });
    expect(wrong).toThrow(/DATABASE_URL[^]*PEPPER_KEYS[^]*REGISTRATION[^]*SMTP_URL/);
    expect(wrong).not.toThrow(/mysql|perhaps|c2VjcmV0/);
  });

  it('is of no concern to other subgraphs', () => {
    const variables = { ...PRODUCTION, LETTERS_DIR: 'none', PEPPER_KEYS: undefined, SMTP_URL: undefined };
    expect(readConfig('notices', variables).identity).toBeNull();
  });
});

describe('the folder of letters', () => {
  const folderOf = (variables: object) => readConfig('notices', variables as NodeJS.ProcessEnv).notices?.settings.lettersFolder;

  it.each([
    ['not named in production', {}, /LETTERS_DIR: must be set in production: .+ or none if there are no letters/],
    ['missing', { LETTERS_DIR: '/no/such/folder' }, /LETTERS_DIR: must name a folder that this process can read/],
    ['a file', { LETTERS_DIR: fileURLToPath(import.meta.url) }, /LETTERS_DIR: must name a folder that this process can read/],
  ])('refuses the start when it is %s', (_what, variables, problem) => {
    expect(() => folderOf({ ...PRODUCTION_NOTICES, ...variables })).toThrow(problem);
  });

  it('is named by the deployment, or said to be none', () => {
    expect(folderOf({ ...PRODUCTION_NOTICES, LETTERS_DIR: tmpdir() })).toBe(tmpdir());
    expect(folderOf({ ...PRODUCTION_NOTICES, LETTERS_DIR: 'none' })).toBeNull();
  });

  it('is that of the demo on a developer’s machine', () => {
    expect(folderOf({})).toBe(DEMO_LETTERS_FOLDER);
  });

  it('concerns notices alone', () => {
    expect(readConfig('masshealth', PRODUCTION_NOTICES).notices).toBeNull();
  });
});

describe('the configuration of the feed commands', () => {
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://127.0.0.1/graph' };
  const pepper = `2026:${Buffer.alloc(32, 7).toString('base64')}`;

  it('needs nothing that serving needs, and a pepper for identity alone', () => {
    expect(readFeedConfig({ identity: false, lasting: true }, production)).toEqual({
      databaseUrl: production.DATABASE_URL,
      migrates: false,
      settings: {},
    });
    expect(readFeedConfig({ identity: true, lasting: true }, { ...production, PEPPER_KEYS: pepper }).settings).toMatchObject({
      pepper: { current: '2026' },
      allowDemoSsns: false,
    });
  });

  it('reports all problems together', () => {
    const variables = {
      NODE_ENV: 'production',
      PEPPER_KEYS: `a:${btoa('development-only-pepper-32-bytes')}`,
      ALLOW_DEMO_SSNS: 'on',
    };
    const reading = () => readFeedConfig({ identity: true, lasting: true }, variables);
    expect(reading).toThrow(/DATABASE_URL: must name tables that last[^]*ALLOW_DEMO_SSNS[^]*PEPPER_KEYS/);
  });

  it('has no tables that last where none are named', () => {
    expect(readFeedConfig({ identity: true, lasting: false }, {})).toMatchObject({
      databaseUrl: null,
      settings: { allowDemoSsns: true },
    });
  });
});
