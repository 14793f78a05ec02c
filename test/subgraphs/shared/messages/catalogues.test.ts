import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type EnumTypeDefinitionNode, Kind, parse } from 'graphql';
import { LOCALES } from '../../../../schema/contract/locales.ts';
import { demoFeed as noticesFeed } from '../../../../scripts/demo/notices.ts';
import { subgraphs } from '../../../../subgraphs/registry.ts';
import { LETTER_CATALOGUES } from '../../../../scripts/letters/messages/say-letter.ts';
import { CATALOGUES, say } from '../../../../subgraphs/shared/messages/say.ts';
import { argumentsOf } from './arguments-of.ts';
import { LEFT_AS_IN_ENGLISH } from './left-as-in-english.ts';

type Messages = ReadonlyMap<string, string>;

const messagesOf = (catalogue: object): Messages =>
  new Map(
    Object.entries(catalogue).flatMap(([group, messages]) =>
      Object.entries(messages as Record<string, string>).map(([name, text]) => [`${group}.${name}`, text] as const),
    ),
  );

const english = messagesOf(CATALOGUES.en);
const keys = [...english.keys()];

/** The enums of all subgraphs, with their values. */
const enums = new Map(
  subgraphs
    .flatMap(({ sdl }) => parse(sdl()).definitions)
    .filter((node): node is EnumTypeDefinitionNode => node.kind === Kind.ENUM_TYPE_DEFINITION)
    .map(({ name, values = [] }) => [name.value, values.map((value) => `${name.value}.${value.name.value}`)] as const),
);

/** Messages of which somebody must know the key; those of enums are found by their codes. */
const sources = globSync('subgraphs/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Codes that are no enum, because sources may know more of them: those that the demo's source knows. */
const FREE_CODES: readonly string[] = ['NoticeReason.INCOME_OVER_LIMIT', 'NoticeReason.PROOF_MISSING'];

/** Haitian Creole names its months itself. */
const OTHER_ARGUMENTS: Readonly<Record<string, readonly string[]>> = { 'ht format.day': ['day', 'month'] };

const addTo = (file: string, key: string, text = ''): string => {
  const [group, name] = key.split('.');
  return `${file} lacks a message: add to "${group}" a translation of "${name}": ${JSON.stringify(text)}`;
};

const BOTH = [
  { of: 'the portal', catalogues: CATALOGUES, folder: 'subgraphs/shared/messages' },
  { of: 'letters', catalogues: LETTER_CATALOGUES, folder: 'scripts/letters/messages' },
].flatMap((catalogue) => LOCALES.map((locale) => ({ ...catalogue, locale })));

describe.each(BOTH)('LA-1: the catalogue of $of in $locale', ({ catalogues, locale, folder }) => {
  const english = messagesOf(catalogues.en);
  const keys = [...english.keys()];
  const messages = messagesOf(catalogues[locale]);

  it('has every message, and no other', () => {
    const toAdd = keys.filter((key) => !messages.has(key)).map((key) => addTo(`${folder}/${locale}.json`, key, english.get(key)));
    expect(toAdd).toEqual([]);
    expect([...messages.keys()]).toEqual(keys);
    expect(keys.filter((key) => messages.get(key)?.trim() === '')).toEqual([]);
  });

  it('names the same arguments as in English', () => {
    const expected = (key: string) => OTHER_ARGUMENTS[`${locale} ${key}`] ?? argumentsOf(english.get(key) ?? '');
    const odd = keys.filter((key) => String(argumentsOf(messages.get(key) ?? '')) !== String(expected(key)));
    expect(odd).toEqual([]);
  });

  it('is not left in English, but for what is listed with its reason', () => {
    const same = locale === 'en' ? [] : keys.filter((key) => messages.get(key) === english.get(key));
    const listed = Object.entries(LEFT_AS_IN_ENGLISH).filter(
      ([key, left]) => english.has(key) && (left.in?.includes(locale) ?? true),
    );
    const asInEnglish = same.filter((key) => !listed.some(([other]) => other === key));
    const LIST = 'list it with its reason in test/subgraphs/shared/messages/left-as-in-english.ts, or translate it';
    expect(asInEnglish.map((key) => `${folder}/${locale}.json says ${key} in English: ${LIST}`)).toEqual([]);
    expect(same.sort()).toEqual(locale === 'en' ? [] : listed.map(([key]) => key).sort());
  });
});

describe('LA-1: the catalogues', () => {
  it('have a message for each value of an enum that they know, and for nothing else', () => {
    const groups = Object.keys(CATALOGUES.en).filter((group) => enums.has(group));
    const values = groups.flatMap((group) => enums.get(group) ?? []);
    expect(keys.filter((key) => groups.includes(key.split('.')[0] ?? '')).sort()).toEqual(values.sort());
    expect(groups.length).toBeGreaterThan(25);
  });

  it('have no message that nobody says', () => {
    const unused = keys.filter((key) => {
      const [group = ''] = key.split('.');
      return !enums.has(group) && !FREE_CODES.includes(key) && !sources.includes(`'${key}'`);
    });
    expect(unused.map((key) => `nothing says ${key}: use it, as say(locale, '${key}'), or delete it`)).toEqual([]);
  });

  it('of letters have a text for each code of the demo notices, and no message that no letter says', () => {
    const { notices, decisions } = noticesFeed();
    const texts = readFileSync('scripts/letters/demo-letters.ts', 'utf8');
    const said = new Set([
      ...notices.flatMap(({ type, reasonCode }) => [`NoticeTitle.${type}`, `NoticeText.${type}`, `Reason.${reasonCode}`]),
      ...decisions.map(({ outcome }) => `Outcome.${outcome}`),
      ...[...texts.matchAll(/'(letter\.\w+)'/g)].map(([, key = '']) => key),
    ]);
    said.delete('Reason.null');
    expect([...messagesOf(LETTER_CATALOGUES.en).keys()].sort()).toEqual([...said].sort());
  });

  it('refuse to say a message without what it names', () => {
    expect(() => say('en', 'format.money')).toThrow();
  });
});
