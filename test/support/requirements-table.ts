import { existsSync, globSync, readFileSync } from 'node:fs';
import { buildASTSchema, type GraphQLSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import { POLICY_NAMES } from '../../schema/contract/policies.ts';
import { titlesIn } from './test-titles.ts';

/** What is required, by area and number: SI-1 to SI-7, and so on. The README's table has a row for each. */
const AREAS = { SI: 7, LK: 4, RO: 10, CI: 2, BE: 4, DO: 3, NO: 2, AL: 3, UP: 3, DE: 2, LA: 1, BR: 1, SU: 1 } as const;

export const REQUIREMENTS: readonly string[] = Object.entries(AREAS).flatMap(([area, count]) =>
  Array.from({ length: count }, (_, index) => `${area}-${index + 1}`),
);

/** One requirement, as RO-4, or several, as RO-2 to RO-10. */
const NAMED = new RegExp(`\\b(?<area>${Object.keys(AREAS).join('|')})-(?<first>\\d+)(?: to \\k<area>-(?<last>\\d+))?\\b`, 'g');
/** A row of the tables of `test/authorization/`: what stands in its column `proves` is part of the title of a test. */
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

/** @returns whether it is a file or folder, a type, field or mutation of the supergraph, or a policy */
function isPlace(place: string): boolean {
  if (place.includes('/')) return existsSync(place);
  if ((POLICY_NAMES as readonly string[]).includes(place)) return true;
  const [typeName = '', field] = /^[a-z]/.test(place) ? ['Mutation', place] : place.split('.');
  const type = schema.getType(typeName);
  if (field === undefined) return type !== undefined;
  return (isObjectType(type) || isInterfaceType(type)) && field in type.getFields();
}

const quotedIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => String(text));

function faultsOf([id = '', what = '', where = '', test = '', ...rest]: readonly string[]): string[] {
  if (!REQUIREMENTS.includes(id)) return [`${id} is no requirement`];
  if (rest.length > 0 || what === '') return [`${id} has not the four columns`];
  const [places, tests] = [quotedIn(where), quotedIn(test)];
  return [
    ...(places.length === 0 ? ['names no place'] : []),
    ...places.filter((place) => !isPlace(place)).map((place) => `names ${place}, which is nothing here`),
    ...(tests.length === 0 ? ['cites no test'] : []),
    ...tests.flatMap((file) => {
      if (!existsSync(file)) return [`cites ${file}, which is not there`];
      return requirementsNamedIn(file).has(id) ? [] : [`cites ${file}, where no title names it`];
    }),
  ].map((fault) => `${id} ${fault}`);
}

/**
 * @param table rows `| id | what | where | test |`, as the README has them, below a heading
 * @returns what is wrong with it; nothing, when each requirement has its one row, which says where it is met and which tests hold it
 */
export function faultsIn(table: string): string[] {
  const lines = table.split('\n').filter((line) => line.startsWith('|'));
  const rows = lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const ids = rows.map(([id]) => id);
  return [
    ...REQUIREMENTS.filter((id) => !ids.includes(id)).map((id) => `${id} has no row`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} has two rows`),
    ...rows.flatMap(faultsOf),
  ];
}
