import { describe, expect, it } from '@jest/globals';
import { GATEWAY_VARIABLES, readConfig as readGatewayConfig } from '../../../gateway/config.ts';
import { readFlags } from '../../../schema/contract/command-line.ts';
import { boolean, ConfigurationError, integer, readTogether, readVariables } from '../../../schema/contract/configuration.ts';
import { PROVIDERS_VARIABLES, readProvidersConfig } from '../../../scripts/providers/config.ts';
import {
  IDENTITY_VARIABLES,
  NOTICES_VARIABLES,
  readConfig as readSubgraphConfig,
  SUBGRAPH_VARIABLES,
} from '../../../subgraphs/config.ts';

const readIdentityConfig = (env: NodeJS.ProcessEnv) => readSubgraphConfig('identity', env);
const readNoticesConfig = (env: NodeJS.ProcessEnv) => readSubgraphConfig('notices', env);

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}
const namesOf = (problems: readonly string[]) => problems.map((problem) => problem.split(':', 1)[0] ?? '');

const PROGRAMS = [
  ['a gateway', readGatewayConfig, GATEWAY_VARIABLES],
  ['identity', readIdentityConfig, [...SUBGRAPH_VARIABLES, ...IDENTITY_VARIABLES]],
  ['notices', readNoticesConfig, [...SUBGRAPH_VARIABLES, ...NOTICES_VARIABLES]],
  ['the providers', readProvidersConfig, [...GATEWAY_VARIABLES, ...PROVIDERS_VARIABLES]],
] as const;

