import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, it } from '@jest/globals';
import { isObjectType, parse } from 'graphql';
import type { Subject } from '../../../schema/contract/policies.ts';
import { readPolicies } from '../../../schema/contract/read-policies.ts';
import type { Viewer } from '../../../schema/contract/viewer.ts';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { compileRule } from '../../../subgraphs/shared/compile-rule.ts';
import { ruleTree, ruleTreesOf, type ShieldRule } from '../../../subgraphs/shared/shield-rules.ts';
import { askShield, parentOf, SHIELD_VIEWERS, subjectsFor } from '../../support/ask-shield.ts';

/** The rules of every coordinate of a subgraph; fields with the same rule are compared once. */
function rulesOf(sdl: string) {
  const reading = readPolicies(parse(sdl));
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: {} }]);
  const rules = Object.entries(ruleTreesOf(schema, reading)).flatMap(([type, fields]) =>
    Object.entries(fields).map(([field, rule]) => ({ coordinate: `${type}.${field}`, rule })),
  );
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  const fields = types.filter(({ name }) => !name.startsWith('__')).flatMap((type) => Object.keys(type.getFields()));
  return { rules, fields: fields.length };
}

/** The tree as text. */
const textOf = (rule: ShieldRule): string =>
  JSON.stringify(rule, (_key, value: unknown) => (isNamed(value) ? `${value.constructor.name} ${value.name}` : value)) +
  rule.constructor.name;
const isNamed = (value: unknown): value is { name: string } => typeof (value as { name?: unknown } | null)?.name === 'string';

async function disagreements(rule: ShieldRule, viewer: Viewer, subjects: readonly { subject: Subject; parent: object }[]) {
  const permits = compileRule(rule);
  const verdicts = await Promise.all(subjects.map(({ parent }) => askShield(rule, parent, viewer)));
  return subjects.filter(({ subject }, index) => permits(viewer, subject) !== (verdicts[index] === true));
}

const all = subgraphs.map(({ name, sdl }) => ({ name, ...rulesOf(sdl()) }));

it.each(all)('the guard of $name has a rule for every field', ({ rules, fields }) => {
  expect(rules).toHaveLength(fields);
});

describe('a compiled rule and graphql-shield itself', () => {
  const distinct = [...new Map(all.flatMap(({ rules }) => rules).map((one) => [textOf(one.rule), one])).values()];

  it.each([...SHIELD_VIEWERS])('agree on every coordinate and subject, for %s', async (_name, viewer) => {
    const subjects = subjectsFor(viewer).map((subject) => ({ subject, parent: parentOf(subject) }));
    expect(distinct.length).toBeGreaterThan(15);
    for (const { coordinate, rule } of distinct) {
      expect([coordinate, await disagreements(rule, viewer, subjects)]).toEqual([coordinate, []]);
    }
  });
});

it('a predicate that throws denies, as in graphql-shield', async () => {
  const rule = ruleTree([[['self']]]);
  const permits = compileRule(rule);
  expect([permits(null as never, {}), await askShield(rule, {}, null as never)]).toEqual([false, false]);
});

it('a requirement without groups denies', () => {
  expect(compileRule(ruleTree([]))(SHIELD_VIEWERS.get('BRUNO')!, {})).toBe(false);
});

it('a rule of another kind is refused, not skipped', () => {
  const other = { getRules: () => [] } as unknown as ShieldRule;
  expect(() => compileRule(other)).toThrow('can be compiled');
});
