import { describe, expect, it } from '@jest/globals';
import { type DocumentNode, getNamedType, type GraphQLField, type GraphQLObjectType, isEnumType, isObjectType } from 'graphql';
import { buildASTSchema, parse } from 'graphql';
import { type PolicyReading, readPolicies } from '../../schema/contract/read-policies.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { WORDED } from '../support/worded.ts';

const BESIDE = 'Person belongs to several subgraphs: the words stand beside it, in a field of this name and Label';

/** Codes, days, moments and amounts that are not worded, each with the reason. */
const NOT_WORDED: Readonly<Record<string, string>> = {
  'CoverageCheck.asOf': 'partners alone ask for it, and partners are programs',
  'CoverageStatus.coverageType': 'partners alone ask for it, and partners are programs',
  'CoverageStatus.status': 'partners alone ask for it, and partners are programs',
  'CoverageStatus.start': 'partners alone ask for it, and partners are programs',
  'CoverageStatus.end': 'partners alone ask for it, and partners are programs',
  'Feed.asOf': 'says how fresh a source is; what is shown of a person says it in words',
  'UnlinkAccountPayload.kind': 'repeats what was asked for',
  'UnlinkAccountPayload.state': 'says what came of a change; AccountLink says it in words',
  'Alert.handOff': 'Help.updateApplication says what it is for',
  'Viewer.handOffTargets': 'Help.updateApplication says what they are for',
  'Person.contactWithheld': BESIDE,
  'Person.planTypeWithheld': BESIDE,
  'Person.eligibilityWithheld': BESIDE,
  'Person.enrollmentsWithheld': BESIDE,
  'Person.documentsWithheld': BESIDE,
  'Person.rfisWithheld': BESIDE,
  'Person.noticesWithheld': BESIDE,
};

const WORDY = ['Date', 'DateTime', 'Money'];

type Subgraph = {
  readonly document: DocumentNode;
  readonly reading: PolicyReading;
  readonly types: readonly GraphQLObjectType[];
};

const all: readonly Subgraph[] = subgraphs.map(({ sdl }) => {
  const document = parse(sdl());
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  return { document, reading: readPolicies(document), types: Object.values(schema.getTypeMap()).filter(isObjectType) };
});

const isHidden = (node: { readonly astNode?: { readonly directives?: readonly unknown[] } | null | undefined }): boolean =>
  (node.astNode?.directives as { name: { value: string } }[] | undefined)?.some(({ name }) => name.value === 'inaccessible') ??
  false;

const isWordy = ({ type }: GraphQLField<unknown, unknown>): boolean => {
  const named = getNamedType(type);
  return isEnumType(named) || WORDY.includes(named.name);
};

function hasField(types: readonly GraphQLObjectType[], coordinate: string): boolean {
  const [typeName, field = ''] = coordinate.split('.');
  return types.some((type) => type.name === typeName && Object.hasOwn(type.getFields(), field));
}

const labelTypes = all.flatMap(({ reading, types }) =>
  types
    .filter(({ name }) => name.endsWith('Labels'))
    .map((type) => ({ name: type.name, type, reading, worded: types.find(({ name }) => `${name}Labels` === type.name) })),
);

describe('LA-1, RO-10: labels', () => {
  it('are of the types and fields that are listed by hand', () => {
    const found = labelTypes.map(({ name, type }) => [name.replace('Labels', ''), Object.keys(type.getFields()).sort()] as const);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries([...WORDED].map(([type, fields]) => [type, [...fields].sort()])),
    );
  });

  it.each(labelTypes)(
    '$name has no field but those of what it words, each under the same policy',
    ({ type, reading, worded }) => {
      const policyOf = (typeName: string, field: string) => reading.fields.get(`${typeName}.${field}`) ?? [];
      expect(worded).toBeDefined();
      expect(reading.types.get(type.name)).toEqual(reading.types.get(worded?.name ?? ''));
      for (const field of Object.keys(type.getFields())) {
        expect(Object.keys(worded?.getFields() ?? {})).toContain(field);
        expect([field, policyOf(type.name, field)]).toEqual([field, policyOf(worded?.name ?? '', field)]);
      }
    },
  );

  it.each(labelTypes)('$name is had from its object alone, without a policy or subject of its own', ({ name, type, reading }) => {
    const holders = all.flatMap(({ types }) =>
      types.flatMap((holder) =>
        Object.values(holder.getFields())
          .filter((field) => getNamedType(field.type).name === name)
          .map((field) => `${holder.name}.${field.name}`),
      ),
    );
    const coordinate = `${name.replace('Labels', '')}.labels`;
    expect(holders).toEqual([coordinate]);
    expect(reading.fields.get(coordinate) ?? []).toEqual([]);
    expect(reading.subjects.get(type.name)).toBeUndefined();
  });

  it('are there for every code, day, moment and amount that clients see, but for what is listed with its reason', () => {
    const coded = all.flatMap(({ types }) =>
      types
        .filter((type) => !isHidden(type) && !type.name.startsWith('__'))
        .flatMap((type) =>
          Object.values(type.getFields())
            .filter((field) => isWordy(field) && !isHidden(field))
            .map(({ name }) => `${type.name}.${name}`),
        ),
    );
    const worded = new Set([...WORDED].flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)));
    expect([...new Set(coded)].filter((coordinate) => !worded.has(coordinate)).sort()).toEqual(Object.keys(NOT_WORDED).sort());
  });

  it('stand beside what belongs to several subgraphs, under the same policy', () => {
    const beside = Object.keys(NOT_WORDED).filter((coordinate) => NOT_WORDED[coordinate] === BESIDE);
    const owned = beside.flatMap((coordinate) => all.filter(({ types }) => hasField(types, coordinate)));
    expect(owned).toHaveLength(beside.length);
    for (const [index, { types, reading }] of owned.entries()) {
      const label = `${beside[index]}Label`;
      expect([label, hasField(types, label)]).toEqual([label, true]);
      expect([label, reading.fields.get(label)]).toEqual([label, reading.fields.get(beside[index]!)]);
    }
  });
});
