import { demoDay } from '../../../subgraphs/shared/demo.ts';
import type { GraphAnswer } from '../../support/graph.ts';

/** A value in an answer, and where it stands; `value` is null for whatever stands below a null, and `path` is then that null's. */
export type Place = { readonly answer: Answer; readonly path: string; readonly value: unknown };

/** An answer to be told in words, which knows what has been told of it. */
export type Answer = {
  readonly name: string;
  readonly denied: ReadonlySet<string>;
  readonly told: Set<string>;
  readonly data: unknown;
};

type Json = Readonly<Record<string, unknown>>;
/** Words in which `{a.b}` stands for a value below a place; or what makes lines of it. */
type Telling = string | ((place: Place) => readonly string[]);

/** @param told facts that have been told, also of other answers: what is told once of a record need not be told again */
export function openAnswer(name: string, { data, errors }: GraphAnswer, told: Set<string>): Place {
  const denied = errors.map(({ path = [], extensions }) => {
    if (extensions.code !== 'UNAUTHORIZED_FIELD_OR_TYPE') throw new Error(`${name}: ${extensions.code}`);
    return path.join('.');
  });
  return { answer: { name, denied: new Set(denied), told, data }, path: '', value: data };
}

function below(place: Place, keys: string): Place {
  let { path, value } = place;
  for (const key of keys.split('.')) {
    if (value === null || value === undefined) break;
    tell(place.answer, path, value as Json, key);
    path = join(path, key);
    value = (value as Json)[key];
    if (value === undefined) throw new Error(`${place.answer.name} does not ask for ${path}`);
  }
  return { ...place, path, value };
}

/** @returns lines on what stands below a place: one or more for an object, and for each of a list; and why something is not shown */
export function show(place: Place, keys: string, telling: Telling): readonly string[] {
  const found = below(place, keys);
  const { path, value } = found;
  const reason = `${keys}Withheld` in (place.value as Json) ? wordOf(below(place, `${keys}Withheld`)) : '–';
  const withheld = reason === '–' ? [] : [`${keys} withheld, ${reason}`];
  if (value === null || (Array.isArray(value) && value.length === 0)) return [`${keys}: ${wordOf(found)}`, ...withheld];
  const items = Array.isArray(value)
    ? value.map((item: unknown, index) => ({ ...found, path: `${path}.${index}`, value: item }))
    : [found];
  return [...items.flatMap((item) => tellAll(item, telling)), ...withheld];
}

const tellAll = (place: Place, telling: Telling): readonly string[] =>
  typeof telling === 'string' ? [fill(place, telling)] : telling(place);

/** @returns the words, with the values that they name; of a list all of them, or `none` */
export const fill = (place: Place, words: string): string =>
  words.replaceAll(/\{([\w.]+)\}/g, (_braces, keys: string) => wordOf(below(place, keys)));

/** @returns the words for each of a list, in one line; or `none` */
export function inOneLine(place: Place, keys: string, words: string): string {
  const found = below(place, keys);
  return Array.isArray(found.value) && found.value.length > 0 ? show(place, keys, words).join(', ') : wordOf(found);
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MS_PER_DAY = 24 * 60 * 60 * 1000;

function wordOf({ answer, path, value }: Place): string {
  if (value === null) return answer.denied.has(path) ? 'denied' : '–';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(' ');
  if (typeof value === 'object') throw new Error(`${answer.name}: ${path} is no single value`);
  const word = String(value);
  if (!DAY.test(word) || path.endsWith('birthDate')) return word;
  const days = (Date.parse(word) - Date.parse(demoDay(0))) / MS_PER_DAY;
  return `T${days < 0 ? '' : '+'}${days}`;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Facts of a record are the same in every answer; those of what has no id are known by their place. */
const factOf = (answer: Answer, path: string, object: Json, key: string): string => {
  const whose = typeof object['id'] === 'string' ? object['id'] : `${answer.name} ${path}`;
  return `${whose} ${key} ${answer.denied.has(join(path, key)) ? 'denied' : JSON.stringify(object[key])}`;
};

const tell = (answer: Answer, path: string, object: Json, key: string): void =>
  void answer.told.add(factOf(answer, path, object, key));

/** @returns the places of single values that nobody told, but for keys that need no telling */
export function untold({ answer }: Place, needNone: (key: string) => boolean): string[] {
  const search = (path: string, value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      const here = join(path, key);
      if (Array.isArray(value)) return search(here, inner);
      if (needNone(key)) return [];
      const isSingle = typeof inner !== 'object' || inner === null;
      return isSingle && !answer.told.has(factOf(answer, path, value as Json, key))
        ? [`${answer.name} ${here}`]
        : search(here, inner);
    });
  };
  return search('', answer.data);
}
