import { globSync, readFileSync } from 'node:fs';
import type { Row } from './read-table.ts';

/** A row as it is written: where it is, and its text. */
type Line = { readonly file: string; readonly number: number; readonly text: string };

const wordsOf = ({ text }: Line) => text.trim().split(/\s+/);
const coordinateOf = (line: Line): string => wordsOf(line)[1] ?? '';

/** `renewalDueOn` is `RENEWAL-DUE-ON` in the id of a row. */
const idPart = (field: string): string => field.replaceAll(/(?=[A-Z])/g, '-').toUpperCase();

/**
 * @param expected coordinates that have to have a row
 * @param rows the rows that there are
 * @param tables the files with the tables, as a glob pattern from the root of the project
 * @returns what to do about each difference: the file, the line, and a row as an example
 */
export function explainRows(expected: readonly string[], rows: readonly Row[], tables: string): string[] {
  const found = rows.map(({ coordinate }) => coordinate);
  const ids = new Set(rows.map(({ id }) => id));
  const lines = globSync(tables)
    .sort()
    .flatMap(linesOf)
    .filter((line) => ids.has(wordsOf(line)[0] ?? ''));
  const missing = expected.filter((coordinate) => !found.includes(coordinate));
  const unknown = found.filter((coordinate) => !expected.includes(coordinate));
  const twice = found.filter((coordinate, index) => found.indexOf(coordinate) !== index);
  const at = (coordinate: string) => {
    const line = lines.find((candidate) => coordinateOf(candidate) === coordinate);
    return line ? `${line.file}:${line.number}` : tables;
  };
  return [
    ...missing.map((coordinate) => explainMissing(coordinate, lines, tables)),
    ...unknown.map((coordinate) => `${at(coordinate)} has a row for ${coordinate}, which is no field: delete the row`),
    ...twice.map((coordinate) => `${at(coordinate)} has a row for ${coordinate}, which has another row: delete one`),
  ];
}

const linesOf = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ file, number: index + 1, text }));

function explainMissing(coordinate: string, lines: readonly Line[], tables: string): string {
  const [type = '', field = ''] = coordinate.split('.');
  if (type.endsWith('Labels')) {
    return `${coordinate} is not known. Add ${field} to the line of ${type.replace(/Labels$/, '')} in test/support/worded.ts.`;
  }
  const sibling = lines.findLast((line) => coordinateOf(line).startsWith(`${type}.`));
  if (!sibling) {
    return `${coordinate} has no row, and no field of ${type} has one. Add rows to one of ${tables}, such as\n${lines[0]?.text ?? ''}`;
  }
  return [
    `${coordinate} has no row. Say who sees it in ${sibling.file}, in a line after line ${sibling.number}.`,
    `If the same viewers see it as see ${coordinateOf(sibling)}, the line is`,
    rowLike(sibling, type, field),
    ...(tables.includes('/gateway.')
      ? []
      : ['No line is needed here for what a client can see, once test/authorization/gateway.*.table.ts has one.']),
  ].join('\n');
}

function rowLike(sibling: Line, type: string, field: string): string {
  const [id = '', like = ''] = wordsOf(sibling);
  const suffix = idPart(like.split('.')[1] ?? '');
  const newId = id.endsWith(suffix) ? id.slice(0, -suffix.length) + idPart(field) : `${id}-${idPart(field)}`;
  const rest = sibling.text.slice(sibling.text.indexOf(like) + like.length);
  const idWidth = sibling.text.indexOf(like) - 2;
  const width = like.length + (/^ */.exec(rest)?.[0].length ?? 2) - 2;
  return `${newId.padEnd(idWidth)}  ${`${type}.${field}`.padEnd(width)}  ${rest.trimStart()}`;
}
