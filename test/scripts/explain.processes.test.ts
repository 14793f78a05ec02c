import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Explanation } from '../../gateway/explain/explain.ts';
import { explainCommand } from '../../scripts/explain.ts';
import { runCommand } from '../../scripts/tooling/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const DEV_ISSUER_DIR = folder.path;

function file(name: string, content: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const PLAN_TYPE = file('plan-type.graphql', 'query PlanType { me { id planType { planYear } } }');
const PAGE = file('page.graphql', 'query Page($n: Int!) { me { notices(first: $n) { totalCount } } } query Other { me { id } }');

const run = (...args: string[]) => explainCommand(args, { DEV_ISSUER_DIR });

describe('npm run explain', () => {
  it('explains an operation as the gateway would see the sign-in', async () => {
    const [heading, fields, plan, pruned, measure] = (await run('--as', 'H06-lmg', '--query', PLAN_TYPE)).split('\n\n');
    expect(heading).toBe('query PlanType, as H06-lmg: signed in with LOGIN_MASS_GOV, linked to a record, head of 1 household');
    expect(fields?.split('\n')).toEqual([
      'Fields',
      '  allow    me                    Query.me           linked',
      '  depends  me.id                 Person.id          self | head_of_household_limited',
      '  deny     me.planType           Person.planType    (self | head_of_household_limited) & self + ma_login',
      '  deny     me.planType.planYear  PlanType.planYear  self + ma_login  (decided by Person.planType)',
    ]);
    expect(plan).toMatch(/^Plan: 1 fetch\n {2}fetch identity\n {4}\| query PlanType__identity__0 \{\n/);
    expect(pruned).toBe('Left the operation before it was planned\n  me.planType');
    expect(measure).toMatch(/^Measure\n {2}depth {7}3 {2}of 12\n/);
  });

  it('takes the variables from a file, names the operation, and says what is over a limit', async () => {
    const text = await run('--as', 'h02', '--query', PAGE, '--operation', 'Page', '--variables', file('n.json', '{"n": 51}'));
    expect(text).toContain('query Page, as h02: signed in with MA_LOGIN');
    expect(text).toContain('  pageSize    51  of 50, over the limit');
    expect(text).toContain('The gateway refuses this operation: OPERATION_TOO_COMPLEX');
  });

  it('prints JSON when asked to, for whoever is not signed in too', async () => {
    const explanation = JSON.parse(await run('--as', 'anonymous', '--query', PLAN_TYPE, '--json')) as Explanation;
    expect(explanation.viewer.signedIn).toBeNull();
    expect(explanation.pruned).toEqual(['me']);
    expect(explanation.plan).toBeNull();
  });

  it('knows partners and staff', async () => {
    const query = file('coverage.graphql', '{ coverageCheck(massHealthId: "999000000101") { coverage { status } } }');
    const text = await run('--as', 'partner-eligibility', '--query', query);
    expect(text).toContain('query (without a name), as partner-eligibility: partner, scope eligibility:read');
    expect(text).toContain('  allow  coverageCheck ');
    expect(await run('--as', 'staff', '--query', query)).toContain('Plan: nothing is fetched');
  });
});

describe('npm run explain, asked wrongly', () => {
  it.each([
    ['nothing', [], /^usage: npm run explain/],
    ['an option that is none', ['--who', 'H02'], /Unknown option '--who'[\s\S]*usage: npm run explain/],
    [
      'a sign-in that is none',
      ['--as', 'H99', '--query', PLAN_TYPE],
      /^There is no demo sign-in "H99"\. The demo sign-ins are:\n {2}H01 /,
    ],
    ['a file that is none', ['--as', 'H02', '--query', 'none.graphql'], /^There is no file none\.graphql$/],
    [
      'no GraphQL',
      ['--as', 'H02', '--query', file('bad.graphql', '{ me {')],
      /bad\.graphql is not valid GraphQL:\n {2}1:7 Syntax Error/,
    ],
    [
      'a field that is none',
      ['--as', 'H02', '--query', file('no.graphql', '{ mee { id } }')],
      /is not valid for the schema:\n {2}1:3 Cannot query/,
    ],
    [
      'variables that are none',
      ['--as', 'H02', '--query', PAGE, '--variables', file('no.json', '[1')],
      /no\.json must hold a JSON object$/,
    ],
    ['two operations and no name', ['--as', 'H02', '--query', PAGE], /^operationName does not say which operation to run$/],
    [
      'no value for a variable',
      ['--as', 'H02', '--query', PAGE, '--operation', 'Page'],
      /^Variable "\$n" has a value that is not valid$/,
    ],
  ])('says so: %s', async (_what, args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });

  it('refuses demo sign-ins in production', async () => {
    const env = {
      NODE_ENV: 'production',
      ASSERTION_SECRET: 'a secret of more than thirty-two characters',
      SINGLE_GATEWAY: 'true',
      AUDIT_FILE: 'audit.jsonl',
      MA_LOGIN_ISSUER: 'https://ma-login.example.org',
      LOGIN_MASS_GOV_ISSUER: 'https://login.example.org',
    };
    await expect(explainCommand(['--as', 'H02', '--query', PLAN_TYPE], env)).rejects.toThrow('no demo sign-ins in production');
  });
});

describe('scripts/explain.ts as a process', () => {
  const script = `node scripts/explain.ts --as anonymous --query`;

  it('reads the query from standard input', async () => {
    const { ok, output } = await runCommand(['sh', '-c', `echo '{ help { learnMoreUrl } }' | ${script} -`]);
    expect(output).toMatch(/ {2}allow {2}help {15}Query\.help {9}public\n/);
    expect(ok).toBe(true);
  });

  it('fails with the message alone', async () => {
    expect(await runCommand(['sh', '-c', `${script} none.graphql`])).toMatchObject({
      ok: false,
      output: 'There is no file none.graphql',
    });
  });
});
