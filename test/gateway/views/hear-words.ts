import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isEnumType, isObjectType } from 'graphql';

/** What is said in words beside codes and values. */
export type Heard = {
  /** By enum and code, as `Channel.FAX`. */
  readonly words: Map<string, string>;
  /** By the record and the field, as `doc-0101-1.receivedOn`; also whose field it is, as `Document.receivedOn`. */
  readonly values: Map<string, { readonly text: string; readonly field: string }>;
};

const api = buildSchema(readFileSync('schema/api.graphql', 'utf8'));

/** Codes that the schema has as texts, because sources may know more of them. */
const FREE_CODES: Readonly<Record<string, string>> = {
  'Notice.language': 'Language',
  'Notice.reasonCode': 'NoticeReason',
  'NoticeDecision.coverageType': 'CoverageType',
  'TaxForm.language': 'Language',
};

/** What help says in words of its own, on My Info and My Benefits. */
const HELP_TEXTS = ['reportChanges', 'updateApplication'];

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** @returns the enum whose codes the field has; null: its values are days, moments or amounts */
function enumOf(type: string, field: string): string | null {
  const owner = api.getType(type);
  const found = isObjectType(owner) ? owner.getFields()[field] : undefined;
  if (!found) throw new Error(`There is no ${type}.${field}`);
  const named = getNamedType(found.type);
  return isEnumType(named) ? named.name : (FREE_CODES[`${type}.${field}`] ?? null);
}

/** A tag, as pt-BR, stands for a code. */
const codeOf = (value: unknown): string => String(value).toUpperCase().replace('-', '_');

/** @returns by what a record is known in the tables */
function nameOf(record: Json): string {
  const { __typename: type, id, kind, reference, person } = record;
  if (type === 'Alert') return [kind, reference].filter(Boolean).join(' ');
  if (type === 'AccountLink') return `link ${String(kind)}`;
  if (type === 'HouseholdMember') return `member ${isJson(person) ? String(person['id']) : ''}`;
  return String(id ?? type);
}

/** Notes what an answer says in words. @throws when one code is worded in two ways */
export function hear(answer: unknown, heard: Heard): void {
  if (!isJson(answer)) return;
  const type = String(answer['__typename']);
  const noteWord = (word: string, text: string) => {
    const before = heard.words.get(word) ?? text;
    if (before !== text) throw new Error(`${word} is "${before}" and "${text}"`);
    heard.words.set(word, text);
  };
  const note = (field: string, text: unknown) => {
    if (typeof text !== 'string' || field === '__typename') return;
    if (answer[field] === undefined) throw new Error(`${type}.${field} is worded, and not asked`);
    const group = enumOf(type, field);
    if (group !== null) noteWord(`${group}.${codeOf(answer[field])}`, text);
    else heard.values.set(`${nameOf(answer)}.${field}`, { text, field: `${type}.${field}` });
  };
  if (type === 'Help') HELP_TEXTS.forEach((field) => noteWord(`help.${field}`, String(answer[field])));
  if (isJson(answer['labels'])) Object.entries(answer['labels']).forEach(([field, text]) => note(field, text));
  for (const [key, value] of Object.entries(answer)) {
    if (key.endsWith('WithheldLabel')) note(key.slice(0, -'Label'.length), value);
    if (key !== 'labels') hear(value, heard);
  }
}

/** @returns the answer without what is said in words, which must be the same in all languages */
export function withoutWords(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutWords);
  if (!isJson(answer)) return answer;
  const isWorded = (key: string) => key === 'labels' || HELP_TEXTS.includes(key) || key.endsWith('Label');
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([key]) => !isWorded(key))
      .map(([key, value]) => [key, withoutWords(value)]),
  );
}
