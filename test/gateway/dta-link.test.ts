import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse, visit } from 'graphql';
import { demoFeed } from '../../scripts/demo/identity.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { bodyOf } from '../support/registered.ts';

/** Words of what the Department of Transitional Assistance pays for. */
const OF_DTA = /^(dta|snap|ebt|tafdc|eaedc|cash|food|meals?|assistance|stipend|balance|grocery|groceries)$/i;

/** @returns every name in the API: of types, fields, arguments and enum values */
function namesInApi(): string[] {
  const names = new Set<string>();
  visit(parse(readFileSync('schema/api.graphql', 'utf8')), { Name: ({ value }) => void names.add(value) });
  return [...names];
}

const wordsOf = (name: string) => name.split(/_|(?<=[a-z])(?=[A-Z])/);

describe('LK-4: a link to DTA', () => {
  it('is the only DTA data in the graph: no name in it is about DTA benefits', () => {
    const names = namesInApi();
    expect(names.length).toBeGreaterThan(500);
    const found = names.filter((name) => wordsOf(name).some((word) => OF_DTA.test(word)));
    // MassHealth pays the premium of a plan from elsewhere.
    const ofMassHealth = ['FAMILY_ASSISTANCE', 'PREMIUM_ASSISTANCE', 'SMALL_BUSINESS_EMPLOYEE_PREMIUM_ASSISTANCE'];
    expect(found.sort()).toEqual(['DTA', ...ofMassHealth]);
  });

  it('shows its state, and gives its person the same access as any other link', async () => {
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
