import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { completeRow } from '../../scripts/tooling/complete-row.ts';
import { deriveRows, isShownOfRestricted, seenAlike } from './derived-rows.ts';
import { GATEWAY_ROWS } from './gateway.rows.ts';
import { explainRows } from './missing-rows.ts';
import { askForPlainFields } from './plain-fields.ts';

const rowOf = (coordinate: string) => GATEWAY_ROWS.find((row) => row.coordinate === coordinate)!;

describe('a row that follows from the tables of the gateway', () => {
  it('is that of a field of the same type which the same viewers see', () => {
    const [row, ...others] = deriveRows(['Eligibility.id', 'Eligibility.status'], [rowOf('Eligibility.status')]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ coordinate: 'Eligibility.id', cells: rowOf('Eligibility.status').cells });
    expect(row?.title).toBe('Eligibility.id, as Eligibility.status');
  });

  it('is not there where other viewers see the field, where it has no row, and where it has one of its own', () => {
    expect(seenAlike('Person.massHealthId')).not.toContain('Person.birthDate');
    expect(deriveRows(['Person.massHealthId'], [rowOf('Person.birthDate')])).toEqual([]);
    expect(deriveRows(['Eligibility.unknown'], [rowOf('Eligibility.status')])).toEqual([]);
    expect(deriveRows(['Eligibility.status'], [rowOf('Eligibility.status')])).toEqual([]);
  });

  it('says what the head is shown of a restricted person, and not what only some types show (RO-10)', () => {
    expect(['renewalDueOn', 'status', 'planName', 'unknown'].filter(isShownOfRestricted)).toEqual(['renewalDueOn']);
  });
});

describe('a table without a row', () => {
  const TABLES = 'test/authorization/gateway.*.table.ts';
  const all = GATEWAY_ROWS.map(({ coordinate }) => coordinate);

  it('fails with the file, the line and an example', () => {
    const [told = '', ...others] = explainRows([...all, 'Enrollment.groupNumber'], GATEWAY_ROWS, TABLES);
    expect(others).toEqual([]);
    expect(told).toMatch(
      /^Enrollment\.groupNumber has no row\. Say who sees it in test\/authorization\/gateway\.benefits\.table\.ts, in a line after line \d+\./,
    );
    expect(told).toMatch(/\nGW-ENROLLMENT-GROUP-NUMBER +Enrollment\.groupNumber +\S/);
  });

  it('names a new type, a label, a removed field and a row too many', () => {
    const [id = '', ...rest] = all;
    const told = explainRows([...rest, 'Appeal.id', 'EligibilityLabels.id'], [...GATEWAY_ROWS, rowOf(rest[0]!)], TABLES);
    expect(told[0]).toContain(`Appeal.id has no row, and no field of Appeal has one. Add rows to one of ${TABLES}`);
    expect(told[1]).toBe('EligibilityLabels.id is not known. Add id to the line of Eligibility in test/support/worded.ts.');
    expect(told[2]).toMatch(new RegExp(`table\\.ts:\\d+ has a row for ${id}, which is no field: delete the row`));
    expect(told[3]).toContain(`has a row for ${rest[0]}, which has another row: delete one`);
    expect(told).toHaveLength(4);
  });
});

describe('a question', () => {
  const schema = buildSchema('type Query { a: A } type A { one: Int two: Int three(x: Int): Int b: B } type B { one: Int }');

  it('includes single values that no question covers, where most of their type is covered', () => {
    const asked = askForPlainFields(schema, ['{ a { b { __typename } } }', '{ a { one b { __typename } } }']);
    expect(asked.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      '{ a { b { __typename one } } }',
      '{ a { one b { __typename } two } }',
    ]);
  });

  it('stays unchanged when it covers everything', () => {
    expect(askForPlainFields(schema, ['{ a { one two } }'])).toEqual(['{\n  a {\n    one\n    two\n  }\n}']);
  });
});

it('a row that is made by hand gets the columns that it lacks, and keeps its own', () => {
  const demo = [
    { id: 'a', code: 'X' },
    { id: 'b', code: 'Y' },
  ];
  expect(completeRow(demo, { id: 'c' })).toEqual({ id: 'c', code: 'X' });
  expect(completeRow(demo, { code: 'Z' }, (column, examples) => `${column} ${examples.join()}`)).toEqual({
    id: 'id a,b',
    code: 'Z',
  });
});
