import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { demoFeed } from '../../subgraphs/identity/feed.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { bodyOf } from '../support/registered.ts';

const api = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
/** Words of what the Department of Transitional Assistance pays for. */
const OF_DTA = /^(dta|snap|ebt|tafdc|eaedc|cash|food|meals?|assistance|stipend|balance|grocery|groceries)$/i;

/** @returns every name in the API: of types, fields, arguments and enum values, after the name of what they stand in */
function namesInApi(): [path: string, name: string][] {
  return Object.values(api.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type): [string, string][] => {
      const own: [string, string] = [type.name, type.name];
      if (isEnumType(type)) return [own, ...type.getValues().map(({ name }): [string, string] => [`${type.name}.${name}`, name])];
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [own];
      const fields: (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(type.getFields());
      return [
        own,
        ...fields.map(({ name }): [string, string] => [`${type.name}.${name}`, name]),
        ...fields.flatMap((field) =>
          'args' in field ? field.args.map(({ name }): [string, string] => [`${type.name}.${field.name}.${name}`, name]) : [],
        ),
      ];
    });
}

const wordsOf = (name: string) => name.split(/_|(?<=[a-z])(?=[A-Z])/);

describe('LK-4: a link to DTA', () => {
  it('is all of DTA that the graph knows: there is no name for its benefits', () => {
    const names = namesInApi();
    expect(names.length).toBeGreaterThan(500);
    const found = names.filter(([, name]) => wordsOf(name).some((word) => OF_DTA.test(word))).map(([path]) => path);
    expect(found.sort()).toEqual([
      // Of MassHealth: it pays the premium of a plan from elsewhere.
      'CoverageType.FAMILY_ASSISTANCE',
      'CoverageType.SMALL_BUSINESS_EMPLOYEE_PREMIUM_ASSISTANCE',
      'EnrollmentKind.PREMIUM_ASSISTANCE',
      'LinkKind.DTA',
    ]);
  });

  it('shows its state, and lets its person see what any other link would, no less and no more', async () => {
    const demo = demoFeed();
    const links = demo.links.map((link) => (link.kind === 'DTA' ? { ...link, kind: 'MASSHEALTH' as const } : link));
    const [byDta, byMassHealth] = [await startGraph(), await startGraph({ feeds: { identity: { ...demo, links } } })];
    const read = async (graph: Graph, operation: string) =>
      (await graph.ask('H07', bodyOf('portal', operation), { first: 20 })).text;
    const { data } = await byDta.ask('H07', '{ viewer { links { kind state method linkedAt } } }');
    expect(data).toEqual({
      viewer: { links: [{ kind: 'DTA', state: 'LINKED', method: 'SSN', linkedAt: expect.any(String) }] },
    });
    for (const operation of ['MyInfo', 'MyBenefits', 'MyDocuments', 'MyNotices', 'Dashboard', 'TaxForms']) {
      expect(await read(byDta, operation)).toBe(await read(byMassHealth, operation));
    }
    expect(await read(byDta, 'MyBenefits')).toContain('STANDARD');
    await byDta.stop();
    await byMassHealth.stop();
  });
});
