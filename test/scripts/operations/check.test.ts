import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compose, writeComposed } from '../../../scripts/compose.ts';
import { operationsCommand } from '../../../scripts/operations.ts';
import { checkCommand } from '../../../scripts/operations/check.ts';
import { passOperations } from '../../../scripts/tooling/pass-operations.ts';
import { changedSubgraphs, changedSupergraph, type SdlChange } from '../../support/changed-supergraph.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const WITHOUT_BIRTH_DATE: SdlChange = ['identity', /(?:"[^"]+"\s+)birthDate: Date\n/, ''];
const DEPRECATED: SdlChange = ['identity', 'birthDate: Date\n', 'birthDate: Date @deprecated(reason: "Gone soon.")\n'];

const folder = temporaryFolder();
afterAll(() => folder.remove());
const fileOf = (name: string, sdl: string): string => {
  writeFileSync(join(folder.path, name), sdl);
  return join(folder.path, name);
};

function run(...args: string[]): { code: number; text: string } {
  const printed: string[] = [];
  const code = checkCommand(args, {}, (text) => printed.push(text));
  return { code, text: printed.join('\n') };
}

describe('npm run operations -- check', () => {
  it('says how many operations it has checked, and what each costs', () => {
    const { code, text } = run('--against', 'schema/supergraph.graphql');
    expect(code).toBe(0);
    const [, checked] = /^(\d+) operations of 4 clients checked: 0 breaking, 0 with a warning, \1 fine\.$/m.exec(text) ?? [];
    expect(Number(checked)).toBeGreaterThan(25);
    expect(text).toMatch(/^\| portal \| MyBenefits \| \d{2,3} \| \d \|$/m);
    expect(text).toMatch(/^\| eligibility-partner \| CheckCoverage \| \d+ \| 3 \|$/m);
  });

  it('ends with 1 when an operation breaks, and writes the report of a table per affected client', () => {
    const supergraph = fileOf('without.graphql', changedSupergraph(WITHOUT_BIRTH_DATE));
    const report = join(folder.path, 'report.md');
    const { code, text } = run('--supergraph', supergraph, '--report', report);
    expect(code).toBe(1);
    expect(text).toMatch(/ checked: 1 breaking, 0 with a warning, /);
    expect(text).toMatch(
      /## portal\n\n\| operation \| verdict \| what \| where \| who \|\n.*\n\| MyInfo \| \*\*breaking\*\* \| is not valid for the schema: Cannot query field "birthDate" on type "Person"\. \| [\d:, ]+ \| everybody \|\n/,
    );
    expect(readFileSync(report, 'utf8')).toBe(`${text}\n`);
    expect(run('--supergraph', supergraph).text).toBe(text);
  });

  it('checks against the limits that the gateways are given', () => {
    const printed: string[] = [];
    const check = (environment: NodeJS.ProcessEnv) => checkCommand([], environment, (text) => printed.push(text));
    expect([check({ MAX_DEPTH: '2' }), check({ MAX_DEPTH: 'two' })]).toEqual([1, 2]);
    expect(printed[0]).toMatch(/, for the depth 2\.$/m);
    expect(printed[1]).toMatch(/MAX_DEPTH: is not valid\. Allowed: a whole number from 1 to 1000/);
  });

  it('ends with 0 when there is but a warning, and can say all as JSON', () => {
    const { code, text } = run('--supergraph', fileOf('deprecated.graphql', changedSupergraph(DEPRECATED)), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(text)).toContainEqual(
      expect.objectContaining({ client: 'portal', name: 'MyInfo', verdict: 'warning', measure: expect.objectContaining({}) }),
    );
  });

  it.each([
    ['the variable CLIENTS', [], 'CLIENTS'],
    ['--clients', ['--clients', 'CLIENTS'], ''],
    ['--clients, which goes before the variable', ['--clients', 'CLIENTS'], 'nowhere.yaml'],
  ])('checks the operations of the clients that %s names', async (_how, args, variable) => {
    const file = fileOf(
      'clients.yaml',
      readFileSync('schema/clients.yaml', 'utf8').replace(/^ {2}- id: .*-partner\n( {4}.*\n)*/gm, ''),
    );
    const printed: string[] = [];
    const named = [...args, '--supergraph', 'schema/supergraph.graphql'].map((arg) => (arg === 'CLIENTS' ? file : arg));
    const env = { CLIENTS: variable === 'CLIENTS' ? file : variable };
    expect(await operationsCommand(['check', ...named], env, (text) => printed.push(text))).toBe(0);
    expect(printed.join('\n')).toMatch(/^\d+ operations of 1 clients? checked: 0 breaking/m);
  });

  it('ends with 2 when there is no such file of clients', async () => {
    const printed: string[] = [];
    const say = (text: string) => void printed.push(text);
    expect(await operationsCommand(['check'], { CLIENTS: 'nowhere.yaml' }, say)).toBe(2);
    expect(printed).toEqual(['There is no file nowhere.yaml']);
  });

  it('ends with 2 when it is not understood', () => {
    expect(run('--aginst', 'x').code).toBe(2);
    expect(run('--against', 'nowhere.graphql')).toEqual({ code: 2, text: 'There is no file nowhere.graphql' });
  });
});

describe('composition', () => {
  it('does not write a supergraph that breaks a registered operation', () => {
    const before = readFileSync('schema/supergraph.graphql', 'utf8');
    const refusal = 'The supergraph is not written, because it breaks registered operations:\n- portal, MyInfo: invalid\n';
    expect(() => writeComposed(compose(changedSubgraphs(WITHOUT_BIRTH_DATE)))).toThrow(refusal);
    expect(readFileSync('schema/supergraph.graphql', 'utf8')).toBe(before);
    expect(existsSync('schema/forced-compositions.md')).toBe(false);
  });

  it('takes a reason, and records it with the operations that break, the newest last', () => {
    const forced = temporaryFolder();
    writeFileSync(join(forced.path, 'placeholder'), '');
    const sdl = changedSupergraph(WITHOUT_BIRTH_DATE);
    const at = Date.parse('2026-11-16T15:00:00Z');
    expect(() => passOperations(sdl, forced.path, null, at)).toThrow('portal, MyInfo: invalid');
    const record = join(forced.path, 'forced-compositions.md');
    expect(passOperations(sdl, forced.path, 'The field\nwas wrong', at)).toContain('Forced, and recorded');
    passOperations(sdl, forced.path, 'Again', at);
    const text = readFileSync(record, 'utf8');
    expect(text).toMatch(
      /## 2026-11-16T15:00:00.000Z\n\nThe field was wrong\n\n.*SHA-256 `[0-9a-f]{64}` breaks:\n\n- portal, MyInfo: invalid\n/,
    );
    expect(text.match(/^# /gm)).toHaveLength(1);
    expect(text.indexOf('Again')).toBeGreaterThan(text.indexOf('The field was wrong'));
    forced.remove();
  });

  it('lets pass what breaks nobody, or is in force already', () => {
    expect(passOperations(changedSupergraph(DEPRECATED), 'schema', null, 0)).toBe('');
    expect(passOperations(readFileSync('schema/supergraph.graphql', 'utf8'), 'schema', null, 0)).toBe('');
  });
});