describe.each(PROGRAMS)('the configuration of %s', (_program, read, variables) => {
  const names = variables.map(({ name }) => name);

  it('tells of every variable what it is for, and what is allowed', () => {
    for (const { name, description, allowed } of variables) {
      expect([name, description]).toEqual([name, expect.stringMatching(/^[A-Z`].*\.$/)]);
      expect([name, allowed]).toEqual([name, expect.stringMatching(/\w/)]);
    }
    expect(new Set(names).size).toBe(names.length);
  });

  it('is the same when every default that is a value is written out', () => {
    const given = variables.flatMap(({ name, default: value }) => (value === null || / /.test(value) ? [] : [[name, value]]));
    const written = Object.fromEntries(given.filter(([, value]) => value !== 'by discovery' && !value?.includes('<')));
    expect(read(written)).toEqual(read({}));
  });

  it('tells all problems of form together, in one form, and no value', () => {
    const problems = problemsOf(() => read(Object.fromEntries(names.map((name) => [name, '\u0000 wrong']))));
    // What any text is allowed for is not wrong by its form. Letters must be in a folder that is there.
    const free = variables.filter(({ allowed }) =>
      /^(the path(?!.*or none)|an address|a reason|a client|scopes|an audience|a sender)/.test(allowed),
    );
    const wrong = names.filter((name) => !free.some((variable) => variable.name === name));
    expect([...namesOf(problems)].sort()).toEqual([...wrong].sort());
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+: [^.]+\. Allowed: \S/);
    expect(problems.join()).not.toContain('wrong');
  });

  it('tells an empty variable from one that is not set', () => {
    const problems = problemsOf(() => read(Object.fromEntries(names.map((name) => [name, '']))));
    expect(namesOf(problems)).toEqual(names);
    for (const problem of problems) expect(problem).toContain(': is empty. Allowed: ');
  });

  it('tells what is wrong in production beside what is wrong in form', () => {
    expect(names).toContain('LOG_LEVEL');
    const inProduction = namesOf(problemsOf(() => read({ NODE_ENV: 'production' })));
    expect(inProduction.length).toBeGreaterThan(0);
    expect(namesOf(problemsOf(() => read({ NODE_ENV: 'production', LOG_LEVEL: 'x' })))).toEqual(['LOG_LEVEL', ...inProduction]);
  });

  it.each(['Production', 'prod', 'staging'])('knows no environment that is called %s', (name) => {
    expect(namesOf(problemsOf(() => read({ NODE_ENV: name })))).toEqual(['NODE_ENV']);
  });

  it('spells yes and no in one way everywhere', () => {
    for (const { name } of variables.filter(({ allowed }) => allowed.startsWith('on or off'))) {
      for (const word of ['on', 'off', 'true', 'false', 'yes', 'no', '1', '0', 'ON', 'False'])
        expect([name, namesOf(problemsOf(() => read({ [name]: word })))]).toEqual([name, []]);
      for (const word of ['y', 'n', 'enabled', '2', 'perhaps', ' on'])
        expect([name, namesOf(problemsOf(() => read({ [name]: word })))]).toEqual([name, [name]]);
    }
  });
});

describe('values', () => {
  it.each(['1e3', '0x10', ' 80', '80 ', '-1', '+1', '1.0', '65536', 'NaN', 'true', '99999999999999999999'])(
    'a number is written in digits: %s is none',
    (port) => expect(namesOf(problemsOf(() => readVariables({ PORT: integer(0, 65_535) }, { PORT: port })))).toEqual(['PORT']),
  );

  it('the names of every object are no variables', () => {
    expect(readVariables({ SHOWN: boolean().default(true) }, { constructor: 'x' } as never)).toEqual({ SHOWN: true });
    expect(namesOf(problemsOf(() => readFlags({}, ['--constructor', '--__proto__=x'])))).toEqual([
      '--constructor',
      '--__proto__',
    ]);
  });

  it('a secret is in no message, by whichever variable it came', () => {
    const secret = 'hush-hush';
    const env = {
      NODE_ENV: 'production',
      ASSERTION_SECRET: secret,
      ASSERTION_KEY: secret,
      REDIS_URL: `http://user:${secret}@host`,
      DATABASE_URL: `mysql://user:${secret}@host`,
      SMTP_URL: `http://user:${secret}@host`,
      PEPPER_KEYS: `a:${secret}`,
      MA_LOGIN_ISSUER: `https://user:${secret}@host`,
      ACCOUNT_LIMITS: secret,
    };
    const problems = PROGRAMS.flatMap(([, read]) => problemsOf(() => read(env)));
    expect(problems.join()).not.toContain(secret);
    for (const name of Object.keys(env).slice(1)) expect(namesOf(problems)).toContain(name);
  });
});

describe('the ports of the providers', () => {
  it.each([[{ PORT: '65400' }], [{ PORT: '4000', PROVIDERS_PORT: '4000' }], [{ PORT: '4000', PROVIDERS_PORT: '3999' }]])(
    'must be there, and not that of the graph: %j',
    (env) => {
      expect(namesOf(problemsOf(() => readProvidersConfig(env)))).toEqual(['PROVIDERS_PORT']);
    },
  );
});

describe('flags', () => {
  const FLAGS = { file: { type: 'string', value: 'FILE' }, open: { type: 'boolean' } } as const;

  it('are read', () => {
    expect(readFlags(FLAGS, ['--file', 'a', '--open'])).toEqual({ file: 'a', open: true });
    expect(readFlags(FLAGS, ['--file=a'])).toEqual({ file: 'a', open: false });
  });

  it.each([
    [['--opne'], '--opne: is not known'],
    [['-o'], '-o: is not known'],
    [['--file'], '--file: has no value'],
    [['--open=yes'], '--open: takes no value'],
    [['open'], 'an argument is not a flag'],
  ])('that are wrong are refused with those that are known: %j', (args, wrong) => {
    expect(problemsOf(() => readFlags(FLAGS, args))).toEqual([`${wrong}. Allowed: --file FILE, --open`]);
  });

  it('that are wrong are told beside variables that are wrong, each problem once', () => {
    const env = { LOG_LEVEL: 'loud' };
    const read = () =>
      readTogether({
        flags: () => readFlags(FLAGS, ['--opne']),
        gateway: () => readGatewayConfig(env),
        providers: () => readProvidersConfig(env),
      });
    expect(namesOf(problemsOf(read))).toEqual(['--opne', 'LOG_LEVEL']);
  });
});
