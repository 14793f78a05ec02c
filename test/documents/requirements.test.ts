import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { faultsIn, filesOfTitles, REQUIREMENTS, requirementsNamedIn } from '../support/requirements-table.ts';

const SECTION = readFileSync('test/README.md', 'utf8')
  .split(/^## /m)
  .find((text) => text.startsWith('Requirements\n'));

describe('the list of requirements', () => {
  it('has one line for each, which says where it is met, and which tests name it in a title', () => {
    expect(faultsIn(SECTION ?? '')).toEqual([]);
  });

  it('has 43 lines', () => {
    expect(REQUIREMENTS).toHaveLength(43);
  });
});

describe('the titles of the tests', () => {
  it('name each requirement, and no unknown one', () => {
    const named = new Set(filesOfTitles().flatMap((file) => [...requirementsNamedIn(file)]));
    expect([...named].sort()).toEqual([...REQUIREMENTS].sort());
  });
});

describe('a list that is not right', () => {
  const line = (id: string, where = '`Query.help`', tests = '`test/subgraphs/notices.help.test.ts`') =>
    `- **${id}** what. Where: ${where}. Tests: ${tests}.`;
  const faults = (...lines: string[]) => faultsIn(lines.join('\n')).filter((fault) => !/has no line/.test(fault));

  it('is reported with its faults', () => {
    expect(faults(line('SU-1'), line('BR-1', '`Help.apps`, `subgraphs/notices/help/`, `public`, `Help`, `signOut`'))).toEqual([]);
    expect(faults(line('SU-2'), line('ZZ-1'))).toEqual(['SU-2 is no requirement', 'ZZ-1 is no requirement']);
    expect(faults(line('SU-1'), line('SU-1'))).toEqual(['SU-1 has two lines']);
    expect(faults(line('SU-1', 'standing'), line('BR-1', '`Help.apps`', 'all'))).toEqual([
      'SU-1 names no place',
      'BR-1 cites no test',
    ]);
    expect(faults(line('SU-1', '`Help.fax`, `Helper`, `signUp`, `nobody`, `gateway/help.ts`'))).toEqual(
      ['Help.fax', 'Helper', 'signUp', 'nobody', 'gateway/help.ts'].map((place) => `SU-1 names ${place}, which is nothing here`),
    );
    expect(faults(line('SU-1', undefined, '`test/subgraphs/help.test.ts`'))).toEqual([
      'SU-1 cites test/subgraphs/help.test.ts, which is not there',
    ]);
    expect(faults('- **SU-1** what. Where: `Help.apps`.')).toEqual([
      '"- **SU-1** what. Where: `Help.apps`." is not of the form "- **id** what. Where: places. Tests: files."',
    ]);
  });

  it('is reported when a test names the requirement only in a comment or a value', () => {
    const silent = 'test/property/expectation.ts';
    expect(readFileSync(silent, 'utf8')).toContain('LA-1');
    expect(faults(line('LA-1', undefined, `\`${silent}\``))).toEqual([`LA-1 cites ${silent}, where no title names it`]);
  });

  it('is reported when a requirement has no line', () => {
    const missing = faultsIn((SECTION ?? '').replace(/^- \*\*UP-2\*\* .*$/m, ''));
    expect(missing).toEqual(['UP-2 has no line']);
  });
});
