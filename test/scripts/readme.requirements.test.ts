import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { faultsIn, filesOfTitles, REQUIREMENTS, requirementsNamedIn } from '../support/requirements-table.ts';

const SECTION = readFileSync('README.md', 'utf8')
  .split(/^## /m)
  .find((text) => text.startsWith('Requirements\n'));

describe('the table of requirements in the README', () => {
  it('has one row for each, which says where it is met, and which tests name it in a title', () => {
    expect(faultsIn(SECTION ?? '')).toEqual([]);
  });

  it('has 43 rows', () => {
    expect(REQUIREMENTS).toHaveLength(43);
  });
});

describe('the titles of the tests', () => {
  it('name each requirement, and none that there is not', () => {
    const named = new Set(filesOfTitles().flatMap((file) => [...requirementsNamedIn(file)]));
    expect([...named].sort()).toEqual([...REQUIREMENTS].sort());
  });
});

describe('a table that is not right', () => {
  const row = (id: string, where = '`Query.help`', test = '`test/subgraphs/notices.help.test.ts`') =>
    `| ${id} | what | ${where} | ${test} |`;
  const faults = (...rows: string[]) =>
    faultsIn(['| id | what | where | test |', '| - | - | - | - |', ...rows].join('\n')).filter(
      (fault) => !/has no row/.test(fault),
    );

  it('is told by what is wrong with it', () => {
    expect(faults(row('SU-1'), row('BR-1', '`Help.apps`, `subgraphs/notices/help/`, `public`, `Help`, `signOut`'))).toEqual([]);
    expect(faults(row('SU-2'), row('ZZ-1'))).toEqual(['SU-2 is no requirement', 'ZZ-1 is no requirement']);
    expect(faults(row('SU-1'), row('SU-1'))).toEqual(['SU-1 has two rows']);
    expect(faults(row('SU-1', 'standing'), row('BR-1', '`Help.apps`', 'all'))).toEqual([
      'SU-1 names no place',
      'BR-1 cites no test',
    ]);
    expect(faults(row('SU-1', '`Help.fax`, `Helper`, `signUp`, `nobody`, `gateway/help.ts`'))).toEqual(
      ['Help.fax', 'Helper', 'signUp', 'nobody', 'gateway/help.ts'].map((place) => `SU-1 names ${place}, which is nothing here`),
    );
    expect(faults(row('SU-1', undefined, '`test/subgraphs/help.test.ts`'))).toEqual([
      'SU-1 cites test/subgraphs/help.test.ts, which is not there',
    ]);
    expect(faults('| SU-1 | what | `Help.apps` |')).toEqual(['SU-1 cites no test']);
    expect(faults(`${row('SU-1')} more |`)).toEqual(['SU-1 has not the four columns']);
  });

  it('is told of a test that names the requirement in a comment or a value alone', () => {
    const silent = 'test/property/sight.ts';
    expect(readFileSync(silent, 'utf8')).toContain('LA-1');
    expect(faults(row('LA-1', undefined, `\`${silent}\``))).toEqual([`LA-1 cites ${silent}, where no title names it`]);
  });

  it('is told when a requirement has no row', () => {
    const missing = faultsIn((SECTION ?? '').replace(/^\| UP-2 .*$/m, ''));
    expect(missing).toEqual(['UP-2 has no row']);
  });
});
