import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType, isInterfaceType, isObjectType } from 'graphql';
import type { AccessModel } from '../gateway/access/access-model.ts';
import { loadAccessModel } from '../gateway/access/load-access-model.ts';
import { matrixRows, type MatrixRow, policyText, ROLES } from '../gateway/explain/matrix.ts';
import { columns } from './tooling/columns.ts';
import { nearestNames } from './tooling/nearest-names.ts';
import { ROOT } from './tooling/rover-config.ts';
import { findPlaces, type SdlPlace, sdlNames } from './tooling/sdl-places.ts';
import { findTestRows, TABLES } from './tooling/test-rows.ts';

const USAGE = 'usage: npm run where -- <Type.field, or Type>';

/**
 * @param name a coordinate as Person.eligibility, or a type
 * @returns where it is defined, what it means, its policy, who can see it, and which tests cover it
 * @throws when no subgraph's SDL has it; the message names the most similar ones
 */
export function where(name: string): string {
  const places = findPlaces(name);
  if (places.length === 0) throw new Error(unknown(name));
  const model = loadAccessModel(readFileSync(join(ROOT, 'schema/supergraph.graphql'), 'utf8'));
  const sections = name.includes('.') ? fieldSections(name, model) : typeSections(name, model);
  return [name, ...describe(places), '', 'In the SDL', ...places.flatMap(renderPlace), ...sections].join('\n');
}

function unknown(name: string): string {
  const nearest = nearestNames(name, sdlNames());
  return `The graph has no ${name}.${nearest.length > 0 ? ` The nearest names are ${nearest.join(', ')}.` : ''}`;
}

const describe = (places: readonly SdlPlace[]) => [
  ...new Set(places.flatMap(({ description }) => (description === null ? [] : [`  ${description}`]))),
];

const renderPlace = ({ file, line, subgraph, sdl }: SdlPlace) => [`  ${file}:${line}  (${subgraph})`, `    ${sdl}`];

function fieldSections(coordinate: string, model: AccessModel): string[] {
  const [type = ''] = coordinate.split('.');
  const row = matrixRows(model).find((candidate) => candidate.coordinate === coordinate);
  const rows = findTestRows(coordinate);
  return [
    '',
    'Policy',
    ...columns([
      ['of the field', policyText(model.reading.fields.get(coordinate) ?? []) || 'none of its own'],
      [`of ${type}`, policyText(model.reading.types.get(type) ?? []) || 'none'],
    ]),
    '',
    'Who sees it',
    ...(row ? renderRoles(row) : ['  no client: it is not in the schema that clients see (schema/api.graphql)']),
    '',
    'Rows that test it',
    ...(rows.length > 0 ? rows.map((found) => `  ${found}`) : [`  none in ${TABLES}`]),
  ];
}

const renderRoles = ({ verdicts }: MatrixRow) =>
  columns(ROLES.map(({ name, means }, column) => [verdicts[column] ?? 'deny', name, means]));

function typeSections(name: string, model: AccessModel): string[] {
  const policy = ['', 'Policy', `  ${policyText(model.reading.types.get(name) ?? []) || 'none'}`];
  const type = model.apiSchema.getType(name);
  if (isEnumType(type))
    return [...policy, '', 'Values', ...columns(type.getValues().map((value) => [value.name, value.description ?? '']))];
  if (!isObjectType(type) && !isInterfaceType(type)) return policy;
  const fields = Object.values(type.getFields()).map((field) => [
    field.name,
    String(field.type),
    policyText(model.reading.fields.get(`${name}.${field.name}`) ?? []),
    firstSentence(field.description ?? ''),
  ]);
  return [...policy, '', 'Fields', ...columns(fields)];
}

const firstSentence = (text: string) => text.split(/[.;](?:\s|$)/, 1)[0] ?? text;

if (import.meta.main) {
  try {
    const [name, ...more] = process.argv.slice(2);
    if (name === undefined || more.length > 0) throw new Error(USAGE);
    console.log(where(name));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
