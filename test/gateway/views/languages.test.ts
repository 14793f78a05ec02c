import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { type Locale, LOCALES } from '../../../schema/contract/locales.ts';
import { demoSignIns } from '../../../scripts/demo/identity.ts';
import { type Graph, type GraphAnswer, startGraph } from '../../support/graph.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';
import { LEFT_AS_IN_ENGLISH } from '../../subgraphs/shared/messages/left-as-in-english.ts';
import { asking, askInWords } from './ask-view.ts';
import { type Heard, hear, withoutWords } from './hear-words.ts';
import { H01_TO_H08 } from './in-words-h01-h08.table.ts';
import { H09_TO_H14 } from './in-words-h09-h14.table.ts';
import { linesOf } from './view.ts';
import { WORDS } from './words.table.ts';

const TABLE = [...H01_TO_H08, ...H09_TO_H14];

/** @returns rows of six texts, by what they stand for */
const rowsOf = (text: string): ReadonlyMap<string, Readonly<Record<Locale, string>>> =>
  new Map(
    linesOf(text).map((line) => {
      const [name = '', ...texts] = line.split(' | ');
      if (texts.length !== LOCALES.length) throw new Error(`${name} has ${texts.length} texts`);
      return [name, Object.fromEntries(LOCALES.map((locale, index) => [locale, texts[index]])) as Record<Locale, string>];
    }),
  );

/** @returns the codes of `Group: CODE CODE Group: CODE`, each with its group, in order */
function codesOf(says: string): string[] {
  let group = '';
  const codes = says.split(/\s+/).flatMap((token) => {
    if (token.endsWith(':')) group = token.slice(0, -1);
    return token === '' || token.endsWith(':') ? [] : [`${group}.${token}`];
  });
  return [...new Set(codes)].sort();
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

const WORD_ROWS = rowsOf(WORDS);
/** Amounts read alike where the dollar comes first and the point before the cents. */
const AMOUNTS_AS_IN_ENGLISH: readonly Locale[] = ['es', 'zh-Hant', 'ht'];

let graph: Graph;
beforeAll(async () => void (graph = await startGraph({ operations: await openStores(OPEN_CLIENTS, '.', null) })));
afterAll(() => graph.stop());

/** The same for all, so that no answer differs by it; seconds since 1970. */
const SIGNED_IN_AT = Math.floor(Date.now() / 1000);

async function ask(signIn: string, locale: Locale): Promise<readonly GraphAnswer[]> {
  return askInWords(asking(graph.url, await graph.token(signIn, SIGNED_IN_AT), locale));
}

function hearAll(answers: readonly GraphAnswer[] = []): Heard {
  const heard: Heard = { words: new Map(), values: new Map() };
  for (const { data } of answers) hear(data, heard);
  return heard;
}

describe.each(TABLE)('LA-1: what is said to $signIn', ({ signIn, says, values }) => {
  const answers = new Map<Locale, readonly GraphAnswer[]>();
  beforeAll(async () => {
    for (const locale of LOCALES) answers.set(locale, await ask(signIn, locale));
  });

  it.each(LOCALES)('in %s', (locale) => {
    const { words, values: told } = hearAll(answers.get(locale));
    const expected = codesOf(says).map((code) => [code, WORD_ROWS.get(code)?.[locale]]);
    expect([...words].sort(byName)).toEqual(expected);
    const rows = [...rowsOf(values)];
    expect(rows.map(([name]) => [name, told.get(name)?.text])).toEqual(rows.map(([name, texts]) => [name, texts[locale]]));
  });

  it.each(LOCALES)('in %s: the language is named, and nothing else differs', (locale) => {
    const own = answers.get(locale) ?? [];
    expect(new Set(own.map(({ headers }) => headers.get('content-language')))).toEqual(new Set([locale]));
    const bare = (of: readonly GraphAnswer[]) => of.map(({ data, errors }) => [withoutWords(data), errors]);
    expect(bare(own)).toEqual(bare(answers.get('en') ?? []));
  });

  it.each(LOCALES.filter((locale) => locale !== 'en'))('in %s: no day or amount is left in English', (locale) => {
    const english = hearAll(answers.get('en')).values;
    const left = [...hearAll(answers.get(locale)).values].filter(([name, { text }]) => english.get(name)?.text === text);
    const amounts = left.filter(([, { field }]) => field === 'Eligibility.premium' && AMOUNTS_AS_IN_ENGLISH.includes(locale));
    expect(left).toEqual(amounts);
  });
});

describe('LA-1: the tables of what is said', () => {
  it('include everyone who can sign in', () => {
    expect(TABLE.map(({ signIn }) => signIn).sort()).toEqual(demoSignIns.map(({ name }) => name).sort());
  });

  it('leave out no field that is a day, a moment or an amount', async () => {
    const told = new Set<string>();
    const written = new Set<string>();
    for (const { signIn, values } of TABLE) {
      const heard = hearAll(await ask(signIn, 'en')).values;
      for (const { field } of heard.values()) told.add(field);
      for (const name of rowsOf(values).keys()) written.add(heard.get(name)?.field ?? name);
    }
    expect([...written].sort()).toEqual([...told].sort());
  });

  it('have no word that is never used', () => {
    const told = new Set(TABLE.flatMap(({ says }) => codesOf(says)));
    expect([...WORD_ROWS.keys()].filter((code) => !told.has(code))).toEqual([]);
  });

  it('leave nothing in English except entries listed with a reason', () => {
    for (const locale of LOCALES.filter((one) => one !== 'en')) {
      const left = [...WORD_ROWS].filter(([, texts]) => texts[locale] === texts.en).map(([code]) => code);
      const unlisted = left.filter(
        (code) => !(LEFT_AS_IN_ENGLISH[code] && (LEFT_AS_IN_ENGLISH[code].in?.includes(locale) ?? true)),
      );
      expect(unlisted).toEqual([]);
    }
  });
});
