import { existsSync, globSync, readFileSync } from 'node:fs';
import { buildASTSchema, type GraphQLSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import { POLICY_NAMES } from '../../schema/contract/policies.ts';
import { titlesIn } from './test-titles.ts';

/** The ids of the requirements, by area and number: SI-1 to SI-7, and so on. `test/README.md` has a line for each. */
const AREAS = { SI: 7, LK: 4, RO: 10, CI: 2, BE: 4, DO: 3, NO: 2, AL: 3, UP: 3, DE: 2, LA: 1, BR: 1, SU: 1 } as const;

export const REQUIREMENTS: readonly string[] = Object.entries(AREAS).flatMap(([area, count]) =>
  Array.from({ length: count }, (_, index) => `${area}-${index + 1}`),
);

/** One requirement, as RO-4, or several, as RO-2 to RO-10. */
const NAMED = new RegExp(`\\b(?<area>${Object.keys(AREAS).join('|')})-(?<first>\\d+)(?: to \\k<area>-(?<last>\\d+))?\\b`, 'g');
/** A row of the tables of `test/authorization/`: the ids in its column `proves` are part of the title of a test. */
const PROVES = /^[A-Z][A-Z0-9-]+ .*?(?<proves>(?:[A-Z]{2}-\d+ ?)+)$/gm;

const schema: GraphQLSchema = buildASTSchema(parse(readFileSync('schema/supergraph.graphql', 'utf8')), { assumeValid: true });

/** @returns the requirements that the titles of the tests of a file name, or the rows of a table of `test/authorization/` */
export function requirementsNamedIn(file: string): ReadonlySet<string> {
  const isTable = file.startsWith('test/authorization/') && file.endsWith('.table.ts');
  const titles = isTable
    ? [...readFileSync(file, 'utf8').matchAll(PROVES)].map(({ groups }) => String(groups?.['proves']))
    : titlesIn(file);
  return new Set(titles.flatMap((title) => [...title.matchAll(NAMED)].flatMap(({ groups }) => idsOf(groups ?? {}))));
}

function idsOf({ area, first, last = first }: Readonly<Record<string, string | undefined>>): string[] {
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, index) => `${area}-${Number(first) + index}`);
}

/** @returns the files whose tests, or rows, have titles */
export const filesOfTitles = (): string[] => globSync(['test/**/*.test.ts', 'test/authorization/*.table.ts']).sort();

/** @returns whether it is a file, a folder, a policy, or a type, field or mutation of the supergraph */
function isPlace(place: string): boolean {
  if (place.includes('/')) return existsSync(place);
  if ((POLICY_NAMES as readonly string[]).includes(place)) return true;
  const [typeName = '', field] = /^[a-z]/.test(place) ? ['Mutation', place] : place.split('.');
  const type = schema.getType(typeName);
  if (field === undefined) return type !== undefined;
  return (isObjectType(type) || isInterfaceType(type)) && field in type.getFields();
}

const quotedIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, quoted]) => String(quoted));

/** `- **RO-4** what. Where: places. Tests: files.` */
const LINE = /^- \*\*(?<id>[\w-]+)\*\* (?<what>.+)\. Where: (?<where>.+)\. Tests: (?<tests>.+)\.$/;

function faultsOf(line: string): string[] {
  const { id = '', where = '', tests = '' } = LINE.exec(line)?.groups ?? {};
  if (id === '') return [`"${line.slice(0, 40)}" is not of the form "- **id** what. Where: places. Tests: files."`];
  if (!REQUIREMENTS.includes(id)) return [`${id} is no requirement`];
  const [places, files] = [quotedIn(where), quotedIn(tests)];
  return [
    ...(places.length === 0 ? ['names no place'] : []),
    ...places.filter((place) => !isPlace(place)).map((place) => `names ${place}, which is nothing here`),
    ...(files.length === 0 ? ['cites no test'] : []),
    ...files.flatMap((file) => {
      if (!existsSync(file)) return [`cites ${file}, which is not there`];
      return requirementsNamedIn(file).has(id) ? [] : [`cites ${file}, where no title names it`];
    }),
  ].map((fault) => `${id} ${fault}`);
}

/**
 * @param list lines `- **id** what. Where: places. Tests: files.`, as `test/README.md` has them, below a heading
 * @returns its errors; empty when each requirement has one line with places that exist and tests that name it
 */
export function faultsIn(list: string): string[] {
  const lines = list.split('\n').filter((line) => line.startsWith('- '));
  const ids = lines.map((line) => LINE.exec(line)?.groups?.['id']);
  return [
    ...REQUIREMENTS.filter((id) => !ids.includes(id)).map((id) => `${id} has no line`),
    ...ids.filter((id, index) => id !== undefined && ids.indexOf(id) !== index).map((id) => `${id} has two lines`),
    ...lines.flatMap(faultsOf),
  ];
}
