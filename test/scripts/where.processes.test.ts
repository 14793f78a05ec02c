import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { nearestNames } from '../../scripts/tooling/nearest-names.ts';
import { runCommand } from '../../scripts/tooling/run-command.ts';
import { findPlaces, sdlNames } from '../../scripts/tooling/sdl-places.ts';
import { findTestRows } from '../../scripts/tooling/test-rows.ts';
import { where } from '../../scripts/where.ts';

/** The line of a file that holds `text`, counted from 1. */
const lineOf = (file: string, text: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('npm run where', () => {
  const SDL = 'subgraphs/health-connector/schema.graphql';

  it('shows the line of the SDL, the description, the policies, and who sees the field', () => {
    const text = where('Person.planType');
    expect(text).toContain(`
In the SDL
  ${SDL}:${lineOf(SDL, 'planType: PlanType')}  (health-connector)
    planType: PlanType @policy(policies: [["self", "ma_login"]])

Policy
  of the field  self + ma_login
  of Person     self | head_of_household_limited

Who sees it
`);
    expect(text).toMatch(/^Person\.planType\n {2}The Health Connector plan type\. /);
    expect(text).toMatch(/^ {2}allow +MA Login /m);
    expect(text).toMatch(/^ {2}deny +login\.mass\.gov /m);
    expect(text).toMatch(/^ {2}hide +member, other /m);
  });

  it('shows every subgraph that defines the field', () => {
    const shown = where('Person.id').match(/^ {2}subgraphs\/[\w-]+\/schema\.graphql:\d+/gm);
    expect(shown).toHaveLength(5);
  });

  it('says when no client can ask for the field', () => {
    expect(where('Document.personId')).toContain('no client: it is not in the schema that clients see');
  });

  it('lists the fields of a type in short', () => {
    const text = where('Person');
    expect(text).toContain('type Person @key(fields: "id") @policy(policies: [["self"], ["head_of_household_limited"]])');
    expect(text).toMatch(/^ {2}planType +PlanType +self \+ ma_login +The Health Connector plan type/m);
    expect(text).not.toContain('Who sees it');
  });

  it('lists the values of an enum', () => {
    expect(where('MetalTier')).toMatch(/^ {2}SILVER +Silver\.$/m);
  });

  it('suggests names near an unknown name', () => {
    expect(() => where('Persn.eligibilty')).toThrow(
      'The graph has no Persn.eligibilty. The nearest names are Person.eligibility.',
    );
    expect(() => where('Xyzzy')).toThrow(/^The graph has no Xyzzy\.$/);
  });

  it('answers for every name of the SDL', () => {
    for (const name of sdlNames()) expect(findPlaces(name).length).toBeGreaterThan(0);
  });

  it('as a process, prints the answer, or fails with the message alone', async () => {
    const asked = await runCommand(['node', 'scripts/where.ts', 'Query.help']);
    expect(asked).toMatchObject({ ok: true, output: where('Query.help') });
    const [unknown, nothing] = await Promise.all([
      runCommand(['node', 'scripts/where.ts', 'Query.hlp']),
      runCommand(['node', 'scripts/where.ts']),
    ]);
    expect(unknown).toMatchObject({
      ok: false,
      output: expect.stringMatching(/^The graph has no Query\.hlp\. The nearest names are Query\.help/),
    });
    expect(nothing).toMatchObject({ ok: false, output: 'usage: npm run where -- <Type.field, or Type>' });
  });
});

describe('the rows that test a coordinate', () => {
  it('are told by file, line and id', () => {
    // This line is such a row: GW-EXAMPLE-NAME, as RO-4 asks, for Example.name
    expect(findTestRows('Example.name', 'test/scripts')[0]).toMatch(
      /^test\/scripts\/where\.processes\.test\.ts:\d+ GW-EXAMPLE-NAME$/,
    );
  });

  it('are empty for a missing folder, and do not include a longer name', () => {
    expect(findTestRows('Example.name', 'test/none')).toEqual([]);
    expect(findTestRows(`Example.${'na'}`, 'test/scripts')).toEqual([]);
  });
});

describe('the nearest names', () => {
  it('differ by few letters, and the nearest come first', () => {
    expect(nearestNames('persn', ['Person', 'Viewer', 'Perso', 'parson'])).toEqual(['Perso', 'Person', 'parson']);
    expect(nearestNames('', ['ab', 'abc'])).toEqual(['ab']);
  });
});
